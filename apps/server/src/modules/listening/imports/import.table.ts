import { toReceivedPost, parseTable, type ImportMapping, type RowPost, type Table } from '@beffroi/connectors/import';
import { importUnreadable } from '../listening.errors.ts';
import type { ImportPlan } from '../listening.tables.ts';

/** JSON Lines begin with an object; anything else is taken for CSV. */
export function formatOf(content: string): 'csv' | 'jsonl' {
  return /^\s*\{/.test(content.slice(0, 2000).replace(/^\u{feff}/u, '')) ? 'jsonl' : 'csv';
}

/** @throws listening.import_unreadable when there is no column in it */
export async function openTable(content: string): Promise<Table> {
  const table = await parseTable(content, { format: formatOf(content) });
  if (table.header.length === 0) throw importUnreadable();
  return table;
}

/** The posts of a table, or why a line gave none, in its order. */
export async function* readPosts(table: Table, plan: ImportPlan): AsyncGenerator<RowPost> {
  const reading = { timeZone: plan.timeZone, dateOrder: plan.dateOrder };
  for await (const row of table.rows) yield toReceivedPost(row, plan.mapping as ImportMapping, reading);
}
