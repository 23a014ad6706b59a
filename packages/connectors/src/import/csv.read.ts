import { Readable } from 'node:stream';
import { parse, type CsvError } from 'csv-parse';
import { guessMapping } from './column.names.ts';
import type { Table, TableRow } from './table.types.ts';

const delimiters = [',', ';', '\t', '|'];
/** Enough to tell the delimiter by, and the header below a summary. */
const headChars = 65_536;
const headRecords = 20;
const maxRecordChars = 1_000_000;

type Read = { record: string[]; info: { lines: number } };

export async function readCsv(
  source: Iterable<string> | AsyncIterable<string>,
  givenDelimiter: string | undefined,
): Promise<Table> {
  const chunks = chunksOf(source);
  let head = '';
  while (head.length < headChars) {
    const next = await chunks.next();
    if (next.done) break;
    head += next.value;
  }
  head = head.replace(/^\uFEFF/, '');
  // Excel writes the delimiter on a line of its own.
  const declared = /^sep=(.)\r?\n/i.exec(head);
  if (declared) head = `\n${head.slice(declared[0].length)}`;
  const delimiter = givenDelimiter ?? declared?.[1] ?? guessDelimiter(head);

  const records = readRecords(head, chunks, delimiter);
  const first: (Read | TableRow)[] = [];
  for (let next = await records.next(); !next.done; next = await records.next()) {
    first.push(next.value);
    if (first.length === headRecords) break;
  }
  const headerAt = findHeader(first);
  const header = columnsOf(first[headerAt]);
  return { header, delimiter, rows: rowsOf(header, first.slice(headerAt + 1), records) };
}

async function* rowsOf(
  header: readonly string[],
  first: readonly (Read | TableRow)[],
  rest: AsyncGenerator<Read | TableRow>,
): AsyncGenerator<TableRow> {
  for (const one of first) yield toRow(header, one);
  for await (const one of rest) yield toRow(header, one);
}

function toRow(header: readonly string[], read: Read | TableRow): TableRow {
  if ('ok' in read) return read;
  const { record, info } = read;
  const line = info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\n/g)?.length ?? 0), 0);
  const extra = record.slice(header.length).filter((cell) => cell.trim() !== '');
  if (extra.length > 0) {
    const [has, wants] = [record.length, header.length];
    return {
      ok: false,
      line,
      message: {
        fr: `La ligne a ${has} cellules pour ${wants} colonnes : un séparateur se trouve sans doute dans un texte sans guillemets.`,
        en: `The line has ${has} cells for ${wants} columns: a delimiter probably stands in a text without quotes.`,
      },
    };
  }
  return { ok: true, line, cells: Object.fromEntries(header.map((column, index) => [column, record[index] ?? ''])) };
}

/** The record that knows most of the columns' names among the first; the first one when none knows any. */
function findHeader(first: readonly (Read | TableRow)[]): number {
  const known = first.map((one) => Object.keys(guessMapping(columnsOf(one))).length);
  const most = Math.max(0, ...known);
  return most >= 2 ? known.indexOf(most) : 0;
}

function columnsOf(read: Read | TableRow | undefined): string[] {
  if (!read || 'ok' in read) return [];
  const used = new Map<string, number>();
  return read.record.map((cell, index) => {
    const name = cell.trim() || `(${index + 1})`;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** The delimiter by which the most names of columns are known, else that cuts the first line the most. */
function guessDelimiter(head: string): string {
  const lines = head
    .replaceAll(/"[^"]*"/g, (quoted) => quoted.replaceAll(/[,;\t|\r\n]/g, ' '))
    .split(/\r?\n/, headRecords);
  const top = lines.find((line) => line.trim() !== '') ?? '';
  const score = (one: string) => {
    const known = lines.map((line) => Object.keys(guessMapping(line.split(one).map(unquote))).length);
    return Math.max(...known) * 1_000 + top.split(one).length;
  };
  return delimiters.toSorted((a, b) => score(b) - score(a))[0] ?? ',';
}

function unquote(cell: string): string {
  return cell.replaceAll('"', '');
}

/** The records, and after them why reading stopped when it stopped short. */
async function* readRecords(
  head: string,
  rest: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<Read | TableRow> {
  const problems: CsvError[] = [];
  async function* untilProblem() {
    yield head;
    for await (const chunk of rest) {
      if (problems.length > 0) return;
      yield chunk;
    }
  }
  const parser = Readable.from(untilProblem()).pipe(
    parse({
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: maxRecordChars,
      // Kept rather than thrown: an error would take with it the records that wait to be read.
      skip_records_with_error: true,
      on_skip: (problem) => void (problem && problems.push(problem)),
    }),
  );
  let line = 0;
  for await (const read of parser as AsyncIterable<Read>) {
    ({ lines: line } = read.info);
    yield read;
  }
  const [problem] = problems;
  if (problem) yield stoppedShort(line + 1, problem.code);
}

function stoppedShort(line: number, code: string): TableRow {
  return {
    ok: false,
    line,
    message: {
      fr: `La lecture s’arrête à cette ligne : un guillemet ouvert n’est jamais refermé, ou elle dépasse un million de signes (${code}).`,
      en: `Reading stops at this line: a quote that was opened is never closed, or it is longer than a million characters (${code}).`,
    },
  };
}

async function* chunksOf(source: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  yield* source;
}
