import { fold } from '@beffroi/engines/text';
import type { ImportReading } from './import.mapping.ts';

type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const months = 'janv fevr mars avr mai juin juil aout sept oct nov dec|jan feb mar apr may jun jul aug sep oct nov dec'
  .split('|')
  .map((line) => line.split(' '));

const clock = String.raw`(?:[ t,]+(?:a |at )?(\d{1,2}) ?[:h] ?(\d{2})?(?:[: m](\d{2}))?(?:[.,]\d+)? ?s?( ?[ap]\.?m\.?)?)?`;
const zone = String.raw` ?(z|utc|gmt|[+-]\d{2}:?\d{2})?`;
const forms = {
  yearFirst: new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}${zone}$`),
  yearLast: new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${clock}${zone}$`),
  /** `mardi 24 novembre 2026 à 8 h 12`, `24-Nov-26 08:12 AM`. */
  dayMonthWord: new RegExp(
    String.raw`^(?:[a-z]{2,9}[.,]? )?(\d{1,2})(?:er)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})${clock}${zone}$`,
  ),
  /** `Nov 24, 2026 8:12 PM`. */
  monthWordDay: new RegExp(
    String.raw`^(?:[a-z]{2,9}[.,]? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${clock}${zone}$`,
  ),
};

/**
 * An instant from the way tools and people write dates: ISO 8601, `24/11/2026 08:12`, `24 nov. 2026 à 8 h 12`,
 * `Nov 24, 2026 8:12 AM`, `24-Nov-26`, seconds or milliseconds since 1970, days of a spreadsheet. Without an offset it
 * is a time of the zone given; in the hour that clocks repeat, the first. Answers ISO 8601 in UTC, or nothing.
 */
export function readInstant(written: string, reading: ImportReading): string | undefined {
  const text = fold(written).replace(/\s+/g, ' ').trim();
  if (/^\d+([.,]\d+)?$/.test(text)) return readNumber(Number(text.replace(',', '.')), reading.timeZone);
  const date = dateOf(text, reading);
  if (!date) return undefined;
  const { wall, offset } = date;
  if (!exists(wall)) return undefined;
  const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return new Date(offset === undefined ? instantOf(shown, reading.timeZone) : shown - offset * 60_000).toISOString();
}

function dateOf(text: string, { dateOrder }: ImportReading): { wall: Wall; offset: number | undefined } | undefined {
  let found = forms.yearFirst.exec(text);
  if (found) return read(found, found[1], found[2], found[3]);
  found = forms.yearLast.exec(text);
  if (found) {
    const [first, second] = [Number(found[1]), Number(found[2])];
    const monthFirst = second > 12 || (dateOrder === 'month-day' && first <= 12);
    return read(found, found[3], monthFirst ? found[1] : found[2], monthFirst ? found[2] : found[1]);
  }
  found = forms.dayMonthWord.exec(text);
  if (found) return read(found, found[3], String(monthNamed(found[2])), found[1]);
  found = forms.monthWordDay.exec(text);
  if (found) return read(found, found[3], String(monthNamed(found[1])), found[2]);
  return undefined;
}

function read(found: RegExpExecArray, year = '', month = '', day = '') {
  const [, , , , hour = '0', minute = '0', second = '0', half, zone] = found;
  const afternoon = half?.includes('p') ?? false;
  const morning = half?.includes('a') ?? false;
  const hours = Number(hour) + (afternoon && Number(hour) < 12 ? 12 : morning && Number(hour) === 12 ? -12 : 0);
  return {
    wall: {
      year: Number(year) + (year.length === 2 ? 2000 : 0),
      month: Number(month),
      day: Number(day),
      hour: hours,
      minute: Number(minute),
      second: Number(second),
    },
    offset: zone === undefined ? undefined : offsetOf(zone),
  };
}

function monthNamed(word = ''): number {
  for (const list of months) {
    const index = list.findIndex((name) => word.startsWith(name) || (word.length >= 3 && name.startsWith(word)));
    if (index >= 0) return index + 1;
  }
  return 0;
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function exists({ year, month, day, hour, minute, second }: Wall): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  const isDay = month >= 1 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return isDay && year >= 1990 && year <= 2100 && hour < 24 && minute < 60 && second <= 60;
}

/** Seconds or milliseconds of a machine; else days of a spreadsheet, which counts from 30 December 1899. */
function readNumber(value: number, timeZone: string): string | undefined {
  if (value >= 6.3e11 && value < 4.2e12) return new Date(value).toISOString();
  if (value >= 6.3e8 && value < 4.2e9) return new Date(value * 1_000).toISOString();
  if (value < 32_874 || value > 73_415) return undefined;
  const shown = Math.round((value - 25_569) * 86_400) * 1_000;
  return new Date(instantOf(shown, timeZone)).toISOString();
}

/** The instant at which the clocks of a zone show a time, given as if it were UTC. */
function instantOf(shown: number, timeZone: string): number {
  const before = shown - offsetAt(shown - 86_400_000, timeZone);
  const after = shown - offsetAt(shown + 86_400_000, timeZone);
  const right = [before, after].filter((at) => at + offsetAt(at, timeZone) === shown);
  return right.length > 0 ? Math.min(...right) : before;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the clocks of a zone are ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part as Partial<Wall>;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}
