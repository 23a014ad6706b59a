import type { Selectable } from 'kysely';
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

/** A journal as CSV (RFC 4180, UTF-8 with its mark, semicolons); `hash` is SHA-256 of `previous_hash`, LF, `hashed_text`. */
export function csvOf(
  territoryId: string,
  batches: AsyncGenerator<readonly Selectable<AuditTables['audit.entry']>[]>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let started = false;
  return new ReadableStream({
    async pull(controller) {
      if (!started) {
        started = true;
        controller.enqueue(encoder.encode(`\uFEFF${columns.join(';')}\r\n`));
        return;
      }
      const { done, value } = await batches.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map((row) => line(territoryId, row)).join('')));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
}

function line(territoryId: string, row: Selectable<AuditTables['audit.entry']>): string {
  const cells = [
    String(row.seq),
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
  return `${cells.map(cell).join(';')}\r\n`;
}

/** A spreadsheet runs what begins like a formula: such a cell gets an apostrophe first. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
