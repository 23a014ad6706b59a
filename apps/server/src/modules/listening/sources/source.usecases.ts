import { randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Source } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { Sealer } from '../../../platform/seal.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { sourceNotFound } from '../listening.errors.ts';
import type { ListeningFacts } from '../listening.events.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { readSources } from './source.read-model.ts';
import { openConfig, sealConfig, type SourceRegistry } from './source.registry.ts';

export type SourceDeps = {
  db: Kysely<ListeningTables>;
  events: EventBus<ListeningFacts, Transaction<ListeningTables>>;
  registry: SourceRegistry;
  sealer: Sealer;
  baseUrl: string;
  now: () => Date;
};
type Named = { territoryId: string; sourceId: string; actor: AuditActor };

/** Adds a source and asks for its first reading. @throws listening.source_kind_unknown, listening.source_config_invalid */
export async function createSource(
  deps: SourceDeps,
  given: { territoryId: string; kind: string; name: string; config: Record<string, unknown>; actor: AuditActor },
): Promise<Source & { webhookSecret?: string }> {
  const kind = deps.registry.kind(given.kind);
  const id = newId('src');
  // The secret of a webhook is ours to make: Standard Webhooks want 24 to 64 random bytes.
  const webhookSecret = kind.network === 'webhook' ? `whsec_${randomBytes(32).toString('base64')}` : undefined;
  const typed = webhookSecret === undefined ? given.config : { ...given.config, secrets: [webhookSecret] };
  const { config, sealedSecrets } = sealConfig(deps.sealer, kind, {
    territoryId: given.territoryId,
    sourceId: id,
    config: typed,
  });
  return deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('listening.source')
      .values({
        territory_id: given.territoryId,
        id,
        kind: kind.id,
        network: kind.network,
        name: given.name,
        config: JSON.stringify(config),
        sealed_secrets: sealedSecrets,
        state: JSON.stringify({ value: kind.initialState }),
        next_poll_at: kind.mode === 'push' ? null : deps.now(),
      })
      .execute();
    await record(
      trx,
      { territoryId: given.territoryId, sourceId: id, actor: given.actor },
      'listening.source_created',
      {
        kind: kind.id,
        name: given.name,
      },
    );
    return {
      ...(await one(deps, trx, given.territoryId, id)),
      ...(webhookSecret === undefined ? {} : { webhookSecret }),
    };
  });
}

/** Renames, pauses, wakes or sets up a source again; set up again it is read from the start. */
export async function updateSource(
  deps: SourceDeps,
  given: Named & {
    name?: string | undefined;
    paused?: boolean | undefined;
    config?: Record<string, unknown> | undefined;
  },
): Promise<Source> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('listening.source')
      .selectAll()
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.sourceId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw sourceNotFound();
    const kind = deps.registry.kind(row.kind);
    const sealed =
      given.config === undefined
        ? undefined
        : sealConfig(deps.sealer, kind, { ...given, config: given.config, known: openConfig(deps.sealer, row) });
    const paused = given.paused ?? row.paused;
    await trx
      .updateTable('listening.source')
      .set({
        paused,
        ...(given.name === undefined ? {} : { name: given.name }),
        ...(sealed
          ? {
              config: JSON.stringify(sealed.config),
              sealed_secrets: sealed.sealedSecrets,
              state: JSON.stringify({ value: kind.initialState }),
            }
          : {}),
        ...(paused ? { silent_since: null } : {}),
        ...(kind.mode === 'push' || paused ? {} : { next_poll_at: deps.now(), failures: 0, last_error: null }),
      })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.sourceId)
      .execute();
    // What is not listened to is not silent.
    if (paused && row.silent_since !== null) await deps.events.emit(trx, 'listening.source_spoke_again', given);
    await record(trx, given, 'listening.source_changed', { paused, setUpAgain: sealed !== undefined });
    return one(deps, trx, given.territoryId, given.sourceId);
  });
}

/** @throws listening.source_not_found */
export async function deleteSource(deps: SourceDeps, given: Named): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('listening.source')
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.sourceId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw sourceNotFound();
    for (const table of ['listening.source_hour', 'listening.websub', 'listening.webhook_message'] as const) {
      await trx
        .deleteFrom(table)
        .where('territory_id', '=', given.territoryId)
        .where('source_id', '=', given.sourceId)
        .execute();
    }
    await deps.events.emit(trx, 'listening.source_spoke_again', given);
    await record(trx, given, 'listening.source_deleted', {});
  });
}

/** Asks for a reading at once; the runner takes it within a second. @throws listening.source_not_found */
export async function readSourceNow(
  deps: SourceDeps,
  given: { territoryId: string; sourceId: string },
): Promise<Source> {
  const row = await deps.db
    .updateTable('listening.source')
    .set({ next_poll_at: deps.now() })
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', given.sourceId)
    .where('next_poll_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (row) return one(deps, deps.db, given.territoryId, row.id);
  return one(deps, deps.db, given.territoryId, given.sourceId);
}

async function one(
  deps: SourceDeps,
  db: Kysely<ListeningTables>,
  territoryId: string,
  sourceId: string,
): Promise<Source> {
  const [source] = await readSources(db, deps.registry, { territoryId, sourceId, baseUrl: deps.baseUrl });
  if (!source) throw sourceNotFound();
  return source;
}

async function record(
  trx: Transaction<ListeningTables>,
  given: Named,
  action: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(trx, {
    territoryId: given.territoryId,
    actor: given.actor,
    action,
    target: { kind: 'source', id: given.sourceId },
    detail,
  });
  await publishLive(trx, given.territoryId, 'source_changed', {
    sourceId: given.sourceId,
    state: action.slice('listening.source_'.length),
  });
}
