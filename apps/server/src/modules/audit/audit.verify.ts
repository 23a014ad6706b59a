import type { AuditVerification } from '@beffroi/contracts';
import type { AnyConnection, Connection } from '../../platform/db/database.ts';
import { GENESIS, hashEntry } from './audit.chain.ts';
import type { AuditTables } from './audit.tables.ts';

const BATCH = 1000;

/** Computes one chain again from its first entry, a thousand at a time. */
export async function verifyAuditChain(connection: AnyConnection, territoryId: string): Promise<AuditVerification> {
  const db = connection as Connection<AuditTables>;
  // The end of the chain is read first: entries written meanwhile come after it.
  const head = await db
    .selectFrom('audit.head')
    .select(['seq', 'hash'])
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  if (!head && (await holdsEntries(db, territoryId))) return { entries: 0, broken: { seq: 1, reason: 'missing' } };
  const last = head?.seq ?? 0;
  let previous = GENESIS;
  let seq = 0;
  for (;;) {
    const rows = await db
      .selectFrom('audit.entry')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .where('seq', '>', seq)
      .where('seq', '<=', last)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      if (row.seq !== seq + 1) return { entries: last, broken: { seq: seq + 1, reason: 'missing' } };
      const hash = hashEntry(previous, {
        territoryId,
        seq: row.seq,
        at: row.at,
        actorKind: row.actor_kind,
        actorId: row.actor_id,
        action: row.action,
        targetKind: row.target_kind,
        targetId: row.target_id,
        detail: row.detail,
      });
      if (row.previous_hash !== previous || row.hash !== hash) {
        return { entries: last, broken: { seq: row.seq, reason: 'altered' } };
      }
      previous = hash;
      seq = row.seq;
    }
    if (rows.length < BATCH) break;
  }
  if (seq < last) return { entries: last, broken: { seq: seq + 1, reason: 'truncated' } };
  if (head && head.hash !== previous) return { entries: last, broken: { seq, reason: 'altered' } };
  return { entries: last };
}

async function holdsEntries(db: Connection<AuditTables>, territoryId: string): Promise<boolean> {
  const row = await db
    .selectFrom('audit.entry')
    .select('seq')
    .where('territory_id', '=', territoryId)
    .limit(1)
    .execute();
  return row.length > 0;
}

/** Every chain of the installation, its own included; `territoryId` is 'instance' for that one. */
export async function verifyAuditChains(
  connection: AnyConnection,
): Promise<(AuditVerification & { territoryId: string })[]> {
  const db = connection as Connection<AuditTables>;
  // A chain whose end was erased still has entries.
  const chains = await db
    .selectFrom('audit.entry')
    .select('territory_id')
    .distinct()
    .union(db.selectFrom('audit.head').select('territory_id'))
    .execute();
  const results = [];
  for (const { territory_id: territoryId } of chains.toSorted((a, b) => (a.territory_id < b.territory_id ? -1 : 1))) {
    results.push({ territoryId, ...(await verifyAuditChain(db, territoryId)) });
  }
  return results;
}
