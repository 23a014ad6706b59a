import type { Bilingual } from '@beffroi/contracts';

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
