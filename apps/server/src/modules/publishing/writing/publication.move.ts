import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { mayBeAskedAgain, requestApproval } from '../approval/approval.submit.ts';
import { withdrawDeliveries } from '../dispatch/delivery.plan.ts';
import { isHeldBack } from '../hold/hold.pass.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import { coverageOf } from '../mandates/mandate.cover.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { changedMeanwhile } from '../publishing.errors.ts';
import { ensureNotOut, rewrite } from './publication.save.ts';
import { plan } from './publication.schedule.ts';
import { changePublication, lockPublication, type StoredPublication } from './publication.store.ts';
import { lockOccurrences } from './recurrence.series.ts';
import { tellScreens } from './screens.tell.ts';

type By = { author: Author; actor: AuditActor };

/**
 * Gives a publication another hour, or none. What was planned is planned anew; an approval that covers the hour is
 * asked for again at once.
 * @throws publishing.not_found, publishing.changed_meanwhile, publishing.already_out
 */
export async function movePublication(
  deps: PublishingDeps,
  given: Named & By & { version: number; localTime: string | undefined },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, given.territoryId);
    const row = await lockPublication(trx, given);
    if (row.version !== given.version) throw changedMeanwhile();
    ensureNotOut(row);
    await moveTo(deps, trx, row, { ...given, held: (await isHeldBack(deps, trx, row, held)) ? 'yes' : 'no' });
  });
}

/** The same for a publication that is locked already; `kept`: sorted while all is held, it leaves once that is lifted. */
export async function moveTo(
  deps: PublishingDeps,
  trx: Trx,
  before: StoredPublication,
  given: By & { localTime: string | undefined; held: 'no' | 'yes' | 'kept' },
): Promise<void> {
  const at = deps.now();
  const { localTime: _, ...undated } = before.draft;
  const draft = given.localTime === undefined ? undated : { ...undated, localTime: given.localTime };
  const wasAsked = ['in_review', 'approved', 'scheduled', 'held'].includes(before.state);
  const wasPlanned = before.state === 'scheduled' || before.state === 'held';
  const named = { territoryId: before.territory_id, publicationId: before.id };
  if (before.draft.recurrence) await lockOccurrences(trx, named);
  // The journal before the screens, as everywhere: two who take them in turns never wait for each other in a circle.
  await recordAudit(trx, {
    territoryId: before.territory_id,
    actor: given.actor,
    action: 'publishing.publication_moved',
    target: { kind: 'publication', id: before.id },
    detail: { localTime: given.localTime },
    at,
  });
  const row = await rewrite(deps, trx, before, {
    ...given,
    draft,
    version: before.version + 1,
    at,
    held: given.held === 'yes',
    act: 'moved',
  });
  const dueAt = row.due_at !== null && row.due_at > at ? row.due_at : undefined;
  const planning = { ...given, at, held: given.held === 'yes' };
  if (row.mandate_id !== null && wasPlanned) {
    if (dueAt && (await coverageOf(trx, row, dueAt)).covered) await plan(trx, row, { ...planning, dueAt });
    else await setAside(trx, row, 'draft');
  } else if (wasAsked && row.state === 'draft' && mayBeAskedAgain(row)) {
    await requestApproval(deps, trx, row, planning);
  } else if (wasPlanned || row.state === 'approved') {
    if (dueAt) await plan(trx, row, { ...planning, dueAt });
    else await setAside(trx, row, 'approved');
  } else await tellScreens(trx, named, row.state);
}

/** It no longer has an hour at which to leave. */
async function setAside(trx: Trx, row: StoredPublication, state: 'draft' | 'approved'): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  await withdrawDeliveries(trx, named);
  await changePublication(trx, named, { state, heldFrom: null, reason: null });
  await tellScreens(trx, named, state);
}
