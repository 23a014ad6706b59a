import { describe, expect, it } from 'vitest';
import { ceiling, stackMarks } from './report.curve.ts';
import { delaysOf } from './report.delays.ts';
import { windowsOf } from './report.window.ts';
import { sayCount, sayMinutes } from './report.words.ts';
import { writeSummary } from './summary.write.ts';

const day = (hour: string) => new Date(`2026-11-04T${hour}:00.000Z`);
const MINUTE = 60_000;

describe('the windows of a report', () => {
  it('go from the first signal to an hour after the closing, and are the same before and after', () => {
    const windows = windowsOf({ firstSignalAt: day('07:47'), closedAt: day('11:47'), now: day('20:00') });
    expect(windows.event).toEqual({ from: day('07:47'), to: day('12:47') });
    expect(windows.before).toEqual({ from: day('03:47'), to: day('07:47') });
    expect(windows.after).toEqual({ from: day('11:47'), to: day('15:47') });
    expect(windows.curve).toEqual({ from: day('07:05'), to: day('12:47'), step: '5_minutes' });
  });
  it('end now while the room is open or just closed, and hold at least one step', () => {
    const open = windowsOf({ firstSignalAt: day('07:47'), closedAt: null, now: day('08:30') });
    expect(open.event.to).toEqual(day('08:30'));
    expect(open.after).toBeUndefined();
    expect(open.curve.step).toBe('minute');
    const now = windowsOf({ firstSignalAt: day('07:47'), closedAt: null, now: day('07:47') });
    expect(now.event.to.getTime()).toBeGreaterThan(now.event.from.getTime());
    const long = windowsOf({
      firstSignalAt: day('07:47'),
      closedAt: new Date('2026-11-07T08:00Z'),
      now: new Date('2026-11-20'),
    });
    expect(long.curve.step).toBe('hour');
    expect(long.before.to.getTime() - long.before.from.getTime()).toBe(24 * 60 * MINUTE);
  });
});

const row = {
  first_signal_at: day('07:47'),
  detected_at: day('08:12'),
  opened_at: day('08:31'),
  first_word_at: day('09:05'),
  closed_at: day('12:00'),
};

describe('the delays of a report', () => {
  it('are minutes from the first signal: seen by whoever acted first, decided by the first decision of a person', () => {
    const line = (hour: string, kind: 'alarm' | 'call' | 'hold' | 'mandate' | 'decision' | 'typed', by?: string) => ({
      at: day(hour).toISOString(),
      kind,
      ...(by === undefined ? {} : { by }),
    });
    const log = [
      line('08:12', 'alarm'),
      line('08:14', 'call'),
      line('08:19', 'call', 'Camille'),
      line('08:33', 'typed', 'Camille'),
      line('08:40', 'hold', 'Camille'),
      line('08:39', 'decision'),
      line('08:44', 'mandate', 'Hélène'),
    ];
    expect(delaysOf(row, log, { points: [], stepMs: 5 * MINUTE })).toEqual({
      detected: 25,
      seen: 32,
      opened: 44,
      held: 53,
      decided: 53,
      firstWord: 78,
    });
  });
  it('take the turning and the calm from the curve, the calm only of what is closed', () => {
    const points = [
      ...Array.from({ length: 8 }, () => [30, 24, 1]),
      ...Array.from({ length: 6 }, () => [40, 8, 22]),
      ...Array.from({ length: 8 }, () => [2, 0, 0]),
    ].map(([mentions = 0, unfavourable = 0, favourable = 0], index) => ({
      at: day('07:45').getTime() + index * 5 * MINUTE,
      mentions,
      unfavourable,
      favourable,
      high: 6,
    }));
    const curve = { points, stepMs: 5 * MINUTE };
    expect(delaysOf(row, [], curve)).toMatchObject({ turned: 38, calm: 68 });
    expect(delaysOf({ ...row, closed_at: null, first_word_at: null }, [], curve).calm).toBeUndefined();
  });
});

describe('the summary', () => {
  const told = {
    crisis: { firstSignalAt: day('07:47').toISOString(), closedAt: day('12:00').toISOString(), drill: false },
    delays: { detected: 25, firstWord: 78, turned: 80, calm: 218 },
    figures: {
      mentions: 1864,
      voices: 812,
      reach: 1,
      press: 4,
      peak: { at: day('09:05').toISOString(), mentions: 104 },
      level: 3,
      answers: 3,
      replies: 0,
      requests: 0,
      people: 2,
    },
    curve: { step: '5_minutes' as const, points: [], marks: [] },
    tone: {
      before: { mentions: 20, negative: 0.1, ironic: 0, neutral: 0.8, positive: 0.1 },
      during: { mentions: 1864, negative: 0.3, ironic: 0.32, neutral: 0.2, positive: 0.18 },
    },
  };
  it('says the day, the first word, the turning and the calm, in both languages', () => {
    expect(writeSummary(told, 'Europe/Paris')).toEqual({
      fr:
        'Premier signal le 4 novembre 2026 à 8\u{a0}h\u{a0}47, détecté 25\u{a0}min après. ' +
        '1\u{a0}864 mentions de 812 comptes, jusqu’à 104 en 5\u{a0}minutes, dont 4 articles de presse. ' +
        'Premier mot public 1\u{a0}h\u{a0}18 après le premier signal. ' +
        '62\u{a0}% de défavorables et d’ironiques pendant la crise, 10\u{a0}% avant. Elle a tourné 1\u{a0}h\u{a0}20 après le premier signal. ' +
        'Retour au calme 3\u{a0}h\u{a0}38 après le premier signal.',
      en:
        'First signal on 4 November 2026 at 08:47, detected 25\u{a0}min later. ' +
        '1,864 mentions by 812 accounts, up to 104 in 5\u{a0}minutes, 4 press articles among them. ' +
        'First public word 1\u{a0}h\u{a0}18 after the first signal. ' +
        '62% unfavourable or ironic during the crisis, 10% before. It turned 1\u{a0}h\u{a0}20 after the first signal. ' +
        'Calm again 3\u{a0}h\u{a0}38 after the first signal.',
    });
  });
  it('says what never happened', () => {
    const { fr } = writeSummary(
      {
        ...told,
        crisis: { firstSignalAt: told.crisis.firstSignalAt, drill: true },
        delays: {},
        figures: { ...told.figures, mentions: 0 },
        tone: { during: { mentions: 0, negative: 0, ironic: 0, neutral: 0, positive: 0 } },
      },
      'Europe/Paris',
    );
    expect(fr).toBe(
      'Exercice. Premier signal le 4 novembre 2026 à 8\u{a0}h\u{a0}47. Rien n’a été entendu sur les veilles de cette crise. Le territoire n’a rien dit en public. La cellule est encore ouverte.',
    );
  });
});

it('says minutes and counts as people do', () => {
  expect([0.4, 59, 65, 120, 3000].map((minutes) => sayMinutes(minutes, 'fr'))).toEqual(
    ['0 min', '59 min', '1 h 05', '2 h', '2 jours'].map((text) => text.replaceAll(' ', '\u{a0}')),
  );
  expect(sayCount(1_234_567, 'en')).toBe('1,234,567');
});

describe('the curve of a printed report', () => {
  it('ends at a round count, and puts marks that would touch one above the other', () => {
    expect([0, 3, 104, 1864].map((max) => ceiling(max).top)).toEqual([1, 3, 150, 2000]);
    expect(stackMarks([10, 18, 22, 60], 15)).toEqual([0, 1, 2, 0]);
    expect(stackMarks([10, 18, 26], 15)).toEqual([0, 1, 0]);
  });
});
