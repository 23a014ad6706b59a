import type { MentionFilter } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { csvStream } from '../../../platform/http/csv.ts';
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
 * A filter's mentions as CSV, streamed. Authors stay under their pseudonyms, and so do the addresses of their posts.
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
  const pages = walkMentions(db, territoryId, filter, MOST_ROWS);
  return csvStream(header, pages, (row) => cells(row, watchNames));
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
