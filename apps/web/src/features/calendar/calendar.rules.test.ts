import type { PublicationCard } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { readCalendarSearch } from './calendar.search.ts';
import { datedOf, isMovable, keepCards, lookOf, titleOf, toggleAccount } from './card.rules.ts';
import { freeSlot } from './free-slot.rules.ts';
import { aimedAt, canBeKept, laterBy } from './held.rules.ts';
import { COMPACT, FULL, layOut } from './layout.rules.ts';
import { boundsOf, daysOf, hoursOf, localTimeOf, mondayOf, placeOf, plusDays, snap, stepDay } from './period.rules.ts';

const card = (over: Partial<PublicationCard> = {}): PublicationCard => ({
  id: 'pub_1',
  title: 'Marché de Noël',
  excerpt: 'Samedi, venez en train',
  state: 'scheduled',
  version: 1,
  channelIds: ['cha_1'],
  authorName: 'Camille Delattre',
  updatedAt: '2026-11-20T10:00:00Z',
  recurring: false,
  blocking: 0,
  advising: 0,
  conflicts: 0,
  waitsFor: [],
  mine: false,
  ...over,
});

describe('the days of a view', () => {
  it('are a week from Monday, or the whole weeks that a month touches', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(daysOf('semaine', '2026-11-25')).toHaveLength(7);
    expect(daysOf('mois', '2026-11-25')).toHaveLength(42);
    expect(daysOf('mois', '2027-02-10')).toHaveLength(28);
  });
  it('go on by a day, a week or a month', () => {
    expect(stepDay('jour', '2026-12-31', 1)).toBe('2027-01-01');
    expect(stepDay('semaine', '2026-11-25', -1)).toBe('2026-11-18');
    expect(stepDay('mois', '2026-01-31', 1)).toBe('2026-02-01');
  });
  it('are 23 or 25 hours long when the clocks change', () => {
    const { from, to } = boundsOf(['2026-03-29'], 'Europe/Paris');
    expect((Date.parse(to) - Date.parse(from)) / 3_600_000).toBe(23);
    expect(plusDays('2026-10-24', 1)).toBe('2026-10-25');
    const autumn = boundsOf(['2026-10-25'], 'Europe/Paris');
    expect((Date.parse(autumn.to) - Date.parse(autumn.from)) / 3_600_000).toBe(25);
  });
});

describe('a place on the wall', () => {
  it('is what the clock of the territory shows, before and after it changes', () => {
    expect(placeOf('2026-03-29T00:30:00Z', 'Europe/Paris')).toEqual({ day: '2026-03-29', minute: 90 });
    expect(placeOf('2026-03-29T01:30:00Z', 'Europe/Paris')).toEqual({ day: '2026-03-29', minute: 210 });
    expect(placeOf('2026-11-25T21:00:00Z', 'Indian/Reunion')).toEqual({ day: '2026-11-26', minute: 60 });
  });
  it('is written as the composer reads it, to the quarter of an hour', () => {
    expect(localTimeOf('2026-11-25', 16 * 60 + 30)).toBe('2026-11-25T16:30');
    expect([snap(607), snap(-20), snap(1439)]).toEqual([600, 0, 1425]);
  });
  it('opens the grid beyond 7 h to 21 h when something stands there', () => {
    expect(hoursOf([600])).toEqual({ from: 7, to: 21 });
    expect(hoursOf([5 * 60, 23 * 60 + 30])).toEqual({ from: 5, to: 24 });
  });
});

describe('the cards of a day', () => {
  const at = (...tops: number[]) => tops.map((top) => ({ item: top, top }));
  it('take the whole width, and less height when the next one comes', () => {
    const { places } = layOut(at(0, 40, 400), { most: 3, bottom: 700 });
    expect(places.map(({ height, columns }) => [height, columns])).toEqual([
      [37, 1],
      [FULL, 1],
      [FULL, 1],
    ]);
  });
  it('stand side by side when too close, and the rest is told by its number', () => {
    const { places, overflows } = layOut(at(100, 105, 110, 115, 120), { most: 3, bottom: 700 });
    expect(places.map(({ column, columns }) => [column, columns])).toEqual([
      [0, 3],
      [1, 3],
    ]);
    expect(overflows).toEqual([{ items: [110, 115, 120], top: 110, column: 2, columns: 3 }]);
  });
  it('stay above the foot of the day', () => {
    const { places } = layOut(at(750), { most: 3, bottom: 756 });
    expect(places[0]).toMatchObject({ top: 756 - COMPACT, height: COMPACT });
  });
});

describe('the filters', () => {
  const cards = [
    card(),
    card({ id: 'pub_2', campaign: 'Hiver', channelIds: ['cha_2'], state: 'draft', title: 'Élections' }),
    card({ id: 'pub_3', state: 'cancelled' }),
  ];
  const ids = (search: Parameters<typeof keepCards>[1]) => keepCards(cards, search).map(({ id }) => id);
  it('leave out what was given up, unless it is asked for', () => {
    expect(ids({})).toEqual(['pub_1', 'pub_2']);
    expect(ids({ etat: 'cancelled' })).toEqual(['pub_3']);
  });
  it('read accounts, campaigns, and words without their accents', () => {
    expect(ids({ comptes: 'cha_2,cha_9' })).toEqual(['pub_2']);
    expect(ids({ campagne: 'Hiver' })).toEqual(['pub_2']);
    expect(ids({ q: 'elections' })).toEqual(['pub_2']);
    expect(ids({ q: 'train delattre' })).toEqual(['pub_1', 'pub_2']);
  });
  it('stay in the address, which is read without trust', () => {
    expect(toggleAccount({ comptes: 'cha_1,cha_2' }, 'cha_1')).toBe('cha_2');
    expect(toggleAccount({ comptes: 'cha_2' }, 'cha_2')).toBeUndefined();
    expect(readCalendarSearch({ vue: 'mois', jour: '2026-02-30', etat: 'rien', q: 12 })).toEqual({
      vue: 'mois',
      q: '12',
    });
  });
});

describe('a card', () => {
  it('is named by its title, else by its first words', () => {
    expect(titleOf(card({ title: '' }))).toBe('Samedi, venez en train');
  });
  it('shows trouble while it leaves, and moves until it does', () => {
    expect(lookOf(card({ state: 'sending', trouble: { fr: 'X ne répond pas', en: 'X does not answer' } }))).toBe(
      'trouble',
    );
    expect([isMovable('held'), isMovable('sending'), isMovable('published')]).toEqual([true, false, false]);
  });
});

describe('the suggested slot', () => {
  const because = { fr: '', en: '' };
  const now = { day: '2026-11-25', minute: 600 };
  const days = daysOf('semaine', '2026-11-25');
  it('is the first good hour to come with nothing within the hour', () => {
    const dated = datedOf([card({ dueAt: '2026-11-26T11:30:00Z' })], 'Europe/Paris');
    const best = ['2026-11-25T09:00', '2026-11-26T12:00', '2026-11-27T12:00'].map((localTime) => ({
      localTime,
      because,
    }));
    expect(freeSlot(best, dated, { days, now })).toMatchObject({ day: '2026-11-27', minute: 720 });
    expect(freeSlot([], dated, { days, now })).toBeUndefined();
  });
});

describe('what is on hold', () => {
  const items = [card(), card({ id: 'pub_2' })];
  it('is decided together when ticked, else for the row in focus', () => {
    expect(aimedAt(items, new Set(['pub_2']), 'pub_1').map(({ id }) => id)).toEqual(['pub_2']);
    expect(aimedAt(items, new Set(), 'pub_1').map(({ id }) => id)).toEqual(['pub_1']);
    expect(aimedAt(items, new Set(), undefined)).toEqual([]);
  });
  it('is kept while its hour is to come, and moved by days at the same hour', () => {
    const now = Date.parse('2026-11-25T10:00:00Z');
    expect(canBeKept(card({ dueAt: '2026-11-25T10:00:00Z' }), now)).toBe(false);
    expect(canBeKept(card({ dueAt: '2026-11-25T10:01:00Z' }), now)).toBe(true);
    expect(laterBy(7, plusDays)('2026-11-25T16:30')).toBe('2026-12-02T16:30');
    expect(laterBy(1, plusDays)(undefined)).toBeUndefined();
  });
});
