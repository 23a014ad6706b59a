import type { Kysely } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/seal.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { objectionHash } from '../ingestion/objections.filter.ts';
import { lockIngestion } from '../ingestion/territory.lock.ts';
import { authorKey } from '../ingestion/author.pseudonym.ts';
import { objectionNotFound } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { removeMentions } from '../mentions/mention.remove.ts';

type Deps = { db: Kysely<ListeningTables>; sealer: Sealer };
type Objection = { id: string; network: string; recordedAt: string; note?: string };

export async function listObjections(
  db: Connection<ListeningTables>,
  given: { territoryId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: Objection[]; nextCursor?: string }> {
  const rows = await db
    .selectFrom('listening.objection')
    .select(['id', 'network', 'note', 'recorded_at'])
    .where('territory_id', '=', given.territoryId)
    .$if(given.cursor !== undefined, (query) => query.where('id', '<', given.cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(given.limit + 1)
    .execute();
  const items = rows.slice(0, given.limit).map((row) => ({
    id: row.id,
    network: row.network,
    recordedAt: row.recorded_at.toISOString(),
    ...(row.note === null ? {} : { note: row.note }),
  }));
  const last = items.at(-1);
  return { items, ...(rows.length > given.limit && last ? { nextCursor: last.id } : {}) };
}

/**
 * Records that an author objects (GDPR, article 21): all of theirs is erased here and nothing is stored again. The
 * handle itself is not kept.
 */
export async function recordObjection(
  deps: Deps,
  given: {
    territoryId: string;
    network: string;
    handle: string;
    note?: string | undefined;
    actor: AuditActor;
    now: Date;
  },
): Promise<Objection & { erased: number }> {
  return deps.db.transaction().execute(async (trx) => {
    // A batch that looked for objectors before this one is stored first, then erased here.
    await lockIngestion(trx, given.territoryId);
    const salt = await trx
      .selectFrom('listening.setting')
      .select('pseudonym_salt')
      .where('territory_id', '=', given.territoryId)
      .executeTakeFirst();
    const id = newId('obj');
    const kept = await trx
      .insertInto('listening.objection')
      .values({
        territory_id: given.territoryId,
        id,
        network: given.network,
        handle_hash: objectionHash(deps.sealer, given.network, given.handle),
        note: given.note ?? null,
        recorded_at: given.now,
      })
      .onConflict((conflict) =>
        conflict.columns(['territory_id', 'network', 'handle_hash']).doUpdateSet({ note: given.note ?? null }),
      )
      .returning(['id', 'recorded_at'])
      .executeTakeFirstOrThrow();
    const theirs = salt
      ? await trx
          .selectFrom('listening.mention')
          .select('id')
          .where('territory_id', '=', given.territoryId)
          .where('author_key', '=', authorKey(salt.pseudonym_salt, given.network, given.handle))
          .execute()
      : [];
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.objection_recorded',
      target: { kind: 'objection', id: kept.id },
      detail: { network: given.network, erased: theirs.length },
    });
    const erased = await removeMentions(
      trx,
      given.territoryId,
      theirs.map((row) => row.id),
    );
    return {
      id: kept.id,
      network: given.network,
      recordedAt: kept.recorded_at.toISOString(),
      ...(given.note === undefined ? {} : { note: given.note }),
      erased,
    };
  });
}

/** @throws listening.objection_not_found */
export async function withdrawObjection(
  deps: Deps,
  given: { territoryId: string; objectionId: string; actor: AuditActor },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('listening.objection')
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.objectionId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw objectionNotFound();
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.objection_withdrawn',
      target: { kind: 'objection', id: given.objectionId },
    });
  });
}
