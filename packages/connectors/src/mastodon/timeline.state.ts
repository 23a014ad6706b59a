import { z } from 'zod';
import type { MastodonStatus } from './mastodon.types.ts';

/** How many of the last entries are remembered, to tell edits, deletions and late arrivals apart from old news. */
const remembered = 500;

/**
 * How far a timeline was read without a hole, and its last entries: id on the server, ActivityPub id, last edit.
 * The ids order what a server received late, so that `lastId` alone would not be enough.
 */
export const timelineStateSchema = z.object({
  lastId: z.string().optional(),
  seen: z.array(z.tuple([z.string(), z.string(), z.string()])),
});
export type TimelineState = z.infer<typeof timelineStateSchema>;
export const unreadTimeline: TimelineState = { seen: [] };

/** What a timeline holds: the id by which it is paged (a status, or a notification about one) and the status. */
export type TimelineEntry = { id: string; status: MastodonStatus };

/**
 * Orders ids as the server does: they are opaque, but longer is later, then alphabetical (snowflakes, ULIDs and flakes
 * alike; https://docs.joinmastodon.org/api/guidelines/#id).
 */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isNews({ id, status }: TimelineEntry, { seen }: TimelineState): boolean {
  const edited = status.edited_at ?? '';
  return !seen.some(([seenId, , seenEdit]) => seenId === id && seenEdit === edited);
}

/** The state once the entries were read; `lastId` never goes back. */
export function remember(state: TimelineState, entries: readonly TimelineEntry[], lastId?: string): TimelineState {
  const seen = new Map(state.seen.map((one) => [one[0], one] as const));
  for (const { id, status } of entries) seen.set(id, [id, status.uri, status.edited_at ?? '']);
  const reached = [state.lastId, lastId]
    .filter((id) => id !== undefined)
    .sort(compareIds)
    .at(-1);
  return {
    ...(reached === undefined ? {} : { lastId: reached }),
    seen: [...seen.values()].sort(([a], [b]) => compareIds(a, b)).slice(-remembered),
  };
}

export function forget(state: TimelineState, ids: ReadonlySet<string>): TimelineState {
  return { ...state, seen: state.seen.filter(([id]) => !ids.has(id)) };
}

export function uriOf({ seen }: TimelineState, id: string): string | undefined {
  return seen.find(([seenId]) => seenId === id)?.[1];
}
