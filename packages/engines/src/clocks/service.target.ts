import { addDays, civilDate, dayNumber, toInstant, wallClock, writeDate, type CivilDate } from '../schedule/index.ts';
import type { Bilingual } from './clocks.types.ts';
import type { OfficeHours, WorkCalendar } from './working.calendar.ts';

/** Milliseconds since 1970 in UTC; without an end it is still going on. */
export type Pause = { from: number; to?: number | undefined };

export type ServiceTarget =
  | { state: 'running'; at: number; because: Bilingual }
  | { state: 'paused'; remainingMinutes: number; because: Bilingual }
  /** The house has no office hours within two years. */
  | { state: 'never'; because: Bilingual };

const usual: readonly OfficeHours[] = [
  { from: '09:00', to: '12:00' },
  { from: '14:00', to: '17:00' },
];
const LONGEST_DAYS = 731;

/**
 * When a service target falls due: so many minutes of office hours from an instant, pauses left out (the time that the
 * citizen takes to answer us). A promise of the house, never a legal time limit.
 */
export function serviceTarget(
  startedAt: number,
  minutes: number,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
): ServiceTarget {
  const { zone } = calendar.settings;
  const open = pauses.filter(({ to }) => to === undefined).map(({ from }) => from);
  const halt = Math.min(...open, Infinity);
  let left = minutes * 60_000;
  let day: CivilDate = wallClock(startedAt, zone);
  for (let tries = 0; tries < LONGEST_DAYS; tries += 1, day = addDays(day, 1)) {
    for (const span of openSpans(day, calendar, startedAt, pauses)) {
      const end = Math.min(span.to, halt);
      if (end - span.from >= left && end > span.from) return running(span.from + left, minutes);
      left -= Math.max(0, end - span.from);
      if (halt <= span.to) return paused(left);
    }
    if (halt < toMidnight(day, zone)) return paused(left);
  }
  return {
    state: 'never',
    because: { fr: 'Aucune heure d’ouverture dans les deux ans.', en: 'No office hours within two years.' },
  };
}

function running(at: number, minutes: number): ServiceTarget {
  const hours = Math.round((minutes / 60) * 10) / 10;
  return {
    state: 'running',
    at,
    because: {
      fr: `Objectif de service : ${String(hours).replace('.', ',')} h d’ouverture, jours de fermeture et pauses exclus. Ce n’est pas un délai légal.`,
      en: `Service target: ${hours} office hours, closing days and pauses left out. It is not a legal time limit.`,
    },
  };
}

function paused(left: number): ServiceTarget {
  return {
    state: 'paused',
    remainingMinutes: Math.ceil(left / 60_000),
    because: {
      fr: 'En pause : la réponse de la personne est attendue.',
      en: 'Paused: the person’s answer is awaited.',
    },
  };
}

function toMidnight(day: CivilDate, zone: string): number {
  return instant(`${writeDate(addDays(day, 1))}T00:00`, zone);
}

/** The office hours of a day from `startedAt`, cut by pauses that ended. */
function openSpans(
  day: CivilDate,
  calendar: WorkCalendar,
  startedAt: number,
  pauses: readonly Pause[],
): { from: number; to: number }[] {
  if (calendar.officeDayOff(day) !== undefined) return [];
  const { zone, hours } = calendar.settings;
  const weekday = ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
  let spans = (hours === undefined ? usual : (hours[weekday] ?? []))
    .map(({ from, to }) => ({
      from: Math.max(startedAt, instant(`${writeDate(day)}T${from}`, zone)),
      to: instant(`${writeDate(day)}T${to}`, zone),
    }))
    .filter(({ from, to }) => to > from);
  for (const { from, to } of pauses) {
    if (to === undefined || to <= from) continue;
    spans = spans
      .flatMap((span) => [
        { from: span.from, to: Math.min(span.to, from) },
        { from: Math.max(span.from, to), to: span.to },
      ])
      .filter((span) => span.to > span.from);
  }
  return spans.toSorted((left, right) => left.from - right.from);
}

/** @throws RangeError when the settings hold an hour or a zone that does not exist */
function instant(local: string, zone: string): number {
  const reading = toInstant(local, zone);
  if (!reading.ok) throw new RangeError(`${reading.message.en} / ${reading.message.fr}`);
  return reading.at;
}

/** The day on the calendar of a zone at an instant: what legal clocks count from. */
export function dayAt(at: number, zone: string): string {
  const { year, month, day } = wallClock(at, zone);
  return writeDate(civilDate(dayNumber({ year, month, day })));
}
