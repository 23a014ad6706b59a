/** What clocks and calendars show somewhere; `weekday` is 1 on Monday, 7 on Sunday. */
export type LocalTime = { year: number; month: number; day: number; weekday: number; hour: number; minute: number };

const hourMs = 3_600_000;

/** Reads local time at any instant; one question to the calendar for each hour, since offsets are whole quarters. */
export function createLocalClock(timeZone: string): (at: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();
  return (at) => {
    const hour = Math.floor(at / hourMs);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      const part = Object.fromEntries(
        format.formatToParts(hour * hourMs).map(({ type, value }) => [type, Number(value)] as const),
      );
      const { year = 0, month = 1, day = 1, hour: shown = 0, minute = 0 } = part;
      offset = Date.UTC(year, month - 1, day, shown, minute) - hour * hourMs;
      if (offsets.size > 5_000) offsets.clear();
      offsets.set(hour, offset);
    }
    const local = new Date(at + offset);
    return {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      weekday: local.getUTCDay() || 7,
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
    };
  };
}

/** How the day goes, from midnight: a peak before work, a hollow in the afternoon, a longer peak in the evening. */
const onWorkdays = [2, 1, 1, 1, 2, 5, 10, 16, 18, 18, 16, 14, 13, 12, 11, 10, 13, 15, 18, 19, 16, 11, 7, 4];
const atWeekends = [4, 2, 1, 1, 1, 2, 3, 6, 9, 12, 14, 14, 13, 12, 11, 10, 11, 12, 13, 13, 12, 11, 9, 6];
const ofWeekdays = [1.02, 1.05, 1, 1.04, 1, 0.74, 0.66];

/** The share of an ordinary day's posts that an hour takes (about 1/24, more in the evening, almost none at night). */
export function shareOfHour({ weekday, hour }: LocalTime): number {
  const hours = weekday > 5 ? atWeekends : onWorkdays;
  const total = hours.reduce((sum, one) => sum + one, 0);
  return ((hours[hour] ?? 0) / total) * (ofWeekdays[weekday - 1] ?? 1);
}
