export type Later = { name: 'soon' | 'tomorrow' | 'week'; at: Date };

/** In three hours, tomorrow at nine, next Monday at nine: by the clock of who asks. */
export function laterTimes(now: Date): Later[] {
  const soon = new Date(now.getTime() + 3 * 3_600_000);
  soon.setMinutes(0, 0, 0);
  const tomorrow = new Date(now);
  tomorrow.setDate(tomorrow.getDate() + 1);
  tomorrow.setHours(9, 0, 0, 0);
  const week = new Date(now);
  week.setDate(week.getDate() + ((8 - week.getDay()) % 7 || 7));
  week.setHours(9, 0, 0, 0);
  return [
    { name: 'soon', at: soon },
    { name: 'tomorrow', at: tomorrow },
    ...(week.getTime() > tomorrow.getTime() ? [{ name: 'week' as const, at: week }] : []),
  ];
}
