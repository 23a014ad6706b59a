import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastPost, Recurrence, RelayChannel } from './index.ts';
import { bestHours, occurrences, relayPlan, toIcs, wallClock, weekdayOf } from './index.ts';

const zone = 'Europe/Paris';
const paris = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  Date.UTC(year, month - 1, day, hour - 1, minute);
const year = { from: paris(2026, 1, 1), to: paris(2028, 1, 1) };

function locals(rule: Recurrence, window = year): string[] {
  const found = occurrences(rule, zone, window);
  if (!found.ok) throw new Error(found.message.en);
  return found.occurrences.map(({ local }) => local);
}

describe('a recurrence', () => {
  it('keeps its hour on the wall when the clocks change', () => {
    const found = occurrences({ frequency: 'weekly', weekdays: [1], start: '2026-10-19T09:00', count: 2 }, zone, year);
    expect(found).toMatchObject({
      occurrences: [{ at: Date.UTC(2026, 9, 19, 7) }, { at: Date.UTC(2026, 9, 26, 8) }],
      cut: false,
    });
    const night = occurrences({ frequency: 'daily', start: '2027-03-27T02:30', count: 3 }, zone, year);
    expect(night).toMatchObject({
      occurrences: [
        { shift: 'none' },
        { shift: 'gap', local: '2027-03-28T03:30' },
        { shift: 'none', local: '2027-03-29T02:30' },
      ],
    });
  });

  it('falls on its days', () => {
    expect(locals({ frequency: 'weekly', weekdays: [4, 2], start: '2026-11-25T10:00', every: 2, count: 3 })).toEqual([
      '2026-11-26T10:00',
      '2026-12-08T10:00',
      '2026-12-10T10:00',
    ]);
    expect(locals({ frequency: 'monthly', nth: 1, weekday: 1, start: '2026-11-24T10:00', count: 2 })).toEqual([
      '2026-12-07T10:00',
      '2027-01-04T10:00',
    ]);
    expect(locals({ frequency: 'monthly', nth: -1, weekday: 5, start: '2026-11-24T10:00', count: 2 })).toEqual([
      '2026-11-27T10:00',
      '2026-12-25T10:00',
    ]);
    expect(locals({ frequency: 'monthly', nth: 5, weekday: 1, start: '2026-11-01T10:00', count: 2 })).toEqual([
      '2026-11-30T10:00',
      '2027-03-29T10:00',
    ]);
    expect(locals({ frequency: 'monthly', day: 31, start: '2026-11-01T10:00', count: 2 })).toEqual([
      '2026-12-31T10:00',
      '2027-01-31T10:00',
    ]);
    expect(locals({ frequency: 'monthly', day: -1, start: '2027-01-31T10:00', count: 2 })).toEqual([
      '2027-01-31T10:00',
      '2027-02-28T10:00',
    ]);
  });

  it('ends when told, without its exceptions, and within the window', () => {
    const daily = { frequency: 'daily' as const, start: '2026-11-24T10:00' };
    expect(locals({ ...daily, until: '2026-11-26', except: ['2026-11-25'] })).toEqual([
      '2026-11-24T10:00',
      '2026-11-26T10:00',
    ]);
    expect(locals({ ...daily, count: 2, except: ['2026-11-25'] })).toEqual(['2026-11-24T10:00']);
    expect(locals(daily, { from: paris(2026, 12, 1), to: paris(2026, 12, 3) })).toEqual([
      '2026-12-01T10:00',
      '2026-12-02T10:00',
    ]);
    expect(occurrences(daily, zone, { ...year, most: 5 })).toMatchObject({ cut: true, occurrences: { length: 5 } });
    expect(
      locals({ frequency: 'monthly', day: 31, every: 12, start: '2026-02-01T10:00' }, { from: 0, to: 1e14 }),
    ).toEqual([]);
  });

  it.each([
    [{ frequency: 'daily', start: 'demain' }],
    [{ frequency: 'daily', start: '2026-11-24T10:00', every: 0 }],
    [{ frequency: 'weekly', start: '2026-11-24T10:00', weekdays: [] }],
    [{ frequency: 'monthly', start: '2026-11-24T10:00', nth: 6, weekday: 1 }],
    [{ frequency: 'daily', start: '2026-11-24T10:00', until: '2026-02-30' }],
  ] as [Recurrence][])('is refused in words when it makes no sense: %j', (rule) => {
    expect(occurrences(rule, zone, year)).toMatchObject({ ok: false, message: { fr: expect.any(String) } });
  });
});

describe('best hours', () => {
  const thursdays = (count: number, value: number): PastPost[] =>
    Array.from({ length: count }, (_, week) => ({ at: paris(2026, 1, 8, 17) + week * 604_800_000, value }));
  const others = (count: number): PastPost[] =>
    Array.from({ length: count }, (_, index) => ({
      at: paris(2026, 1, 5, 9) + (index % 5) * 86_400_000 + Math.floor(index / 5) * 604_800_000,
      value: 10 + (index % 3),
    }));

  it('are not told from too little', () => {
    expect(bestHours(others(39), zone)).toMatchObject({ known: false, posts: 39, needed: 40 });
    expect(
      bestHours(
        others(39).concat([
          { at: Number.NaN, value: 3 },
          { at: 1, value: -1 },
        ]),
        zone,
      ),
    ).toMatchObject({ known: false });
  });

  it('are those that do better, at the clock of the territory', () => {
    const found = bestHours([...others(60), ...thursdays(10, 80)], zone);
    expect(found).toMatchObject({
      known: true,
      posts: 70,
      hours: [{ weekday: 4, hour: 17, posts: 10, label: { fr: 'jeudi à 17\u00a0h' } }],
    });
    if (found.known) expect(found.hours[0]!.lift).toBeGreaterThan(2);
  });

  it('are not made by one lucky post', () => {
    const lucky = [...others(60), { at: paris(2026, 6, 5, 22), value: 100_000 }];
    expect(bestHours(lucky, zone)).toMatchObject({ known: true });
    const found = bestHours(lucky, zone);
    if (found.known) expect(found.hours.map(({ hour }) => hour)).not.toContain(22);
  });
});

describe('a relay plan', () => {
  const channels: RelayChannel[] = [
    { id: 'x', network: 'x' },
    { id: 'fb', network: 'facebook', hours: [{ weekday: 4, hour: 17 }] },
    { id: 'li', network: 'linkedin' },
  ];
  const article = { id: 'a', hasFigure: true, hasTestimony: true };
  const from = paris(2026, 11, 24, 11, 12);

  it('spreads angles over six weeks, none at night nor on another’s hour', () => {
    const busy = [{ channel: 'x', at: paris(2026, 11, 24, 16) }];
    const plan = relayPlan(article, channels, { zone, from, busy, closed: ['2026-12-25'] });
    expect(plan.unplaced).toEqual([]);
    expect(plan.slots.map(({ channel, angle }) => `${channel} ${angle}`).toSorted()).toEqual([
      'fb announce',
      'fb practical',
      'fb question',
      'fb reminder',
      'li announce',
      'li figure',
      'li testimony',
      'x announce',
      'x figure',
      'x practical',
      'x reminder',
    ]);
    expect(plan.slots.filter(({ channel }) => channel === 'x')[0]?.local).toBe('2026-11-24T14:00');
    expect(plan.slots.find(({ channel }) => channel === 'fb')).toMatchObject({
      local: '2026-11-26T17:00',
      reason: { fr: 'Annonce, à une heure qui réussit à ce compte.' },
    });
  });

  it('reminds the day before an event, and says nothing once it has begun', () => {
    const eventAt = paris(2026, 12, 5, 10);
    const plan = relayPlan({ ...article, eventAt }, [{ id: 'x', network: 'x', weekends: true }], { zone, from });
    expect(plan.slots.every(({ at }) => at < eventAt)).toBe(true);
    expect(plan.slots.at(-1)).toMatchObject({
      angle: 'reminder',
      local: '2026-12-04T11:00',
      reason: { fr: 'Rappel avant l’événement, à une heure habituelle sur ce réseau.' },
    });
  });

  it('says what it could not place', () => {
    const plan = relayPlan(article, [{ id: 'x', network: 'x' }], {
      zone,
      from,
      weeks: 1,
      closed: ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'],
    });
    expect(plan.slots).toEqual([]);
    expect(plan.unplaced).toHaveLength(4);
  });

  it('keeps its promises whatever is planned already', () => {
    const hour = fc.integer({ min: 0, max: 42 * 24 });
    fc.assert(
      fc.property(fc.array(hour, { maxLength: 200 }), hour, fc.boolean(), (hours, event, hasEvent) => {
        const busy = hours.map((one) => ({ channel: 'x', at: from + one * 3_600_000 }));
        const eventAt = hasEvent ? from + event * 3_600_000 : undefined;
        const { slots } = relayPlan({ ...article, eventAt }, channels, { zone, from, busy });
        for (const slot of slots) {
          const clock = wallClock(slot.at, zone);
          expect(slot.at).toBeGreaterThanOrEqual(from);
          expect(slot.at).toBeLessThan(from + 42 * 86_400_000);
          expect(clock.hour >= 8 && clock.hour < 20 && weekdayOf(clock) < 6).toBe(true);
          if (eventAt !== undefined) expect(slot.at).toBeLessThan(eventAt);
          for (const other of [...busy, ...slots.filter((one) => one !== slot)]) {
            if (other.channel === slot.channel) expect(Math.abs(other.at - slot.at)).toBeGreaterThanOrEqual(3_600_000);
          }
        }
      }),
    );
  });
});

describe('a calendar', () => {
  const event = {
    uid: 'p1@beffroi.example',
    start: Date.UTC(2026, 10, 24, 15, 30),
    summary: 'X, Facebook ; « coteaux »',
  };

  it('is what RFC 5545 asks for', () => {
    const ics = toIcs({
      name: 'Région Picardie',
      now: Date.UTC(2026, 10, 24),
      events: [
        {
          ...event,
          description: 'Ligne 1\r\nLigne 2 \\ fin',
          status: 'CONFIRMED',
          url: 'https://a.fr/x\r\nATTACH:y',
          categories: ['Relais, presse'],
          sequence: 2,
        },
      ],
    });
    expect(ics.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Beffroi//Calendrier//FR',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Région Picardie',
      'BEGIN:VEVENT',
      'UID:p1@beffroi.example',
      'DTSTAMP:20261124T000000Z',
      'DTSTART:20261124T153000Z',
      'DTEND:20261124T154500Z',
      String.raw`SUMMARY:X\, Facebook \; « coteaux »`,
      String.raw`DESCRIPTION:Ligne 1\nLigne 2 \\ fin`,
      'URL:https://a.fr/xATTACH:y',
      'STATUS:CONFIRMED',
      String.raw`CATEGORIES:Relais\, presse`,
      'SEQUENCE:2',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has lines of 75 octets at most, and gives back any text', () => {
    const text = fc
      .array(fc.constantFrom('é', '👨‍👩‍👧', '\\', ';', ',', '\n', 'mot ', '\ud800', '\u0000'), { maxLength: 80 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (summary) => {
        const ics = toIcs({ name: 'n', now: 0, events: [{ ...event, summary: `a${summary}` }] });
        for (const line of ics.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const line = ics
          .replaceAll('\r\n ', '')
          .split('\r\n')
          .find((one) => one.startsWith('SUMMARY:'))!;
        const read = line.slice(8).replaceAll(/\\(.)/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign));
        expect(read).toBe(`a${summary}`.toWellFormed().replaceAll('\u0000', ''));
      }),
    );
  });
});
