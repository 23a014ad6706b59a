import type { Measure } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { applyMeasure } from './measure.apply.ts';
import { endMeasure, type MeasureChange } from './measure.settle.ts';
import { lockMeasure, readMeasure, type MeasureNamed } from './measure.store.ts';
import { tellAbout } from './measure.tell.ts';
import { measureState, notReviewer } from './moderation.errors.ts';

type By = { personId: string | undefined; actor: AuditActor };

/**
 * The second person says yes, and the network is asked; or no, and nothing happens over there.
 *
 * @throws moderation.measure_not_found, state, not_reviewer
 */
export async function reviewMeasure(
  deps: DeskDeps,
  given: MeasureNamed & { accept: boolean; because: string } & By,
): Promise<Measure> {
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockMeasure(trx, given);
    if (row.reviewer_id === null || row.reviewer_id !== given.personId) throw notReviewer();
    if (row.state !== 'in_review') throw measureState();
    const set: MeasureChange = given.accept
      ? { state: 'applying', next_try_at: now }
      : { state: 'refused', ended_at: now, ended_by: given.personId, lifted_because: given.because };
    await trx
      .updateTable('desk.measure')
      .set(set)
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .execute();
    if (!given.accept)
      await tellAbout(trx, deps, row, {
        occasion: 'refused',
        title: { fr: 'Un blocage n’a pas été accepté à la relecture', en: 'A block was not accepted at its review' },
        body: { fr: given.because, en: given.because },
      });
    await recordAudit(trx, {
      territoryId: row.territory_id,
      actor: given.actor,
      action: given.accept ? 'moderation.measure_accepted' : 'moderation.measure_refused',
      target: { kind: 'measure', id: row.id },
      at: now,
    });
  });
  if (given.accept) await applyMeasure(deps, given);
  return readMeasure(deps.db, given);
}

const cannotComeBack = {
  fr: 'La mesure est levée, mais le réseau ne remet pas ce qui a été supprimé. Le texte d’origine est conservé comme preuve.',
  en: 'The measure is lifted, but the network does not bring back what was deleted. The original is kept as evidence.',
};

/**
 * Takes a measure back: shows again, unblocks. What is under way over there is waited for, then undone.
 *
 * @throws moderation.measure_not_found, state
 */
export async function liftMeasure(deps: DeskDeps, given: MeasureNamed & { because: string } & By): Promise<Measure> {
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockMeasure(trx, given);
    const isUnderWay = row.state === 'applying' || row.state === 'in_force';
    if (!isUnderWay && row.state !== 'in_review') throw measureState();
    const said = { ended_by: given.personId ?? null, lifted_because: given.because, ends_as: 'lifted' as const };
    const asked = row.state === 'applying' && row.next_try_at !== null && row.next_try_at > now;
    await trx
      .updateTable('desk.measure')
      .set({
        ...said,
        ...(isUnderWay && row.kind !== 'delete'
          ? { state: 'lifting', tries: 0, trouble: null, next_try_at: asked ? row.next_try_at : now }
          : {}),
      })
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .execute();
    const ended = { ...row, ...said };
    if (row.state === 'in_review') await endMeasure(trx, ended, { as: 'lifted', at: now });
    else if (row.kind === 'delete') await endMeasure(trx, ended, { as: 'lifted', at: now, trouble: cannotComeBack });
    await recordAudit(trx, {
      territoryId: row.territory_id,
      actor: given.actor,
      action: 'moderation.measure_taken_back',
      target: { kind: 'measure', id: row.id },
      detail: { kind: row.kind },
      at: now,
    });
  });
  await applyMeasure(deps, given);
  return readMeasure(deps.db, given);
}
