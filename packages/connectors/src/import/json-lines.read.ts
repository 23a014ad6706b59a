import type { Table, TableRow } from './table.types.ts';

/** As many lines as it takes to know the columns. */
const headLines = 50;
const maxLineChars = 1_000_000;

export async function readJsonLines(source: Iterable<string> | AsyncIterable<string>): Promise<Table> {
  const rows = rowsOf(source);
  const first: TableRow[] = [];
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    first.push(next.value);
    if (first.length === headLines) break;
  }
  const header = [...new Set(first.flatMap((row) => (row.ok ? Object.keys(row.cells) : [])))];
  return { header, rows: joined(first, rows) };
}

async function* joined(first: readonly TableRow[], rest: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  yield* first;
  yield* rest;
}

async function* rowsOf(source: Iterable<string> | AsyncIterable<string>): AsyncGenerator<TableRow> {
  let line = 0;
  for await (const text of linesOf(source)) {
    line += 1;
    if (text.trim() === '') continue;
    yield text.length > maxLineChars ? oversized(line) : rowOf(text, line);
  }
}

function rowOf(text: string, line: number): TableRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return { ok: false, line, message: { fr: `Ce n’est pas du JSON (${said}).`, en: `This is not JSON (${said}).` } };
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return { ok: false, line, message: { fr: 'Un objet JSON est attendu.', en: 'A JSON object is expected.' } };
  }
  const cells: Record<string, string> = {};
  flatten(value as Record<string, unknown>, '', cells);
  return { ok: true, line, cells };
}

/** `{ author: { name } }` gives the column `author.name`; a list, its members separated by commas. */
function flatten(value: Record<string, unknown>, prefix: string, into: Record<string, string>): void {
  for (const [name, member] of Object.entries(value)) {
    const column = `${prefix}${name}`;
    if (Array.isArray(member)) into[column] = member.map(plain).join(', ');
    else if (member !== null && typeof member === 'object')
      flatten(member as Record<string, unknown>, `${column}.`, into);
    else into[column] = plain(member);
  }
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

async function* linesOf(source: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  let isFirst = true;
  for await (const chunk of source) {
    const parts = (rest + (isFirst ? chunk.replace(/^\uFEFF/, '') : chunk)).split('\n');
    isFirst = false;
    // What is beyond the limit is dropped as it comes: one line cannot fill the memory.
    rest = (parts.pop() ?? '').slice(0, maxLineChars + 1);
    for (const part of parts) yield part.replace(/\r$/, '');
  }
  if (rest !== '') yield rest;
}

function oversized(line: number): TableRow {
  return {
    ok: false,
    line,
    message: { fr: 'La ligne dépasse un million de signes.', en: 'The line is longer than a million characters.' },
  };
}
