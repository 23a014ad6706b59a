import type { MentionFilter } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { pseudonymOf } from '../ingestion/author.pseudonym.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { filterConditions } from './mention.filter.ts';
import { namesAuthor, type ShownRow } from './mention.presenter.ts';
import { walkMentions } from './mention.read-model.ts';

const MOST_ROWS = 50_000;
const header = [
  'id',
  'network',
  'posted_at',
  'author',
  'title',
  'text',
  'url',
  'lang',
  'tone',
  'aggressive',
  'reach',
  'state',
  'watches',
];

/**
 * A filter's mentions as CSV (RFC 4180, semicolons, UTF-8 with a mark: what French spreadsheets open by a double
 * click), streamed. Authors stay under their pseudonyms, and so do the addresses
 * of their posts.
 *
 * @throws listening.query_invalid before anything is sent
 */
export function exportCsv(
  db: Connection<ListeningTables>,
  territoryId: string,
  filter: MentionFilter,
  watchNames: ReadonlyMap<string, string>,
): ReadableStream<Uint8Array> {
  filterConditions(filter);
  const encoder = new TextEncoder();
  const pages = walkMentions(db, territoryId, filter, MOST_ROWS);
  let started = false;
  return new ReadableStream({
    async pull(controller) {
      if (!started) {
        started = true;
        controller.enqueue(encoder.encode(`\u{feff}${line(header)}`));
      }
      const page = await pages.next();
      if (page.done) return controller.close();
      controller.enqueue(encoder.encode(page.value.map((row) => line(cells(row, watchNames))).join('')));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
}

function cells(row: ShownRow, watchNames: ReadonlyMap<string, string>): (string | number | null)[] {
  const author = row.author_public ? (row.author_name ?? row.author_handle) : pseudonymOf(row.author_key ?? '');
  return [
    row.id,
    row.network,
    row.posted_at.toISOString(),
    row.author_key === null ? null : author,
    row.title,
    row.text,
    namesAuthor(row) ? null : row.url,
    row.lang,
    row.tone,
    row.aggressive,
    row.reach,
    row.state,
    row.watch_ids.map((id) => watchNames.get(id) ?? id).join(', '),
  ];
}

function line(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(';')}\r\n`;
}

/** A cell that would start a formula in a spreadsheet gets an apostrophe before it (OWASP, CSV injection). */
export function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
