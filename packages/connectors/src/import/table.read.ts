import type { Bilingual } from '@beffroi/contracts';
import { readCsv } from './csv.read.ts';
import { readJsonLines } from './json-lines.read.ts';

/** A line of a table, by its columns, or what is wrong with it; lines count from 1 in the file. */
export type TableRow =
  | { ok: true; line: number; cells: Record<string, string> }
  | { ok: false; line: number; column?: string; message: Bilingual };

export type Table = {
  /** The columns, in order; those of the first lines for JSON Lines. */
  header: string[];
  /** What separates the cells, for CSV. */
  delimiter?: string;
  /** To be read once, as far as wanted. */
  rows: AsyncIterable<TableRow>;
};

export type TableSource = string | Iterable<string> | AsyncIterable<string>;

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
