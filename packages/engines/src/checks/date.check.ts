import type { CivilDate } from '../schedule/index.ts';
import { dayNumber, daysInMonth, monthNames, sayDate, wallClock, weekdayNames, weekdayOf } from '../schedule/index.ts';
import { fold } from '../text/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check, DraftText } from './draft.prepare.ts';
import { finding, inText } from './draft.prepare.ts';

const weekdays = weekdayNames.fr.map(fold);
const months = monthNames.fr.map(fold);
const written = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${weekdayNames.fr.join('|')})\\s+)?(1er|\\d{1,2})\\s+(${monthNames.fr.join('|')}|fevrier|aout|decembre|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.)(?:\\s+(\\d{4}))?(?![\\p{L}\\p{N}])`,
  'giu',
);
const numeric = new RegExp(
  `(?<![\\p{L}\\p{N}/])(?:(${weekdayNames.fr.join('|')})\\s+)?(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?(?![\\p{L}\\p{N}/])`,
  'giu',
);
/** A date without a year that is further back than this is that of next year. */
const BACK_DAYS = 120;

/** Dates that exist, and weekdays that are those of their date; a year that is not written is the nearest to today. */
export const checkDates: Check = ({ texts, context, publishAt }) => {
  const today = wallClock(context.now, context.zone);
  const publishDay = dayNumber(wallClock(publishAt, context.zone));
  return texts.flatMap((text) => [
    ...[...text.text.matchAll(written)].flatMap((match) => judge(text, match, monthOf(match[3]!), today, publishDay)),
    ...[...text.text.matchAll(numeric)].flatMap((match) => judge(text, match, Number(match[3]), today, publishDay)),
  ]);
};

function judge(
  text: DraftText,
  match: RegExpMatchArray,
  month: number,
  today: CivilDate,
  publishDay: number,
): Finding[] {
  const weekday = match[1] === undefined ? undefined : weekdays.indexOf(fold(match[1])) + 1;
  const day = match[2]!.toLowerCase() === '1er' ? 1 : Number(match[2]);
  const year = match[4] === undefined ? undefined : Number(match[4]);
  const from = match.index!;
  const where = inText(text, from, from + match[0].length);
  // `24/7` and `1/2` are not dates unless a weekday or a year says so.
  const sure = weekday !== undefined || year !== undefined || Number.isNaN(Number(match[3]));
  if (!sure) return [];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth({ year: year ?? 2028, month, day: 1 })) {
    return [
      finding(
        'date_impossible',
        'blocks',
        {
          fr: `« ${match[0]} » n’existe pas au calendrier : corrigez la date.`,
          en: `“${match[0]}” is not on the calendar: correct the date.`,
        },
        where,
      ),
    ];
  }
  const date = { year: year ?? likelyYear(month, day, today), month, day };
  const isPast = dayNumber(date) < publishDay;
  if (weekday !== undefined && weekdayOf(date) !== weekday) {
    const right = weekdayNames.fr[weekdayOf(date) - 1]!;
    const capital = /^\p{Lu}/u.test(match[1]!) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
    return [
      finding(
        'weekday_wrong',
        'blocks',
        {
          fr: `Le ${sayDate(date, 'fr', { year: true })} est un ${right}, pas un ${match[1]!.toLowerCase()} : corrigez le jour ou la date.`,
          en: `${sayDate(date, 'en', { year: true })} is a ${weekdayNames.en[weekdayOf(date) - 1]!}, not a ${weekdayNames.en[weekday - 1]!}: correct the day or the date.`,
        },
        { ...where, to: from + match[1]!.length },
        { fix: capital },
      ),
    ];
  }
  if (isPast && weekday !== undefined) {
    return [
      finding(
        'date_past',
        'advises',
        {
          fr: `Le ${sayDate(date, 'fr', { year: true })} sera passé quand la publication partira : est-ce voulu ?`,
          en: `${sayDate(date, 'en', { year: true })} will be past when the post goes out: is it meant?`,
        },
        where,
      ),
    ];
  }
  return [];
}

function monthOf(word: string): number {
  const folded = fold(word).replace('.', '');
  const full = months.indexOf(folded);
  return (full >= 0 ? full : months.findIndex((month) => month.startsWith(folded))) + 1;
}

function likelyYear(month: number, day: number, today: CivilDate): number {
  const thisYear = dayNumber({ year: today.year, month, day });
  const now = dayNumber(today);
  if (thisYear < now - BACK_DAYS) return today.year + 1;
  return thisYear > now + 365 - BACK_DAYS ? today.year - 1 : today.year;
}
