import type { RequestCard } from '@beffroi/contracts';
import { categoryOf } from './category.table.ts';
import type { StoredRequest } from './request.store.ts';

/** What cards need that is not in their row. */
export type Around = {
  now: Date;
  /** `YYYY-MM-DD` on the calendar of the territory. */
  today: string;
  departments: ReadonlyMap<string, string>;
  conversations: ReadonlyMap<string, number>;
};

export const isOpen = (state: StoredRequest['state']): boolean => state !== 'answered' && state !== 'closed';

export function holderOf(row: StoredRequest, departments: ReadonlyMap<string, string>): string | undefined {
  if (row.authority) return row.authority.name;
  return row.department_id === null ? undefined : departments.get(row.department_id);
}

export function cardOf(row: StoredRequest, around: Around): RequestCard {
  const category = categoryOf(row.category);
  const holder = holderOf(row, around.departments);
  const open = isOpen(row.state);
  const clock = row.next_clock;
  const clockOverdue = open && clock?.due !== undefined && clock.due < around.today;
  const late = open && row.state !== 'waiting_citizen' && row.state !== 'forwarded';
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    state: row.state,
    nature: row.nature,
    ...(category ? { category } : {}),
    origin: row.origin,
    ...(row.place === null ? {} : { place: row.place }),
    priority: row.priority,
    ...(holder === undefined ? {} : { holder }),
    identified: row.identified,
    seenAt: row.seen_at.toISOString(),
    ...(row.regular_at ? { regularAt: row.regular_at.toISOString() } : {}),
    // What another authority has is no longer ours to promise.
    ...(row.due_at && row.state !== 'forwarded' ? { dueAt: row.due_at.toISOString() } : {}),
    overdue: (late && row.due_at !== null && row.due_at < around.now) || clockOverdue,
    ...(clock && open ? { nextClock: { ...clock, overdue: clockOverdue } } : {}),
    conversations: around.conversations.get(row.id) ?? 0,
    ...(row.satisfied === null ? {} : { satisfied: row.satisfied }),
  };
}
