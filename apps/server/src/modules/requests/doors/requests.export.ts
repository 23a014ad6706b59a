import { sql } from 'kysely';
import { csvStream } from '../../../platform/http/csv.ts';
import { categoryOf } from '../request/category.table.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { Db, RequestsDeps } from '../requests.deps.ts';
import { redact, whoIsIn } from './open311.present.ts';

type Row = StoredRequest & { holder: string | null };
type Asked = { territoryId: string; from?: string | undefined; to?: string | undefined };

const PAGE = 500;
const header = [
  'référence',
  'état',
  'objet',
  'nature',
  'catégorie',
  'origine',
  'priorité',
  'lieu',
  'latitude',
  'longitude',
  'service',
  'transmise à',
  'reçue le',
  'régulière le',
  'engagement',
  'répondue le',
  'close le',
  'issue',
  'réouvertures',
  'la réponse a aidé',
];

/** Requests as CSV, without who asked: their names are taken out of the title where they wrote them. */
export function exportRequests(
  { db, sealer }: Pick<RequestsDeps, 'db' | 'sealer'>,
  asked: Asked,
): ReadableStream<Uint8Array> {
  return csvStream(header, pagesOf(db, asked), (row) => [
    row.ref,
    row.state,
    redact(row.title, whoIsIn(sealer, row)),
    row.nature,
    categoryOf(row.category)?.label ?? '',
    row.origin,
    row.priority,
    row.place ?? '',
    row.lat,
    row.lon,
    row.holder ?? '',
    row.authority?.name ?? '',
    row.created_at.toISOString(),
    row.regular_at?.toISOString() ?? '',
    row.due_at?.toISOString() ?? '',
    row.answered_at?.toISOString() ?? '',
    row.closed_at?.toISOString() ?? '',
    row.closed_as ?? '',
    row.reopened,
    row.satisfied === null ? '' : row.satisfied ? 'oui' : 'non',
  ]);
}

async function* pagesOf(db: Db, { territoryId, from, to }: Asked): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  for (;;) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select r.*, d.name as holder from requests.request r
      left join requests.department d on d.territory_id = r.territory_id and d.id = r.department_id
      where r.territory_id = ${territoryId}
        ${from === undefined ? sql`` : sql`and r.created_at >= ${new Date(from)}`}
        ${to === undefined ? sql`` : sql`and r.created_at < ${new Date(to)}`}
        ${last === undefined ? sql`` : sql`and (r.created_at, r.id) > (${last.created_at}, ${last.id})`}
      order by r.created_at, r.id limit ${PAGE}
    `.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1);
  }
}
