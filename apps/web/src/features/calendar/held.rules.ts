import type { Input, PublicationCard, sortHeld } from '@beffroi/contracts';

export type HeldDecision = Input<typeof sortHeld>['body']['decisions'][number];

/** Those that a decision is about: what is ticked when something is, else the row in focus. */
export function aimedAt(
  items: readonly PublicationCard[],
  ticked: ReadonlySet<string>,
  focused: string | undefined,
): PublicationCard[] {
  const chosen = items.filter(({ id }) => ticked.has(id));
  return chosen.length > 0 ? chosen : items.filter(({ id }) => id === focused);
}

/** What has no hour to come cannot leave as it was: it is moved, or given up. */
export function canBeKept({ dueAt }: Pick<PublicationCard, 'dueAt'>, now: number): boolean {
  return dueAt !== undefined && Date.parse(dueAt) > now;
}

/** Days later at the same hours, for many at once. */
export function laterBy(days: number, plusDays: (day: string, count: number) => string) {
  return (localTime: string | undefined): string | undefined => {
    const [day, hour] = localTime?.split('T') ?? [];
    return day && hour ? `${plusDays(day, days)}T${hour}` : undefined;
  };
}
