const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Minutes to add to UTC to read the wall clock of a zone at an instant: 120 in Paris in July. */
export function offsetMinutes(timeZone: string, at: Date): number {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  ) as Record<string, number>;
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

/** The instant at which the day of `at` began on the wall clock of a zone. */
export function startOfDay(timeZone: string, at: Date): Date {
  const offset = offsetMinutes(timeZone, at) * 60_000;
  const midnight = Math.floor((at.getTime() + offset) / 86_400_000) * 86_400_000;
  const guess = new Date(midnight - offset);
  // The clock may have changed between midnight and now.
  return new Date(midnight - offsetMinutes(timeZone, guess) * 60_000);
}

/** An hour as French writes it, on the wall clock of a zone: `9 h 05`, `9 h`. */
export function frenchHour(timeZone: string, at: Date): string {
  const [hour = '0', minute = '00'] = formatOf(timeZone).format(at).slice(-8).split(':');
  return `${Number(hour)}\u{a0}h${minute === '00' ? '' : `\u{a0}${minute}`}`;
}

/** The same as English writes it here: `09:05`. */
export function englishHour(timeZone: string, at: Date): string {
  return formatOf(timeZone).format(at).slice(-8, -3);
}
