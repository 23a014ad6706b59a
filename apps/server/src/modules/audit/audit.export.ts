import type { Selectable } from 'kysely';
import { csvStream } from '../../platform/http/csv.ts';
import { canonicalEntry } from './audit.chain.ts';
import type { AuditTables } from './audit.tables.ts';

const columns = [
  'seq',
  'at',
  'actor_kind',
  'actor_id',
  'action',
  'target_kind',
  'target_id',
  'detail',
  'previous_hash',
  'hash',
  'hashed_text',
];

/** A journal as CSV; `hash` is SHA-256 of `previous_hash`, LF, `hashed_text`. */
export function csvOf(
  territoryId: string,
  batches: AsyncGenerator<readonly Selectable<AuditTables['audit.entry']>[]>,
): ReadableStream<Uint8Array> {
  return csvStream(columns, batches, (row) => cellsOf(territoryId, row));
}

function cellsOf(territoryId: string, row: Selectable<AuditTables['audit.entry']>): (string | number)[] {
  return [
    row.seq,
    row.at.toISOString(),
    row.actor_kind,
    row.actor_id ?? '',
    row.action,
    row.target_kind ?? '',
    row.target_id ?? '',
    JSON.stringify(row.detail),
    row.previous_hash,
    row.hash,
    canonicalEntry({
      territoryId,
      seq: row.seq,
      at: row.at,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      action: row.action,
      targetKind: row.target_kind,
      targetId: row.target_id,
      detail: row.detail,
    }),
  ];
}
