/** How the day so far compares with such days at that hour; unknown while too little is known. */
export function dayAgainstHabit(day: {
  mentions: number;
  usualLow?: number | undefined;
  usualHigh?: number | undefined;
}): 'unknown' | 'below' | 'within' | 'above' {
  if (day.usualLow === undefined || day.usualHigh === undefined) return 'unknown';
  if (day.mentions < Math.round(day.usualLow)) return 'below';
  return day.mentions > Math.round(day.usualHigh) ? 'above' : 'within';
}

export function hourEnd(at: string): string {
  return new Date(Date.parse(at) + 3_600_000).toISOString();
}
