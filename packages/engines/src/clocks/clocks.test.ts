import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acknowledgementMissing,
  acknowledgementTextMissing,
  addMonths,
  addWorkingDays,
  checkRules,
  dayAt,
  defaultRules,
  easterSunday,
  impliedDecisionSentence,
  nextReminders,
  pressClocks,
  publicHolidays,
  requestClocks,
  rulesToReview,
  serviceTarget,
  workCalendar,
  type AcknowledgementMentions,
  type ClockRequest,
  type RequestEvent,
} from './index.ts';
import { civilDate, dayNumber, readDate, toInstant, writeDate } from '../schedule/index.ts';

const paris = workCalendar({ zone: 'Europe/Paris' });
const days = fc.integer({ min: 0, max: 40_000 }).map((number) => civilDate(10_000 + number));

function at(local: string): number {
  const reading = toInstant(local, 'Europe/Paris');
  if (!reading.ok) throw new Error(local);
  return reading.at;
}

describe('holidays', () => {
  it('knows the Sunday of Easter', () => {
    const known = [
      '1818-03-22',
      '2000-04-23',
      '2011-04-24',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
      '2285-03-22',
    ];
    expect(known.map((day) => writeDate(easterSunday(Number(day.slice(0, 4)))))).toEqual(known);
  });

  it('has eleven in the year, and those of a region beside', () => {
    expect(publicHolidays(2026).map(({ on }) => on)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
    const beside = publicHolidays(2026, 'alsace_moselle').filter(
      ({ on }) => !publicHolidays(2026).some((day) => day.on === on),
    );
    expect(beside.map(({ on }) => on)).toEqual(['2026-04-03', '2026-12-26']);
  });

  it('keeps local days off out of the law and in the house', () => {
    const local = workCalendar({
      zone: 'Europe/Paris',
      local: [{ on: '2026-11-30', label: { fr: 'Saint-André', en: 'St Andrew' } }],
    });
    expect(local.legalDayOff(readDate('2026-11-30')!)).toBeUndefined();
    expect(local.officeDayOff(readDate('2026-11-30')!)).toEqual({ fr: 'Saint-André', en: 'St Andrew' });
  });
});

describe('arithmetic', () => {
  it('never goes past the end of the month, and never back', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 24 }), (day, months) => {
        const end = addMonths(day, months);
        expect((end.year - day.year) * 12 + end.month - day.month).toBe(months);
        expect(end.day).toBeLessThanOrEqual(day.day);
        expect(readDate(writeDate(end))).toEqual(end);
      }),
    );
  });

  it('lands on a working day, as many working days later', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const end = addWorkingDays(day, count, paris.legalDayOff);
        let worked = 0;
        for (let number = dayNumber(day) + 1; number <= dayNumber(end); number += 1)
          if (paris.legalDayOff(civilDate(number)) === undefined) worked += 1;
        expect(worked).toBe(count);
        expect(paris.legalDayOff(end)).toBeUndefined();
      }),
    );
  });

  it('ends even when every day is off', () => {
    expect(() => addWorkingDays(readDate('2026-11-24')!, 2, () => ({ fr: 'x', en: 'x' }))).not.toThrow();
  });
});

describe('clocks of a request', () => {
  const request = (events: RequestEvent[], more: Partial<ClockRequest> = {}): ClockRequest => ({
    nature: 'complaint',
    channel: 'electronic',
    events,
    ...more,
  });

  it('say rule, source and start event in both languages', () => {
    const [receipt] = requestClocks(
      request([
        { kind: 'identified', on: '2026-12-31' },
        { kind: 'received', on: '2026-12-31', competent: true },
      ]),
      paris,
    ).filter(({ kind }) => kind === 'implied_decision');
    expect(receipt).toMatchObject({
      due: '2027-02-28',
      effect: 'rejection',
      state: 'running',
      rule: 'implied_rejection',
    });
    expect(receipt!.because.fr).toBe(
      'Le silence vaut rejet après deux mois (CRPA, L231-4), à compter du 31 décembre 2026 : réception de la demande. Une décision implicite naît même un jour non ouvré : pas de report.',
    );
    expect(receipt!.because.en).toContain('(CRPA, L231-4), from 31 December 2026: receipt of the request.');
  });

  it('do not exist for a report', () => {
    expect(requestClocks(request([{ kind: 'seen', on: '2026-11-24' }], { nature: 'report' }), paris)).toEqual([]);
  });

  it('say that what was done late was done late', () => {
    const clocks = requestClocks(
      request([
        { kind: 'identified', on: '2026-10-26' },
        { kind: 'received', on: '2026-10-26', competent: true },
        { kind: 'acknowledged', on: '2026-11-10', allMentions: true },
      ]),
      paris,
    );
    expect(clocks.find(({ kind }) => kind === 'acknowledgement')!.state).toBe('met_late');
  });

  it('stop the implied decision when an express one comes first, and not when it comes after', () => {
    const decided = (on: string): string =>
      requestClocks(
        request([
          { kind: 'identified', on: '2026-09-01' },
          { kind: 'received', on: '2026-09-01', competent: true },
          { kind: 'decided', on, outcome: 'accepted', withRemedies: false },
        ]),
        paris,
      ).find(({ kind }) => kind === 'implied_decision')!.state;
    expect(decided('2026-11-01')).toBe('met');
    expect(decided('2026-11-02')).toBe('running');
  });

  it('follow a procedure’s own delay and a territory’s own values', () => {
    const received: RequestEvent[] = [
      { kind: 'identified', on: '2026-12-31' },
      { kind: 'received', on: '2026-12-31', competent: true },
    ];
    const own = { amount: 4, unit: 'month', article: 'décret n° 2014-1303' } as const;
    const implied = requestClocks(request(received, { nature: 'procedure', ownDelay: own }), paris).find(
      ({ kind }) => kind === 'implied_decision',
    )!;
    expect(implied).toMatchObject({
      due: '2027-04-30',
      effect: 'acceptance',
      article: 'CRPA, L231-6 ; décret n° 2014-1303',
    });
    const quick = {
      ...defaultRules,
      rules: { ...defaultRules.rules, acknowledgement: { ...defaultRules.rules.acknowledgement, amount: 2 } },
    };
    expect(requestClocks(request(received), paris, quick).find(({ kind }) => kind === 'acknowledgement')!.due).toBe(
      '2027-01-05',
    );
  });

  it('owe no acknowledgement of an abusive sending', () => {
    const [clock] = requestClocks(
      request(
        [
          { kind: 'identified', on: '2026-11-24' },
          { kind: 'received', on: '2026-11-24', competent: true },
        ],
        { exempt: 'abusive' },
      ),
      paris,
    );
    expect(clock).toMatchObject({ kind: 'acknowledgement', state: 'stopped', article: 'CRPA, L112-11' });
  });

  it('refuse a day that does not exist', () => {
    expect(() => requestClocks(request([{ kind: 'seen', on: '2026-02-30' }]), paris)).toThrow(RangeError);
  });

  it('hold together whatever happens, in whatever order it is told', () => {
    const day = days.map(writeDate);
    const event = fc.oneof(
      fc.record({
        kind: fc.constantFrom(
          'seen',
          'identified',
          'completed',
          'reasons_asked',
          'reasons_given',
          'withdrawn',
          'reopened',
        ),
        on: day,
      }),
      fc.record({ kind: fc.constant('received'), on: day, competent: fc.boolean() }),
      fc.record({ kind: fc.constant('acknowledged'), on: day, allMentions: fc.boolean() }),
      fc.record({ kind: fc.constant('completion_asked'), on: day, deadline: day }),
      fc.record({
        kind: fc.constant('decided'),
        on: day,
        outcome: fc.constantFrom('accepted', 'rejected'),
        withRemedies: fc.boolean(),
      }),
    ) as fc.Arbitrary<RequestEvent>;
    const natures = ['complaint', 'document', 'procedure', 'agent', 'information'] as const;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 9 }), fc.constantFrom(...natures), (events, nature) => {
        const clocks = requestClocks(request(events, { nature }), paris);
        for (const clock of clocks) {
          if (clock.due !== undefined && clock.from !== undefined) expect(clock.due >= clock.from).toBe(true);
          if (clock.state === 'running') expect(clock.due).toBeDefined();
          expect(clock.because.fr).not.toMatch(/undefined|NaN/);
        }
        const withdrawn = events.some(({ kind }) => kind === 'identified');
        if (!withdrawn) expect(clocks.every(({ state }) => state !== 'running')).toBe(true);
      }),
    );
  });
});

describe('rules', () => {
  it('that ship are sound, owned and dated', () => {
    expect(checkRules(defaultRules)).toEqual([]);
    expect(rulesToReview(defaultRules, '2026-11-25')).toEqual([]);
    expect(rulesToReview(defaultRules, '2027-07-01')).toContain('recourse');
  });

  it('are refused with what is wrong', () => {
    const broken = { ...defaultRules.rules.recourse, amount: 0.5 };
    expect(checkRules({ ...defaultRules, rules: { ...defaultRules.rules, recourse: broken } })[0]!.fr).toMatch(
      /^recourse : /,
    );
  });
});

describe('press offences', () => {
  it('lapse after three months or a year, with reminders before', () => {
    const [insult, hate] = pressClocks('2026-11-24', paris);
    expect(insult).toMatchObject({ due: '2027-02-24', remindOn: ['2026-12-24', '2027-01-23'] });
    expect(hate).toMatchObject({ due: '2027-11-24' });
    expect(pressClocks('2026-11-30', paris)[0]!.due).toBe('2027-02-28');
  });
});

describe('an acknowledgement', () => {
  const full: AcknowledgementMentions = {
    form: 'electronic',
    isRequest: true,
    receivedOn: '2026-12-31',
    service: { name: 'Service voirie', email: 'voirie@exemple.fr', phone: '03 22 00 00 00' },
    effect: 'rejection',
    effectOn: '2027-02-28',
    subjectToCompleteness: true,
    remedies: { timeLimit: 'deux mois', authority: 'tribunal administratif d’Amiens' },
  };
  const lacks = (mentions: AcknowledgementMentions): string[] =>
    acknowledgementMissing(mentions).map(({ mention }) => mention);

  it('leaves when nothing is missing', () => {
    expect(lacks(full)).toEqual([]);
  });

  it('is refused without the phone of the service, the reservation, the remedies', () => {
    expect(lacks({ ...full, service: { name: 'Voirie', email: 'v@exemple.fr', phone: ' — ' } })).toEqual([
      'service.phone',
    ]);
    expect(lacks({ ...full, subjectToCompleteness: false })).toEqual(['subjectToCompleteness']);
    expect(lacks({ ...full, remedies: {} })).toEqual(['remedies.timeLimit', 'remedies.authority']);
    expect(lacks({ form: 'electronic', isRequest: true })).toHaveLength(7);
  });

  it('offers the attestation when silence is acceptance', () => {
    expect(lacks({ ...full, effect: 'acceptance', remedies: undefined })).toEqual(['attestation']);
  });

  it('on paper needs the postal address', () => {
    expect(lacks({ ...full, form: 'ordinary' })).toEqual(['service.postalAddress']);
  });

  it('of an incomplete request lists pieces, time and effect', () => {
    expect(lacks({ ...full, incomplete: { pieces: [' '] } })).toEqual([
      'incomplete.pieces',
      'incomplete.deadline',
      'incomplete.effectOnClock',
    ]);
  });

  it('is read again once written', () => {
    const sentence = impliedDecisionSentence('rejection', '2027-02-28').fr;
    expect(sentence).toContain('sous réserve que la demande soit complète');
    const text = `Reçue le 31 décembre 2026 par le Service voirie, 03.22.00.00.00. ${sentence} Vous avez deux mois pour saisir le tribunal administratif d'Amiens.`;
    expect(acknowledgementTextMissing(text, full)).toEqual([]);
    const lost = acknowledgementTextMissing(text.replace('03.22.00.00.00', '').replace('sous réserve', 'si'), full);
    expect(lost.map(({ mention }) => mention)).toEqual(['service.phone', 'subjectToCompleteness']);
  });
});

describe('a service target', () => {
  const due = (from: string, minutes: number, pauses: { from: number; to?: number }[] = []): unknown => {
    const target = serviceTarget(at(from), minutes, paris, pauses);
    return target.state === 'running' ? target.at : target.state;
  };

  it('counts office hours only', () => {
    expect(due('2026-11-24T11:00', 120)).toBe(at('2026-11-24T15:00'));
    expect(due('2026-11-27T16:30', 60)).toBe(at('2026-11-30T09:30'));
    expect(due('2026-11-10T16:00', 120)).toBe(at('2026-11-12T10:00'));
    expect(due('2026-11-28T03:00', 30)).toBe(at('2026-11-30T09:30'));
  });

  it('leaves pauses out, and waits while one goes on', () => {
    expect(due('2026-11-24T09:00', 120, [{ from: at('2026-11-24T10:00'), to: at('2026-11-24T11:30') }])).toBe(
      at('2026-11-24T14:30'),
    );
    expect(due('2026-11-24T09:00', 120, [{ from: at('2026-11-24T10:00') }])).toBe('paused');
    expect(serviceTarget(at('2026-11-24T09:00'), 120, paris, [{ from: at('2026-11-24T10:00') }])).toMatchObject({
      remainingMinutes: 60,
    });
  });

  it('says so when the house never opens', () => {
    expect(serviceTarget(at('2026-11-24T09:00'), 10, workCalendar({ zone: 'Europe/Paris', hours: {} })).state).toBe(
      'never',
    );
  });

  it('reads the day in the zone', () => {
    expect(dayAt(at('2026-12-31T23:30'), 'Europe/Paris')).toBe('2026-12-31');
    expect(dayAt(at('2026-12-31T23:30'), 'Indian/Reunion')).toBe('2027-01-01');
  });
});

describe('reminders', () => {
  const chain = [
    { level: 'agent', person: 'Ana', afterWorkingDays: 3 },
    { level: 'head', person: 'Hugo', afterWorkingDays: 6, absences: [{ from: '2026-11-16', to: '2026-11-20' }] },
    { level: 'director', person: 'Dina', afterWorkingDays: 10 },
  ] as const;
  const told = (more: object = {}): string[] =>
    nextReminders({ askedOn: '2026-11-06', ...more }, chain, paris).map(({ to, on }) => `${to} ${on}`);

  it('climb by working days, past 11 November, and past who is away', () => {
    expect(told()).toEqual(['Ana 2026-11-12', 'Dina 2026-11-17', 'Dina 2026-11-23']);
  });

  it('go on from what was sent, and end with the answer', () => {
    expect(told({ sent: ['agent'] })).toEqual(['Dina 2026-11-17', 'Dina 2026-11-23']);
    expect(told({ answeredOn: '2026-11-10' })).toEqual([]);
  });

  it('wait while the citizen is awaited', () => {
    expect(told({ pauses: [{ from: '2026-11-09', to: '2026-11-13' }] })[0]).toBe('Ana 2026-11-18');
    expect(told({ pauses: [{ from: '2026-11-09' }] })).toEqual([]);
  });
});
