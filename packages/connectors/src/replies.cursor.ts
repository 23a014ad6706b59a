import { z } from 'zod';

const cursorSchema = z.object({ floor: z.string(), told: z.array(z.string()) });
const lateMs = 48 * 3600_000;

/**
 * For networks that give a whole tree of replies at once: those that were not told yet, oldest first. Federated replies
 * arrive hours late under their own date, so what was told within two days of the newest is remembered by name; what
 * comes later still, and is older than that, is given up.
 * @param at ISO 8601
 */
export function repliesSince<T extends { id: string; at: string }>(
  all: readonly T[],
  cursor: string | undefined,
): { fresh: T[]; cursor: string | undefined } {
  const before = cursor === undefined ? { floor: '', told: [] } : cursorSchema.parse(JSON.parse(cursor));
  const told = new Set(before.told);
  const sorted = all.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1));
  const fresh = sorted.filter(({ id, at }) => at >= before.floor && !told.has(id));
  const newest = sorted.at(-1)?.at;
  if (newest === undefined) return { fresh, cursor };
  const floor = [before.floor, new Date(Date.parse(newest) - lateMs).toISOString()].toSorted().at(-1) ?? '';
  const kept = sorted.filter(({ at }) => at >= floor).map(({ id }) => id);
  return { fresh, cursor: JSON.stringify({ floor, told: kept } satisfies z.infer<typeof cursorSchema>) };
}
