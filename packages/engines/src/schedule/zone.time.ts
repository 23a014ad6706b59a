import type { CivilDate } from './civil.date.ts';
import { civilDate, DAY_MS, dayNumber, readDate, two, writeDate } from './civil.date.ts';

/** What a clock on the wall shows in a zone. */
export type WallClock = CivilDate & { hour: number; minute: number; second: number };

export type LocalReading =
  | {
      ok: true;
      /** Milliseconds since 1970 in UTC. */
      at: number;
      /** What the clock will show at that instant, `YYYY-MM-DDTHH:mm`; differs from what was asked in a gap. */
      local: string;
      /** `gap`: the hour does not exist that day (moved later); `overlap`: it comes twice (the first is taken). */
      shift: 'none' | 'gap' | 'overlap';
      /** Of an overlap: the second time the clock shows it. */
      second?: number;
      message?: { fr: string; en: string };
    }
  | { ok: false; message: { fr: string; en: string } };

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Whether the runtime knows an IANA time zone: `Europe/Paris`, `Indian/Reunion`. */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== null;
}

/** What the clock shows in a zone at an instant. The zone must be known (`isZone`). */
export function wallClock(at: number, zone: string): WallClock {
  const shown = Math.floor((at + offsetAt(at, zone)) / 1000);
  const days = Math.floor(shown / 86_400);
  const seconds = shown - days * 86_400;
  return {
    ...civilDate(days),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor((seconds % 3600) / 60),
    second: seconds % 60,
  };
}

/** `YYYY-MM-DDTHH:mm` of a wall clock. */
export function writeLocal(clock: Omit<WallClock, 'second'>): string {
  return `${writeDate(clock)}T${two(clock.hour)}:${two(clock.minute)}`;
}

/**
 * The instant at which the clock of a zone shows a local time, `YYYY-MM-DDTHH:mm`. When the clocks go forward, an hour
 * that does not exist is moved on by the gap; when they go back, the first of the two is taken (as RFC 5545 and
 * Temporal's `compatible` do). Either is reported.
 */
export function toInstant(local: string, zone: string): LocalReading {
  const clock = readLocal(local);
  if (clock === undefined) {
    return {
      ok: false,
      message: {
        fr: `« ${local} » n’est pas une date et une heure qui existent.`,
        en: `“${local}” is not a date and time that exist.`,
      },
    };
  }
  if (!isZone(zone)) {
    return {
      ok: false,
      message: { fr: `Le fuseau horaire « ${zone} » est inconnu.`, en: `The time zone “${zone}” is unknown.` },
    };
  }
  const shown = dayNumber(clock) * DAY_MS + (clock.hour * 60 + clock.minute) * 60_000;
  const before = offsetAt(shown - DAY_MS, zone);
  const after = offsetAt(shown + DAY_MS, zone);
  const fits = [...new Set([before, after])].filter((offset) => offsetAt(shown - offset, zone) === offset);
  const [earlier, later] = fits.map((offset) => shown - offset).sort((a, b) => a - b);
  if (earlier === undefined) return inGap(local, shown - before, zone);
  if (later === undefined) return { ok: true, at: earlier, local, shift: 'none' };
  const hour = sayHour(clock);
  return {
    ok: true,
    at: earlier,
    local,
    shift: 'overlap',
    second: later,
    message: {
      fr: `Cette nuit-là, l’horloge passe deux fois à ${hour.fr} (retour à l’heure d’hiver) : la première est retenue.`,
      en: `That night the clock shows ${hour.en} twice (end of daylight saving): the first is taken.`,
    },
  };
}

function inGap(local: string, at: number, zone: string): LocalReading {
  const shown = wallClock(at, zone);
  const asked = sayHour(readLocal(local)!);
  const moved = sayHour(shown);
  return {
    ok: true,
    at,
    local: writeLocal(shown),
    shift: 'gap',
    message: {
      fr: `Ce jour-là, ${asked.fr} n’existe pas (passage à l’heure d’été) : ce sera ${moved.fr}.`,
      en: `That day, ${asked.en} does not exist (start of daylight saving): it becomes ${moved.en}.`,
    },
  };
}

function sayHour({ hour, minute }: { hour: number; minute: number }): { fr: string; en: string } {
  return { fr: `${hour}\u00a0h${minute === 0 ? '' : `\u00a0${two(minute)}`}`, en: `${two(hour)}:${two(minute)}` };
}

/** Reads `YYYY-MM-DDTHH:mm`, years 1970 to 2199; undefined when it does not exist on any calendar. */
export function readLocal(local: string): Omit<WallClock, 'second'> | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(local);
  const date = match === null ? undefined : readDate(match[1]!);
  if (match === null || date === undefined || date.year < 1970 || date.year > 2199) return undefined;
  const hour = Number(match[2]);
  const minute = Number(match[3]);
  return hour < 24 && minute < 60 ? { ...date, hour, minute } : undefined;
}

/** Milliseconds that the clock of a zone is ahead of UTC at an instant. */
export function offsetAt(at: number, zone: string): number {
  const format = formatOf(zone);
  if (format === null) throw new RangeError(`Unknown time zone: ${zone}`);
  const whole = Math.floor(at / 1000) * 1000;
  const value: Record<string, number> = {};
  for (const { type, value: text } of format.formatToParts(whole)) value[type] = Number(text);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = value;
  return dayNumber({ year, month, day }) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 - whole;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      format = null;
    }
    formats.set(zone, format);
  }
  return format;
}
