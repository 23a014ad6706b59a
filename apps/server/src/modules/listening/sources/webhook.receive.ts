import type { Kysely } from 'kysely';
import { readWebhook, verifyWebhook } from '@beffroi/connectors/webhook';
import { ingest, type IngestDeps } from '../ingestion/ingest.usecase.ts';
import { sourceNotFound, webhookPayload, webhookSignature, webhookTimestamp } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { recordReading } from './source.outcome.ts';
import { openConfig } from './source.registry.ts';

type Deps = IngestDeps & { db: Kysely<ListeningTables> };
type Outcome = { received: number; kept: number; duplicate: boolean };

/** The transaction found that the message was taken already; nothing of it is kept twice. */
class Replayed extends Error {}

/**
 * Takes a signed message once. It is answered only when it is stored, so that a collector that hears nothing sends it
 * again and loses nothing.
 *
 * @throws listening.source_not_found, listening.webhook_signature, listening.webhook_timestamp, listening.webhook_payload
 */
export async function receiveWebhook(
  deps: Deps,
  given: { sourceId: string; headers: Headers; rawBody: Uint8Array },
): Promise<Outcome> {
  const row = await deps.db
    .selectFrom('listening.source')
    .selectAll()
    .where('id', '=', given.sourceId)
    .where('network', '=', 'webhook')
    .where('paused', '=', false)
    .executeTakeFirst();
  if (!row) throw sourceNotFound();
  const { secrets = [] } = openConfig(deps.sealer, row) as { secrets?: string[] };
  const now = deps.now();
  const verified = verifyWebhook({ headers: Object.fromEntries(given.headers), rawBody: given.rawBody, secrets, now });
  if (!verified.ok)
    throw verified.kind === 'too_old' || verified.kind === 'too_new' ? webhookTimestamp() : webhookSignature();
  const read = readWebhook(given.rawBody);
  if (!read.ok)
    throw webhookPayload({
      fields: read.issues.map(({ path, message }) => ({ path: `body.${path}`, code: 'custom', message })),
    });
  const named = { territoryId: row.territory_id, sourceId: row.id };
  const taken = await deps.db
    .selectFrom('listening.webhook_message')
    .select('message_id')
    .where('territory_id', '=', named.territoryId)
    .where('source_id', '=', named.sourceId)
    .where('message_id', '=', verified.messageId)
    .executeTakeFirst();
  if (taken) return { received: 0, kept: 0, duplicate: true };
  try {
    const outcome = await ingest(deps, {
      ...named,
      events: read.events,
      alongside: async (trx, ingested) => {
        const taken = await trx
          .insertInto('listening.webhook_message')
          .values({ territory_id: row.territory_id, source_id: row.id, message_id: verified.messageId, at: now })
          .onConflict((conflict) => conflict.doNothing())
          .returning('message_id')
          .executeTakeFirst();
        if (!taken) throw new Replayed();
        await recordReading(trx, named, {
          outcome: ingested,
          config: row.config,
          state: row.state.value,
          notes: [],
          at: now,
        });
      },
    });
    return { received: outcome.received, kept: outcome.kept, duplicate: false };
  } catch (error) {
    if (error instanceof Replayed) return { received: 0, kept: 0, duplicate: true };
    throw error;
  }
}
