import type { Caller } from '../../platform/http/caller.ts';
import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import { GENESIS, hashEntry } from './audit.chain.ts';
import type { AuditTables } from './audit.tables.ts';

export type AuditActor = { kind: 'person' | 'api_key'; id: string } | { kind: 'system' };

export type AuditRecord = {
  /** Absent: the journal of the installation itself. */
  territoryId?: string;
  actor: AuditActor;
  /** `module.thing_done` */
  action: string;
  target?: { kind: string; id: string };
  /** Identifiers and values that accountability needs; no name, no address, no text of anyone. */
  detail?: Record<string, unknown>;
  at?: Date;
};

/** The chain of the installation itself, beside those of the territories. */
export const INSTANCE = 'instance';

/**
 * Writes what was done in the journal, in the caller's transaction: the act and its entry are stored together or not
 * at all. It holds the end of the chain until the transaction ends, so call it last. What changes nothing, like an
 * export, has no transaction of its own: it is then given one.
 */
export async function recordAudit(trx: AnyConnection, record: AuditRecord): Promise<void> {
  const db = trx as Connection<AuditTables>;
  if (!db.isTransaction) return db.transaction().execute(async (own) => recordAudit(own, record));
  const territoryId = record.territoryId ?? INSTANCE;
  await db
    .insertInto('audit.head')
    .values({ territory_id: territoryId, seq: 0, hash: GENESIS })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await db
    .selectFrom('audit.head')
    .select(['seq', 'hash'])
    .where('territory_id', '=', territoryId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const detail = JSON.stringify(record.detail ?? {});
  const entry = {
    territoryId,
    seq: head.seq + 1,
    at: record.at ?? new Date(),
    actorKind: record.actor.kind,
    actorId: record.actor.kind === 'system' ? null : record.actor.id,
    action: record.action,
    targetKind: record.target?.kind ?? null,
    targetId: record.target?.id ?? null,
    detail: JSON.parse(detail) as Record<string, unknown>,
  };
  const hash = hashEntry(head.hash, entry);
  await db
    .insertInto('audit.entry')
    .values({
      territory_id: territoryId,
      seq: entry.seq,
      at: entry.at,
      actor_kind: entry.actorKind,
      actor_id: entry.actorId,
      action: entry.action,
      target_kind: entry.targetKind,
      target_id: entry.targetId,
      detail,
      previous_hash: head.hash,
      hash,
    })
    .execute();
  await db.updateTable('audit.head').set({ seq: entry.seq, hash }).where('territory_id', '=', territoryId).execute();
}

/** Who acts, from who calls. @throws when nobody is signed in: an act without author is a bug of ours */
export function auditActorOf(caller: Caller): AuditActor {
  if (caller.kind === 'person') return { kind: 'person', id: caller.personId };
  if (caller.kind === 'api_key') return { kind: 'api_key', id: caller.keyId };
  throw new Error('an anonymous caller cannot be the author of an act');
}
