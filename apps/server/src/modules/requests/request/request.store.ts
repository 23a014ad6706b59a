import { sql, type Selectable, type Updateable } from 'kysely';
import { publishLive } from '../../../platform/live/publish.ts';
import type { Db, Named, RequestsDeps, Trx } from '../requests.deps.ts';
import type { RequestRow } from '../requests.tables.ts';
import { requestNotFound } from './request.errors.ts';
import { wordsOf } from './request.words.ts';

export type StoredRequest = Selectable<RequestRow>;

const byName = (db: Db, { territoryId, requestId }: Named) =>
  db.selectFrom('requests.request').selectAll().where('territory_id', '=', territoryId).where('id', '=', requestId);

/** @throws requests.not_found */
export async function findRequest(db: Db, named: Named): Promise<StoredRequest> {
  const row = await byName(db, named).executeTakeFirst();
  if (!row) throw requestNotFound();
  return row;
}

/** Takes a request for the rest of the transaction. @throws requests.not_found */
export async function lockRequest(trx: Trx, named: Named): Promise<StoredRequest> {
  const row = await byName(trx, named).forUpdate().executeTakeFirst();
  if (!row) throw requestNotFound();
  return row;
}

/**
 * Changes a locked request and tells the screens and whoever listens; last in its transaction, after `recordEvent`.
 * @param what in one word, for webhooks: 'created', 'answered'
 */
export async function changeRequest(
  deps: Pick<RequestsDeps, 'now' | 'events'>,
  trx: Trx,
  named: Named,
  set: Updateable<RequestRow>,
  what: string,
): Promise<StoredRequest> {
  const row = await trx
    .updateTable('requests.request')
    .set(set)
    .set((write) => ({ version: write('version', '+', 1), updated_at: deps.now() }))
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.requestId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await tellRequest(deps, trx, row, what);
  return row;
}

export async function tellRequest(
  deps: Pick<RequestsDeps, 'events'>,
  trx: Trx,
  row: StoredRequest,
  what: string,
): Promise<void> {
  const { territory_id: territoryId, id: requestId, ref, state } = row;
  await deps.events.emit(trx, 'requests.request_changed', { territoryId, requestId, ref, state, what });
  await publishLive(trx, territoryId, 'request_changed', { requestId, state });
}

/** What the search finds it by: its reference, its words, its place. */
export async function indexRequest(trx: Trx, named: Named): Promise<void> {
  const { ref, title, text, place } = await findRequest(trx, named);
  const words = wordsOf([ref, title, text, place ?? ''].join('\n'));
  await sql`
    update requests.request set search = array_to_tsvector(${[...words, ref.toLowerCase()]}::text[])
    where territory_id = ${named.territoryId} and id = ${named.requestId}
  `.execute(trx);
}
