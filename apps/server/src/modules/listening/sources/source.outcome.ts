import { sql, type Kysely, type Transaction } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import type { Trouble } from '@beffroi/connectors';
import { isDiskFull } from '../../../platform/db/database.ts';
import { diskFull } from '../../../platform/http/refusals.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { IngestOutcome } from '../ingestion/ingest.usecase.ts';
import type { ListeningTables } from '../listening.tables.ts';

type Named = { territoryId: string; sourceId: string };

/**
 * Writes, in the transaction of what was received, where a source got to and what it brought. A source that was set up
 * otherwise since `config` was read keeps its new settings, and begins from their start.
 */
export async function recordReading(
  trx: Transaction<ListeningTables>,
  named: Named,
  reading: {
    outcome: IngestOutcome;
    config: Record<string, unknown>;
    state: unknown;
    notes: readonly Bilingual[];
    at: Date;
    nextPollAt?: Date;
    newConfig?: unknown;
  },
): Promise<void> {
  const before = await trx
    .selectFrom('listening.source')
    .select((row) => [
      'failures',
      sql<boolean>`${row.ref('config')} = ${JSON.stringify(reading.config)}::jsonb`.as('same'),
    ])
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.sourceId)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) return;
  await trx
    .updateTable('listening.source')
    .set((row) => ({
      last_post_at: reading.outcome.newestPostAt
        ? sql<Date>`greatest(${row.ref('last_post_at')}, ${reading.outcome.newestPostAt})`
        : row.ref('last_post_at'),
      ...(reading.nextPollAt ? { claimed_until: null } : {}),
      ...(before.same
        ? {
            state: JSON.stringify({ value: reading.state }),
            notes: JSON.stringify(reading.notes.slice(0, 20)),
            last_success_at: reading.at,
            failures: 0,
            last_error: null,
            ...(reading.nextPollAt ? { next_poll_at: reading.nextPollAt } : {}),
            ...(reading.newConfig === undefined ? {} : { config: JSON.stringify(reading.newConfig) }),
          }
        : {}),
    }))
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.sourceId)
    .execute();
  await addToHours(trx, named, reading.outcome);
  if (before.same && before.failures > 0)
    await publishLive(trx, named.territoryId, 'source_changed', { sourceId: named.sourceId, state: 'ok' });
}

/** What a source brought, hour by hour: the ground of its habit. */
async function addToHours(trx: Transaction<ListeningTables>, named: Named, outcome: IngestOutcome): Promise<void> {
  if (outcome.hours.length === 0) return;
  await sql`
    insert into listening.source_hour as h (territory_id, source_id, hour, received, kept)
    select ${named.territoryId}, ${named.sourceId}, hour, received, kept
    from jsonb_to_recordset(${JSON.stringify(outcome.hours)}::jsonb) as r (hour timestamptz, received integer, kept integer)
    where hour > now() - interval '60 days'
    on conflict (territory_id, source_id, hour) do update set received = h.received + excluded.received, kept = h.kept + excluded.kept
  `.execute(trx);
}

/** A reading that broke on our side, in words: the posts wait at the source and are read again. */
export function readingFailed(error: unknown): Trouble {
  if (isDiskFull(error)) return { ok: false, kind: 'unavailable', message: diskFull().text };
  const message = {
    fr: 'La lecture a échoué de notre côté ; le détail est dans le journal du serveur. Nouvel essai bientôt.',
    en: 'The reading failed on our side; the detail is in the log of the server. It is tried again soon.',
  };
  return { ok: false, kind: 'unavailable', message };
}

/** A pause after trouble: what the other side asks for, else twice as long each time, up to an hour. */
export function pauseAfter(trouble: Trouble, failures: number): number {
  if (trouble.retryAfterSeconds !== undefined) return Math.min(Math.max(trouble.retryAfterSeconds, 5), 86_400);
  if (trouble.kind === 'gone') return 86_400;
  return Math.min(30 * 2 ** Math.min(failures, 7), 3600);
}

/** Writes what went wrong, in words, and when it is tried again. */
export async function recordTrouble(
  db: Kysely<ListeningTables>,
  named: Named,
  trouble: Trouble,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('listening.source')
      .select('failures')
      .where('territory_id', '=', named.territoryId)
      .where('id', '=', named.sourceId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return;
    await trx
      .updateTable('listening.source')
      .set({
        failures: row.failures + 1,
        connected: false,
        last_error: JSON.stringify(trouble.message),
        last_error_at: at,
        next_poll_at: new Date(at.getTime() + pauseAfter(trouble, row.failures) * 1000),
        claimed_until: null,
      })
      .where('territory_id', '=', named.territoryId)
      .where('id', '=', named.sourceId)
      .execute();
    if (row.failures === 0)
      await publishLive(trx, named.territoryId, 'source_changed', { sourceId: named.sourceId, state: 'failing' });
  });
}
