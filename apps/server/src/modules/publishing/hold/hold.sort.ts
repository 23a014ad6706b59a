import { publishLive } from '../../../platform/live/publish.ts';
import { findTerritory } from '../../identity/index.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { releaseDeliveries } from '../dispatch/delivery.plan.ts';
import { followDeliveries } from '../dispatch/publication.follow.ts';
import type { Author } from '../people.names.ts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';
import { inThePast, noDate } from '../publishing.errors.ts';
import { instantOf } from '../writing/local-time.ts';
import { takeBack } from '../writing/publication.cancel.ts';
import { moveTo } from '../writing/publication.move.ts';
import { changePublication, lockPublication, recordAct, type StoredPublication } from '../writing/publication.store.ts';
import { enterPlanning } from './hold.store.ts';

export type HeldDecision = {
  publicationId: string;
  decision: 'keep' | 'move' | 'cancel';
  localTime?: string | undefined;
};

/**
 * Keeps, moves or cancels what was stopped, all or nothing. What is kept leaves at its hour once the hold is lifted;
 * what somebody else sorted meanwhile is left as they did.
 * @throws publishing.not_found, publishing.in_the_past, publishing.no_date
 */
export async function sortHeld(
  deps: PublishingDeps,
  given: { territoryId: string; decisions: readonly HeldDecision[]; author: Author; actor: AuditActor },
): Promise<void> {
  const { territoryId } = given;
  const { timeZone } = await findTerritory(deps.db, territoryId);
  await deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, territoryId);
    // All are taken first, always in the same order, and the journal after them: two who sort never wait in a circle.
    const rows: { row: StoredPublication; given: HeldDecision }[] = [];
    for (const decision of given.decisions.toSorted((a, b) => (a.publicationId < b.publicationId ? -1 : 1))) {
      const row = await lockPublication(trx, { territoryId, publicationId: decision.publicationId });
      if (row.state === 'held') rows.push({ row, given: decision });
    }
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.held_sorted',
      detail: { decisions: rows.map(({ row, given: { decision } }) => ({ publicationId: row.id, decision })) },
      at: deps.now(),
    });
    for (const { row, given: decision } of rows) {
      if (decision.decision === 'cancel') await cancelHeld(deps, trx, row, { ...given, held });
      else if (decision.decision === 'keep') await keep(deps, trx, row, given.author);
      else {
        if (decision.localTime === undefined) throw noDate();
        if (instantOf(decision.localTime, timeZone) <= deps.now()) throw inThePast();
        await moveTo(deps, trx, row, { ...given, localTime: decision.localTime, held: held ? 'kept' : 'no' });
      }
    }
    await publishLive(trx, territoryId, 'hold_changed', { active: held });
  });
}

async function keep(deps: PublishingDeps, trx: Trx, row: StoredPublication, author: Author): Promise<void> {
  const at = deps.now();
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const isHalfSent = row.held_from === 'sending';
  if (!isHalfSent && (row.due_at === null || row.due_at <= at)) throw inThePast();
  await releaseDeliveries(trx, { ...named, dueAt: isHalfSent ? at : (row.due_at ?? at) });
  await changePublication(trx, named, { state: row.held_from ?? 'scheduled', heldFrom: null, reason: null });
  await recordAct(trx, named, { kind: 'kept', at, personId: author.id });
}

/** What was half sent stays what it is; the rest of it does not leave. */
async function cancelHeld(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: { author: Author; actor: AuditActor; held: boolean },
): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  if (row.held_from !== 'sending') return takeBack(deps, trx, row, { ...given, to: 'cancelled' });
  await trx
    .updateTable('publishing.delivery')
    .set({ state: 'cancelled', wake_at: null })
    .where('territory_id', '=', row.territory_id)
    .where('publication_id', '=', row.id)
    .where('state', '=', 'held')
    .execute();
  await changePublication(trx, named, { state: 'sending', heldFrom: null, reason: null });
  await recordAct(trx, named, { kind: 'cancelled', at: deps.now(), personId: given.author.id });
  await followDeliveries(trx, named);
}
