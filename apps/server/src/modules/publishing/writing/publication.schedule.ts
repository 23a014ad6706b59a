import type { AuditActor } from '../../audit/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { ensureCovered } from '../mandates/mandate.cover.ts';
import { isStillSealed } from '../approval/approval.permit.ts';
import { holdDeliveriesOf, planDeliveries } from '../dispatch/delivery.plan.ts';
import { isHeldBack } from '../hold/hold.pass.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import {
  blocked,
  changedMeanwhile,
  everythingHeld,
  inThePast,
  noChannel,
  noDate,
  notApproved,
  wrongState,
} from '../publishing.errors.ts';
import { findingsOf } from './draft.check.ts';
import { changePublication, lockPublication, recordAct, type StoredPublication } from './publication.store.ts';
import { tellScreens } from './screens.tell.ts';

type By = { author: Author; actor: AuditActor };

/**
 * Lets a publication leave at its hour, or now. It approves nothing: what is not approved as it stands, and is not under
 * a mandate, is refused.
 * @throws publishing.not_found, .changed_meanwhile, .not_approved, .blocked, .no_date, .in_the_past, .mandate_ended,
 *   .mandate_scope, .everything_held, .state
 */
export async function schedulePublication(
  deps: PublishingDeps,
  given: Named & By & { version: number; when: 'due' | 'now' },
): Promise<void> {
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, given.territoryId);
    const row = await lockPublication(trx, given);
    if (row.version !== given.version) throw changedMeanwhile();
    if (await isHeldBack(deps, trx, row, held)) throw everythingHeld();
    if (['sending', 'published', 'partly_published', 'failed', 'cancelled', 'held'].includes(row.state))
      throw wrongState();
    const dueAt = given.when === 'now' ? at : row.due_at;
    if (dueAt === null) throw noDate();
    if (dueAt < at) throw inThePast();
    if (row.mandate_id === null) {
      if (row.state !== 'approved' && row.state !== 'scheduled') throw notApproved();
      if (!(await isStillSealed(deps, trx, given))) throw notApproved();
      // An approval that covers the hour covers no other.
      if (given.when === 'now' && row.approval?.coversTime === true && row.due_at !== null) throw notApproved();
    } else await ensureCovered(trx, row, { at: dueAt, personId: given.author.id });
    await ensureUnblocked(deps, trx, row);
    await plan(trx, row, { ...given, dueAt, at });
  });
}

/** @throws publishing.no_channel, publishing.blocked with what blocks it */
export async function ensureUnblocked(deps: PublishingDeps, trx: Trx, row: StoredPublication): Promise<void> {
  if (row.channel_ids.length === 0) throw noChannel();
  const findings = await findingsOf(deps, trx, {
    territoryId: row.territory_id,
    publicationId: row.id,
    draft: row.draft,
    authorId: row.author_id,
  });
  const blocks = findings.filter(({ severity }) => severity === 'blocks');
  if (blocks.length > 0) throw blocked(blocks);
}

/**
 * Plans its deliveries, in the transaction in which it may leave. While everything is held they are planned and held
 * with the rest.
 */
export async function plan(
  trx: Trx,
  row: StoredPublication,
  given: Partial<By> & { dueAt: Date; at: Date; held?: boolean },
): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const channels = await trx
    .selectFrom('channels.channel')
    .select(['id', 'network'])
    .where('territory_id', '=', row.territory_id)
    .where('id', 'in', row.channel_ids.length > 0 ? row.channel_ids : [''])
    .execute();
  if (channels.length === 0) throw noChannel();
  // An account that was disconnected since is planned too: at the hour somebody is told, where silence would lose it.
  await planDeliveries(trx, { ...named, dueAt: given.dueAt, channels });
  if (given.held) await holdDeliveriesOf(trx, named);
  const { state } = await changePublication(trx, named, {
    state: given.held ? 'held' : 'scheduled',
    heldFrom: given.held ? 'scheduled' : null,
    dueAt: given.dueAt,
    reason: null,
  });
  await recordAct(trx, named, {
    kind: 'scheduled',
    at: given.at,
    personId: given.author?.id,
    detail: { dueAt: given.dueAt.toISOString(), ...(row.mandate_id === null ? {} : { mandateId: row.mandate_id }) },
  });
  if (given.actor) {
    await recordAudit(trx, {
      territoryId: row.territory_id,
      actor: given.actor,
      action: 'publishing.publication_scheduled',
      target: { kind: 'publication', id: row.id },
      detail: { dueAt: given.dueAt.toISOString() },
      at: given.at,
    });
  }
  await tellScreens(trx, named, state);
}
