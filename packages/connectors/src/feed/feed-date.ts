import { monthNumber, translateDate } from './date-words.ts';

const zoneHours: Record<string, number> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  adt: -3,
  ast: -4,
  at: -4,
  edt: -4,
  est: -5,
  et: -5,
  cdt: -5,
  cst: -6,
  ct: -6,
  mdt: -6,
  mst: -7,
  mt: -7,
  pdt: -7,
  pst: -8,
  pt: -8,
  a: -1,
  n: 1,
  m: -12,
  y: 12,
  kst: 9,
  jst: 9,
};

/**
 * Reads a date in any of the forms that feeds are written in: RFC 822 and 2822 and their misspellings, W3C-DTF and
 * ISO 8601 with their short forms, asctime, SQL, Perforce, Unix time, month names in eight languages. Forms and
 * defaults are those that the Universal Feed Parser documents: a missing time is midnight, a missing zone is UTC.
 *
 * @returns the instant, ISO 8601 in UTC to the second, or nothing when it cannot be told
 */
export function parseFeedDate(written: string): string | undefined {
  const trimmed = written.trim();
  if (trimmed === '' || trimmed.length > 100) return undefined;
  const text = translateDate(trimmed.toLowerCase());
  return isoDate(text) ?? compactDate(text) ?? wordyDate(text);
}

function isoDate(text: string): string | undefined {
  const match =
    /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:(?:\s*t\s*|\s+)(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2})(?:[.,]\d+)?)?\s*(.*))?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, year = '', month = '1', day = '1', hour = '0', minute = '0', second = '0', zone = ''] = match;
  return instant([year, month, day, hour, minute, second], zone);
}

const compactTime = String.raw`(?:t?(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?\s*(.*))?$`;
const compactDay = new RegExp(String.raw`^(\d{4})-?0?(\d{2})-?(\d{2})${compactTime}`);
const shortDay = new RegExp(String.raw`^(\d{2})-?(\d{2})-?(\d{2})${compactTime}`);
const compactOrdinal = new RegExp(String.raw`^(\d{4}|\d{2})-?(\d{3})${compactTime}`);

/** ISO 8601 without its signs, or by the day of the year; and Unix time. */
function compactDate(text: string): string | undefined {
  const stamp = /^(\d{10})(\d{3})?$/.exec(text);
  if (stamp !== null) return new Date(Number(stamp[1]) * 1000).toISOString().replace('.000', '');
  const byDay = compactDay.exec(text) ?? shortDay.exec(text);
  if (byDay !== null) {
    const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', zone = ''] = byDay;
    return instant([year.length === 2 ? `20${year}` : year, month, day, hour, minute, second], zone);
  }
  const byOrdinal = compactOrdinal.exec(text);
  if (byOrdinal !== null) {
    const [, year = '', ordinal = '', hour = '0', minute = '0', second = '0', zone = ''] = byOrdinal;
    if (Number(ordinal) < 1 || Number(ordinal) > 366) return undefined;
    const day = new Date(Date.UTC(Number(year.length === 2 ? `20${year}` : year), 0, Number(ordinal)));
    return instant(
      [String(day.getUTCFullYear()), String(day.getUTCMonth() + 1), String(day.getUTCDate()), hour, minute, second],
      zone,
    );
  }
  const century = /^-(\d{2})-?(\d{2})$/.exec(text);
  return century === null ? undefined : instant([`20${century[1]}`, century[2] ?? '', '1', '0', '0', '0'], '');
}

/** Dates told in words, in whatever order: `Thu, 01 Jan 2004 19:48:21 GMT`, `Sun Jan  4 16:29:06 2004`. */
function wordyDate(text: string): string | undefined {
  let time: string[] | undefined;
  let zone = '';
  let month: number | undefined;
  /** `mar.` is Tuesday in French when another month follows. */
  let isMarchOrTuesday = false;
  const numbers: string[] = [];
  for (const word of text.replace(/,/g, ' ').split(/\s+/)) {
    if (word === '' || word === 'of' || (word === 'at' && time === undefined)) continue;
    if (/^\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?$/.test(word) && time === undefined) {
      time = word.replace(/\.\d+$/, '').split(':');
    } else if (word.includes(':') && !/^(gmt|utc)?[+-]/.test(word)) {
      return undefined;
    } else if (/^\d{1,4}(st|nd|rd|th|er)?$/.test(word)) {
      numbers.push(word.replace(/\D+$/, ''));
    } else if (/^\d{1,2}[-/][\p{L}]{3,}\.?[-/]\d{2,4}$/u.test(word)) {
      const [day = '', name = '', year = ''] = word.split(/[-/]/);
      month = monthNumber(name);
      numbers.push(day, year);
    } else if (/^\d{4}\/\d{1,2}\/\d{1,2}$/.test(word)) {
      const [year = '', named = '', day = ''] = word.split('/');
      month = Number(named);
      numbers.push(day, year);
    } else if (monthNumber(word) !== undefined && (month === undefined || isMarchOrTuesday)) {
      isMarchOrTuesday = month === undefined && /^mar[.]?$/.test(word);
      month = monthNumber(word);
    } else if (time !== undefined && zone === '') {
      zone = word;
    }
  }
  const [first, second, ...more] = numbers;
  if (month === undefined || first === undefined || second === undefined || more.length > 0) return undefined;
  const [day, year] = first.length > 2 ? [second, first] : [first, second];
  const fullYear = year.length <= 2 ? Number(year) + (Number(year) < 90 ? 2000 : 1900) : Number(year);
  const [hour = '0', minute = '0', sec = '0'] = time ?? [];
  return instant([String(fullYear), String(month), day, hour, minute, sec], zone);
}

/** @returns nothing for a day that no calendar has */
function instant([year, month, day, hour, minute, second]: string[], zone: string): string | undefined {
  const offset = zoneMinutes(zone);
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (offset === undefined || y < 1 || h > 24 || mi > 59 || s > 60) return undefined;
  const local = new Date(0);
  local.setUTCFullYear(y, mo - 1, d);
  if (local.getUTCMonth() !== mo - 1 || local.getUTCDate() !== d) return undefined;
  local.setUTCHours(h, mi, Math.min(s, 59));
  const utc = new Date(local.getTime() - offset * 60_000);
  if (utc.getUTCFullYear() < 0 || utc.getUTCFullYear() > 9999) return undefined;
  return utc.toISOString().replace('.000', '');
}

function zoneMinutes(written: string): number | undefined {
  const zone = written
    .replace(/\s*\(.*\)$/, '')
    .replace(/^etc\//, '')
    .trim();
  const offset = /^(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (offset !== null) {
    const [, sign, hours = '', minutes = '0'] = offset;
    return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  }
  if (zone !== '' && !/^[a-z]/.test(zone)) return undefined;
  return (zoneHours[zone] ?? 0) * 60;
}
