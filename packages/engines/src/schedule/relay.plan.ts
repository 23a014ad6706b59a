import type { CivilDate } from './civil.date.ts';
import { addDays, dayNumber, two, weekdayOf, writeDate } from './civil.date.ts';
import { toInstant, wallClock } from './zone.time.ts';

export type Angle = 'announce' | 'figure' | 'testimony' | 'question' | 'practical' | 'reminder';

export type RelayArticle = {
  id: string;
  /** Of an event: nothing is planned once it has begun, and the reminder is the day before. */
  eventAt?: number | undefined;
  /** What the article holds to speak from; an angle without its material is left out. */
  hasFigure?: boolean | undefined;
  hasTestimony?: boolean | undefined;
  hasPractical?: boolean | undefined;
};

export type RelayChannel = {
  id: string;
  /** As in the contracts: `x`, `facebook`, `linkedin`… */
  network: string;
  /** Hours found to be good for the account, the best first; else those usual on the network. */
  hours?: readonly { weekday: number; hour: number }[] | undefined;
  weekends?: boolean | undefined;
};

export type RelaySlot = {
  channel: string;
  angle: Angle;
  at: number;
  local: string;
  reason: { fr: string; en: string };
};
export type RelayPlan = {
  /** In order of time. */
  slots: RelaySlot[];
  unplaced: { channel: string; angle: Angle; reason: { fr: string; en: string } }[];
};

export type RelayOptions = {
  zone: string;
  from: number;
  weeks?: number | undefined;
  /** What is planned already, on these channels. */
  busy?: readonly { channel: string; at: number }[] | undefined;
  /** Days without posts: `YYYY-MM-DD`. */
  closed?: readonly string[] | undefined;
  minutesApart?: number | undefined;
};

/** What each network is good for, in the order in which it is told; others announce and remind. */
const anglesOf: Readonly<Record<string, readonly Angle[]>> = {
  x: ['announce', 'figure', 'practical', 'reminder'],
  facebook: ['announce', 'practical', 'question', 'reminder'],
  instagram: ['announce', 'testimony', 'reminder'],
  threads: ['announce', 'question', 'reminder'],
  linkedin: ['announce', 'figure', 'testimony'],
  mastodon: ['announce', 'figure', 'question', 'reminder'],
  bluesky: ['announce', 'figure', 'question', 'reminder'],
  youtube: ['announce'],
  newsroom: ['announce'],
  newsletter: ['announce'],
};
const usualHours: Readonly<Record<string, readonly number[]>> = {
  linkedin: [8, 12, 17],
  instagram: [12, 18],
  facebook: [12, 18, 9],
};
const FIRST_HOUR = 8;
const LAST_HOUR = 20;
/** Share of the plan at which an angle comes. */
const moments: Readonly<Record<Angle, number>> = {
  announce: 0,
  figure: 0.1,
  practical: 0.25,
  testimony: 0.35,
  question: 0.5,
  reminder: 0.85,
};
const SPREAD_DAYS = 4;
const OWN_HOUR_DAYS = 3;

/**
 * A relay of an article over six weeks: each network its angles, each angle its moment, on another day for each channel
 * so that nobody reads the same thing everywhere at once. Never at night, nor within an hour of another post of the
 * channel, nor twice on a day for the same channel.
 */
export function relayPlan(article: RelayArticle, channels: readonly RelayChannel[], options: RelayOptions): RelayPlan {
  const plan: RelayPlan = { slots: [], unplaced: [] };
  const start = wallClock(options.from, options.zone);
  const lastDay = dayNumber(start) + (options.weeks ?? 6) * 7 - 1;
  for (const [rank, channel] of channels.entries()) {
    const taken = (options.busy ?? []).filter((busy) => busy.channel === channel.id).map(({ at }) => at);
    const days = new Set<number>();
    let earliest = dayNumber(start);
    for (const angle of anglesOf[channel.network] ?? ['announce', 'reminder']) {
      if (!hasMaterial(article, angle)) continue;
      const wanted = wantedDay(article, angle, rank, start, lastDay, options.zone);
      const slot = place({ article, channel, options, taken, days, lastDay }, Math.max(wanted, earliest));
      if (slot === undefined) {
        plan.unplaced.push({
          channel: channel.id,
          angle,
          reason: { fr: 'Aucun créneau libre dans la période.', en: 'No free slot within the period.' },
        });
        continue;
      }
      taken.push(slot.at);
      days.add(slot.day);
      earliest = slot.day + 2;
      plan.slots.push({
        channel: channel.id,
        angle,
        at: slot.at,
        local: slot.local,
        reason: reasonOf(slot.own, angle, article),
      });
    }
  }
  plan.slots.sort((a, b) => a.at - b.at || (a.channel < b.channel ? -1 : 1));
  return plan;
}

function hasMaterial(article: RelayArticle, angle: Angle): boolean {
  if (angle === 'figure') return article.hasFigure === true;
  if (angle === 'testimony') return article.hasTestimony === true;
  return angle !== 'practical' || article.hasPractical !== false;
}

function wantedDay(
  article: RelayArticle,
  angle: Angle,
  rank: number,
  start: CivilDate,
  lastDay: number,
  zone: string,
): number {
  const first = dayNumber(start);
  const event = article.eventAt === undefined ? undefined : dayNumber(wallClock(article.eventAt, zone));
  const end = event === undefined ? lastDay : Math.min(lastDay, event - 1);
  if (angle === 'reminder' && event !== undefined && event - 1 <= lastDay) return end;
  const spread = angle === 'announce' ? 0 : rank % SPREAD_DAYS;
  return Math.max(first, Math.min(end, first + Math.round(moments[angle] * (end - first)) + spread));
}

type Search = {
  article: RelayArticle;
  channel: RelayChannel;
  options: RelayOptions;
  taken: readonly number[];
  days: ReadonlySet<number>;
  lastDay: number;
};
type Place = { at: number; local: string; day: number; own: boolean };

/** A good hour of the account within three days, else the free hour nearest to a day: itself, days after, days before. */
function place(search: Search, wanted: number): Place | undefined {
  const { options, lastDay } = search;
  const first = dayNumber(wallClock(options.from, options.zone));
  const reach = (search.channel.hours ?? []).length > 0 ? Math.min(wanted + OWN_HOUR_DAYS, lastDay) : wanted - 1;
  for (let day = wanted; day <= reach; day += 1) {
    const found = placeOn(search, day);
    if (found?.own === true) return found;
  }
  for (let day = wanted; day <= lastDay; day += 1) {
    const found = placeOn(search, day);
    if (found !== undefined) return found;
  }
  for (let day = Math.min(wanted, lastDay + 1) - 1; day >= first; day -= 1) {
    const found = placeOn(search, day);
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeOn({ article, channel, options, taken, days, lastDay }: Search, day: number): Place | undefined {
  const date = addDays({ year: 1970, month: 1, day: 1 }, day);
  const weekday = weekdayOf(date);
  const near = [...days].some((other) => Math.abs(other - day) < 2);
  const own = (channel.hours ?? [])
    .filter((hour) => hour.weekday === weekday && hour.hour >= FIRST_HOUR && hour.hour < LAST_HOUR)
    .map(({ hour }) => hour);
  const isWeekend = weekday >= 6 && channel.weekends !== true && own.length === 0;
  if (near || isWeekend || day > lastDay || options.closed?.includes(writeDate(date)) === true) return undefined;
  const hours = own.length > 0 ? own : (usualHours[channel.network] ?? [11, 16, 9, 14, 18]);
  const apart = (options.minutesApart ?? 60) * 60_000;
  for (const hour of hours) {
    const reading = toInstant(`${writeDate(date)}T${two(hour)}:00`, options.zone);
    if (!reading.ok || reading.at < options.from) continue;
    if (article.eventAt !== undefined && reading.at >= article.eventAt) continue;
    if (taken.some((at) => Math.abs(at - reading.at) < apart)) continue;
    return { at: reading.at, local: reading.local, day, own: own.length > 0 };
  }
  return undefined;
}

const angleReasons: Readonly<Record<Angle, { fr: string; en: string }>> = {
  announce: { fr: 'Annonce', en: 'Announcement' },
  figure: { fr: 'Un chiffre de l’article', en: 'A figure from the article' },
  testimony: { fr: 'Un témoignage', en: 'A testimony' },
  question: { fr: 'Une question aux habitants', en: 'A question to residents' },
  practical: { fr: 'L’information pratique', en: 'Practical information' },
  reminder: { fr: 'Rappel', en: 'Reminder' },
};

function reasonOf(own: boolean, angle: Angle, article: RelayArticle): { fr: string; en: string } {
  const what =
    angle === 'reminder' && article.eventAt !== undefined
      ? { fr: 'Rappel avant l’événement', en: 'Reminder before the event' }
      : angleReasons[angle];
  return {
    fr: `${what.fr}, à une heure ${own ? 'qui réussit à ce compte' : 'habituelle sur ce réseau'}.`,
    en: `${what.en}, at an hour ${own ? 'that works for this account' : 'usual on this network'}.`,
  };
}
