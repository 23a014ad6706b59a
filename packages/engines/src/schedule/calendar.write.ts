import { civilDate, DAY_MS, two, writeDate } from './civil.date.ts';

/** Instants are milliseconds since 1970. */
export type CalendarEvent = {
  /** The same for ever: calendars update what they know by it. */
  uid: string;
  start: number;
  /** A quarter of an hour after the start when absent. */
  end?: number | undefined;
  summary: string;
  description?: string | undefined;
  location?: string | undefined;
  url?: string | undefined;
  status?: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED' | undefined;
  categories?: readonly string[] | undefined;
  changedAt?: number | undefined;
  /** Grows with each change. */
  sequence?: number | undefined;
};

const QUARTER_MS = 900_000;
const LONGEST_LINE = 75;

/** A calendar that subscriptions can read: RFC 5545, times in UTC, lines of at most 75 octets that never cut a character. */
export function toIcs(calendar: { name: string; events: readonly CalendarEvent[]; now: number }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Beffroi//Calendrier//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(calendar.name)}`,
  ];
  for (const event of calendar.events) lines.push(...eventLines(event, calendar.now));
  lines.push('END:VCALENDAR');
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function eventLines(event: CalendarEvent, now: number): string[] {
  const text = (name: string, value: string | undefined) =>
    value === undefined || value === '' ? [] : [`${name}:${escaped(value)}`];
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${utc(event.changedAt ?? now)}`,
    `DTSTART:${utc(event.start)}`,
    `DTEND:${utc(Math.max(event.end ?? event.start + QUARTER_MS, event.start))}`,
    ...text('SUMMARY', event.summary),
    ...text('DESCRIPTION', event.description),
    ...text('LOCATION', event.location),
    // An address is not escaped; what would end its line is left out.
    ...(event.url === undefined ? [] : [`URL:${event.url.toWellFormed().replaceAll(/[\s\p{Cc}]/gu, '')}`]),
    ...(event.status === undefined ? [] : [`STATUS:${event.status}`]),
    ...(event.categories === undefined || event.categories.length === 0
      ? []
      : [`CATEGORIES:${event.categories.map(escaped).join(',')}`]),
    ...(event.changedAt === undefined ? [] : [`LAST-MODIFIED:${utc(event.changedAt)}`]),
    ...(event.sequence === undefined ? [] : [`SEQUENCE:${event.sequence}`]),
    'END:VEVENT',
  ];
}

/** `20261124T153000Z`. */
function utc(at: number): string {
  const days = Math.floor(at / DAY_MS);
  const seconds = Math.floor((at - days * DAY_MS) / 1000);
  const time = `${two(Math.floor(seconds / 3600))}${two(Math.floor((seconds % 3600) / 60))}${two(seconds % 60)}`;
  return `${writeDate(civilDate(days)).replaceAll('-', '')}T${time}Z`;
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(/[\p{Cc}]/gu, (control) => (control === '\n' || control === '\t' ? control : ''))
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', String.raw`\n`);
}

function folded(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const codePoint = character.codePointAt(0)!;
    const size = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    if (octets + size > LONGEST_LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current];
}
