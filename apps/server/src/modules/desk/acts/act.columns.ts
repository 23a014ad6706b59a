import type { StoredConversation } from '../intake/conversation.store.ts';

/* What an act changes, as it was before: by that it is taken back. */

const instants = ['assigned_at', 'waiting_since', 'due_at', 'snoozed_until', 'closed_at'] as const;

/** The columns that a change touches, as they stand in a row. */
export function recordedColumns(row: StoredConversation, change: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(change).map((name) => [name, row[name as keyof StoredConversation]]));
}

/** The same, as the database takes them back. */
export function restoredColumns(before: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(before).map(([name, value]) => [
      name,
      (instants as readonly string[]).includes(name) && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
