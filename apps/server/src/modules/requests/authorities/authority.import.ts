import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { importAuthorities, Output } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { wordsOf } from '../request/request.words.ts';
import { directoryUnreadable } from './authorities.errors.ts';
import { placeWord } from './authority.search.ts';
import { objectsOf } from './service.objects.ts';
import { isWithin, readService, type ReadAuthority } from './service.read.ts';

/** The directory weighs some 500 MB unpacked today; what would fill the disk is refused. */
const MOST_BYTES = 4 * 1024 * 1024 * 1024;
const BATCH = 500;

/**
 * Loads the open data of the national directory, plain or compressed, as it comes: what is known is brought up to date,
 * what is no longer in the file leaves (of the départements that were asked for), what was written by hand stays.
 *
 * @throws authorities.unreadable when there is nothing of it in the file
 */
export async function loadAuthorities(
  deps: Pick<RequestsDeps, 'db' | 'now'>,
  given: { territoryId: string; departments: string; body: AsyncIterable<Uint8Array> | null; actor: AuditActor },
): Promise<Output<typeof importAuthorities>> {
  const { territoryId, actor } = given;
  const departments = given.departments
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((each) => each !== '');
  const counts = { read: 0, kept: 0, refused: 0 };
  return deps.db.transaction().execute(async (trx) => {
    await sql`create temporary table loaded_authority (id text primary key) on commit drop`.execute(trx);
    let batch: ReadAuthority[] = [];
    const flush = async (): Promise<void> => {
      await storeBatch(trx, territoryId, batch);
      batch = [];
    };
    try {
      for await (const object of objectsOf(textOf(given.body))) {
        const authority = readService(object);
        if (!authority) {
          counts.refused += 1;
          continue;
        }
        counts.read += 1;
        if (!isWithin(authority, departments)) continue;
        counts.kept += 1;
        batch.push({ ...authority, id: idOf(authority.id) });
        if (batch.length === BATCH) await flush();
      }
    } catch (error) {
      // A file that breaks off is refused whole: half a directory would say of the other half that it is gone.
      if (isUnreadable(error)) throw directoryUnreadable({ cause: error });
      throw error;
    }
    await flush();
    if (counts.read === 0) throw directoryUnreadable();
    await sql`
      delete from requests.authority a
      where a.territory_id = ${territoryId} and a.origin = 'national_directory'
        and not exists (select from loaded_authority l where l.id = a.id)
        and (${departments.length === 0} or exists (
          select from unnest(a.places) p, unnest(${departments}::text[]) d where p like d || '%'))
    `.execute(trx);
    await noteLoad(trx, territoryId, deps.now());
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'authorities.imported',
      detail: { ...counts, departments },
      at: deps.now(),
    });
    return counts;
  });
}

/** How many are known now, so that no list has to count them. */
async function noteLoad(trx: Trx, territoryId: string, at: Date): Promise<void> {
  await sql`
    insert into requests.router as r (territory_id, authorities, authorities_at)
    select ${territoryId}, count(*), ${at}::timestamptz from requests.authority where territory_id = ${territoryId}
    on conflict (territory_id) do update set authorities = excluded.authorities, authorities_at = excluded.authorities_at
  `.execute(trx);
}

async function storeBatch(trx: Trx, territoryId: string, batch: readonly ReadAuthority[]): Promise<void> {
  if (batch.length === 0) return;
  // Twice in one file, the last says how it is.
  const rows = [...new Map(batch.map((each) => [each.id, each])).values()].map(
    ({ id, kind, name, places, placeNames, ...authority }) => ({
      id,
      kind,
      name,
      places,
      place_names: placeNames,
      authority,
      words: [
        ...wordsOf([name, kind.replaceAll('_', ' '), ...placeNames].join('\n')),
        ...wordsOf(placeNames.join('\n')).map(placeWord),
      ],
    }),
  );
  await sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (id text, kind text, name text, places text[], place_names text[], authority jsonb, words text[])
    ), noted as (
      insert into loaded_authority select id from row on conflict do nothing
    )
    insert into requests.authority as a (territory_id, id, kind, name, places, place_names, authority, origin, search)
    select ${territoryId}, id, kind, name, places, place_names, authority, 'national_directory', array_to_tsvector(words) from row
    on conflict (territory_id, id) do update set kind = excluded.kind, name = excluded.name, places = excluded.places,
      place_names = excluded.place_names, authority = excluded.authority, search = excluded.search
  `.execute(trx);
}

/** Ours, of theirs: the same in every file. */
const idOf = (theirs: string): string => `aut_${createHash('sha256').update(theirs).digest('hex').slice(0, 26)}`;

async function* textOf(body: AsyncIterable<Uint8Array> | null): AsyncGenerator<string> {
  if (body === null) return;
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of await unpacked(body)) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new RangeError('the directory is larger than any that exists');
    yield decoder.decode(chunk, { stream: true });
  }
}

/** What gzip packed begins by 1f 8b (RFC 1952). */
async function unpacked(body: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (first.done) return;
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  if (first.done || first.value[0] !== 0x1f || first.value[1] !== 0x8b) return whole();
  return Readable.from(whole()).compose(createGunzip()) as AsyncIterable<Uint8Array>;
}

function isUnreadable(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return error instanceof RangeError || (typeof code === 'string' && code.startsWith('Z_'));
}
