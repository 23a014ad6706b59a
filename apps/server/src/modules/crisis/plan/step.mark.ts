import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { defineRefusal } from '../../../platform/errors.ts';
import type { CrisisDeps, Named, Trx } from '../crisis.deps.ts';
import { writeLog } from '../log/log.write.ts';
import { lockOpenCrisis, tellRoom } from '../room/crisis.store.ts';
import { readPlan } from './plan.store.ts';
import type { Plan } from './plan.rules.ts';

export const stepUnknown = defineRefusal('crisis.step_unknown', 404, {
  fr: 'Cette étape n’est pas dans la fiche de cette cellule.',
  en: 'This step is not in the playbook of this room.',
});
export const reasonNeeded = defineRefusal('crisis.reason_needed', 422, {
  fr: 'Dites pourquoi cette étape est passée : le bilan le demandera.',
  en: 'Say why this step is skipped: the report will ask.',
});

type State = 'open' | 'done' | 'skipped';
const said: Record<State, { fr: string; en: string }> = {
  done: { fr: 'Étape faite', en: 'Step done' },
  skipped: { fr: 'Étape passée', en: 'Step skipped' },
  open: { fr: 'Étape rouverte', en: 'Step open again' },
};

/**
 * Says that a step is done, skipped with a reason, or open again. The same said twice is one line of the log.
 * @throws crisis.not_found, crisis.closed, crisis.step_unknown, crisis.reason_needed
 */
export async function markStep(
  deps: CrisisDeps,
  given: Named & { key: string; state: State; note: string; personId: string; actor: AuditActor },
): Promise<Plan> {
  const { territoryId, crisisId, key, state, note, personId } = given;
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const crisis = await lockOpenCrisis(trx, given);
    const step = crisis.playbook.steps.find((one) => one.key === key);
    if (!step) throw stepUnknown();
    if (state === 'skipped' && note === '') throw reasonNeeded();
    if (await putMark(trx, given, at)) {
      const why = note === '' ? '' : ` – ${note}`;
      await writeLog(trx, {
        territoryId,
        crisisId,
        at,
        kind: 'plan',
        personId,
        text: {
          fr: `${said[state].fr}\u{a0}: ${step.title}${why}`,
          en: `${said[state].en}: ${step.title}${why}`,
        },
        occasion: `step ${key} ${state} ${at.toISOString()}`,
      });
      await tellRoom(trx, { territoryId, crisisId, what: 'plan' });
      await recordAudit(trx, {
        territoryId,
        actor: given.actor,
        action: 'crisis.step_marked',
        target: { kind: 'crisis', id: crisisId },
        detail: { step: key, state },
        at,
      });
    }
    return readPlan(trx, crisis, at);
  });
}

/** @returns whether anything changed */
async function putMark(
  trx: Trx,
  given: Named & { key: string; state: State; note: string; personId: string },
  at: Date,
) {
  const { territoryId, crisisId, key, state, note, personId } = given;
  const whose = { territory_id: territoryId, crisis_id: crisisId, key };
  const now = await trx
    .selectFrom('crisis.plan_step')
    .select(['state', 'note'])
    .where('territory_id', '=', territoryId)
    .where('crisis_id', '=', crisisId)
    .where('key', '=', key)
    .executeTakeFirst();
  if ((now?.state ?? 'open') === state && (now?.note ?? '') === note) return false;
  await trx
    .deleteFrom('crisis.plan_step')
    .where('territory_id', '=', territoryId)
    .where('crisis_id', '=', crisisId)
    .where('key', '=', key)
    .execute();
  if (state !== 'open') {
    await trx
      .insertInto('crisis.plan_step')
      .values({ ...whose, state, note, person_id: personId, at })
      .execute();
  } else if (now === undefined) return false;
  return true;
}
