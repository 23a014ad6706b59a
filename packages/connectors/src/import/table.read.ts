import { readCsv } from './csv.read.ts';
import { readJsonLines } from './json-lines.read.ts';
import type { Table, TableSource } from './table.types.ts';

/**
 * Opens a table of CSV or JSON Lines, already decoded to text, in constant memory. For CSV the delimiter is recognised
 * unless given, and the header found below the summary with which some tools open their exports. A broken line is told
 * and the next one read; what cells hold is text, formulas included.
 */
export function parseTable(
  source: TableSource,
  { format, delimiter }: { format: 'csv' | 'jsonl'; delimiter?: string },
): Promise<Table> {
  const chunks = typeof source === 'string' ? [source] : source;
  return format === 'csv' ? readCsv(chunks, delimiter) : readJsonLines(chunks);
}
