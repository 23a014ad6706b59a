import type { Draft, Output, proposeRelay } from '@beffroi/contracts';

export type Proposed = Output<typeof proposeRelay>['items'][number];

/** What a person did of one line of the plan before accepting it. */
export type PlanLine = Proposed & {
  kept: boolean;
  localTime: string;
  channelIds: readonly string[];
};

export function linesOf(items: readonly Proposed[]): PlanLine[] {
  return items
    .map((item) => ({
      ...item,
      kept: true,
      localTime: item.draft.localTime ?? '',
      channelIds: item.draft.channelIds,
    }))
    .toSorted((a, b) => a.localTime.localeCompare(b.localTime));
}

/** The drafts to make: those kept, at their dates, on the accounts that are left. */
export function draftsOf(lines: readonly PlanLine[]): Draft[] {
  return lines.filter(isMade).map(({ draft, localTime, channelIds }) => {
    const { localTime: _, ...rest } = draft;
    return { ...rest, channelIds: [...channelIds], ...(localTime ? { localTime } : {}) };
  });
}

/** A line without any account left says nothing to anyone. */
export function isMade({ kept, channelIds }: PlanLine): boolean {
  return kept && channelIds.length > 0;
}

/** The week of the plan, from 1, that a date falls in. */
export function weekOfPlan(localTime: string, first: string): number {
  const days =
    (Date.parse(`${localTime.slice(0, 10)}T00:00Z`) - Date.parse(`${first.slice(0, 10)}T00:00Z`)) / 86_400_000;
  return Math.floor(days / 7) + 1;
}

/** With an account more or less. */
export function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}
