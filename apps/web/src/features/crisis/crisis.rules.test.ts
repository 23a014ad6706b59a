import type { LogLine, Room } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { byDay, withLine } from './log.rules.ts';
import { crisisPosts, roomSteps, toneShares } from './room.rules.ts';

type Given = {
  crisis?: Partial<Room['crisis']>;
  mandate?: boolean;
  figures?: Partial<Room['figures']>;
  over?: boolean;
};

function room({ crisis = {}, mandate = false, figures = {}, over = false }: Given): Room {
  return {
    crisis: {
      state: 'open',
      firstSignalAt: '2026-11-24T07:47:00.000Z',
      detectedAt: '2026-11-24T08:12:00.000Z',
      openedAt: '2026-11-24T08:15:00.000Z',
      watchIds: ['wat_1'],
      ...crisis,
    },
    mandate: mandate ? { startsAt: '2026-11-24T08:40:00.000Z' } : undefined,
    figures,
    recovery: { over, signs: [] },
  } as unknown as Room;
}
const states = (given: Given) => roomSteps(room(given)).map(({ key, state }) => `${key} ${state}`);

describe('the steps of a crisis', () => {
  it('begin with the first signal, and say how long the alarm took', () => {
    const [signal, alarm, mandate] = roomSteps(room({}));
    expect(signal).toMatchObject({ state: 'done', afterMs: 0 });
    expect(alarm).toMatchObject({ state: 'done', afterMs: 25 * 60_000 });
    expect(mandate).toEqual({ key: 'mandate', state: 'current' });
  });
  it('pass over a mandate that nobody needed', () => {
    expect(states({ crisis: { firstWordAt: '2026-11-24T09:05:00.000Z' } }).slice(2, 5)).toEqual([
      'mandate skipped',
      'word done',
      'turn current',
    ]);
  });
  it('say that opinion turned once it clearly did, after we spoke', () => {
    const spoken = { firstWordAt: '2026-11-24T09:05:00.000Z' };
    expect(states({ crisis: spoken, figures: { negativeBefore: 0.6, negativeNow: 0.5 } })[4]).toBe('turn current');
    expect(states({ crisis: spoken, figures: { negativeBefore: 0.6, negativeNow: 0.4 } })[4]).toBe('turn done');
    expect(states({ figures: { negativeBefore: 0.6, negativeNow: 0.1 } })[4]).toBe('turn waiting');
  });
  it('leave nothing to come in a room that is closed', () => {
    const closed = roomSteps(room({ crisis: { state: 'closed', closedAt: '2026-11-24T15:00:00.000Z' } }));
    expect(closed.map(({ state }) => state)).toEqual(['done', 'done', 'skipped', 'skipped', 'skipped', 'done']);
  });
});

describe('what the room counts', () => {
  it('opens its posts only where they are exactly those', () => {
    expect(crisisPosts(room({}).crisis)).toEqual({ veille: 'wat_1', de: '2026-11-24T07:47:00.000Z' });
    expect(crisisPosts(room({ crisis: { watchIds: ['wat_1', 'wat_2'] } }).crisis)).toBeUndefined();
    expect(crisisPosts(room({ crisis: { watchIds: [] } }).crisis)).toBeUndefined();
  });
  it('shows tones in one order, without those that nobody took', () => {
    expect(toneShares({ positive: 1, negative: 3 })).toEqual([
      { tone: 'negative', share: 0.75 },
      { tone: 'positive', share: 0.25 },
    ]);
    expect(toneShares({})).toEqual([]);
  });
});

describe('the log', () => {
  const line = (id: string, at: string, more: Partial<LogLine> = {}): LogLine => ({
    id,
    at: `2026-11-24T${at}:00.000Z`,
    kind: 'typed',
    text: { fr: id, en: id },
    ...more,
  });
  const pages = [{ items: [line('c', '10:00'), line('b', '09:00')], nextCursor: 'n' }, { items: [line('a', '08:00')] }];
  const ids = (given: readonly { items: LogLine[] }[]) => given.flatMap(({ items }) => items.map(({ id }) => id));
  it('takes a line that is told, at its minute and once', () => {
    expect(ids(withLine(pages, line('d', '10:30')))).toEqual(['d', 'c', 'b', 'a']);
    expect(ids(withLine(pages, line('d', '09:30')))).toEqual(['c', 'd', 'b', 'a']);
    expect(ids(withLine(withLine(pages, line('d', '10:30')), line('d', '10:30')))).toEqual(['d', 'c', 'b', 'a']);
  });
  it('keeps what is corrected, and says by what', () => {
    const corrected = withLine(pages, line('d', '10:30', { corrects: 'a' }));
    expect(ids(corrected)).toEqual(['d', 'c', 'b', 'a']);
    expect(corrected[1]?.items[0]?.correctedBy).toBe('d');
  });
  it('is told by day', () => {
    const days = byDay([line('b', '10:00'), line('a', '09:00')], (at) => at.slice(0, 13));
    expect(days.map(({ day, lines }) => [day, lines.length])).toEqual([
      ['2026-11-24T10', 1],
      ['2026-11-24T09', 1],
    ]);
  });
});
