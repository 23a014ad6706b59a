import { z } from 'zod';
import type { InboxItem } from './inbox.port.ts';

const cursorSchema = z.object({
  floor: z.string(),
  told: z.array(z.string()),
  /** How many comments each post had, where it tells whether there is anything to read. */
  counts: z.record(z.string(), z.number()).optional(),
});
export type InboxCursor = z.infer<typeof cursorSchema>;

const weekMs = 7 * 24 * 3600_000;
const lateMs = 6 * 3600_000;

/** Where a reading begins: what is written since `floor` and is not told yet; a week back when nothing was read. */
export function inboxCursor(cursor: string | undefined, began: Date): InboxCursor {
  if (cursor !== undefined) return cursorSchema.parse(JSON.parse(cursor));
  return { floor: new Date(began.getTime() - weekMs).toISOString(), told: [] };
}

/**
 * For networks that list the newest first and have no cursor that stays good: all that is young enough is read each
 * time, and told once, oldest first. What a network shows late is still told for six hours; told twice within them, it
 * is known by its name.
 */
export function inboxSince(
  all: readonly InboxItem[],
  { floor, told }: InboxCursor,
  began: Date,
  counts?: Record<string, number>,
): { ok: true; items: InboxItem[]; cursor: string; more: false } {
  const known = new Set(told);
  const whole = [...new Map(all.map((item) => [item.originId, item])).values()];
  const young = whole.filter(({ postedAt = '' }) => postedAt >= floor);
  const items = young.filter(({ originId }) => !known.has(originId)).toSorted(byInstant);
  const next = [floor, new Date(began.getTime() - lateMs).toISOString()].toSorted().at(-1) ?? floor;
  const stillShown = new Map(young.map(({ originId, postedAt = '' }) => [originId, postedAt]));
  // What is gone for now may be shown again: its name is kept as long as it could be told again.
  const kept = [...new Set([...told, ...stillShown.keys()])].filter((id) => (stillShown.get(id) ?? floor) >= next);
  const cursor: InboxCursor = { floor: next, told: kept, ...(counts ? { counts } : {}) };
  return { ok: true, items, cursor: JSON.stringify(cursor), more: false };
}

function byInstant(a: InboxItem, b: InboxItem): number {
  return (a.postedAt ?? '').localeCompare(b.postedAt ?? '') || a.originId.localeCompare(b.originId);
}
