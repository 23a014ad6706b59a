import type { Crisis } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { personNames } from '../../identity/index.ts';
import { liftHold, readHold } from '../../publishing/index.ts';
import type { CrisisDeps, Named } from '../crisis.deps.ts';
import { anotherOpen } from '../crisis.errors.ts';
import { writeLog } from '../log/log.write.ts';
import { alarmsOf, findCrisis, lockCrisis, presentCrisis, tellRoom } from './crisis.store.ts';

type By = { personId: string; actor: AuditActor };

/**
 * Says that it is over: the hold is lifted first, so that a program that dies in between leaves an open room and not a
 * silence that nobody remembers; then people are thanked. Closed already, it stays as it was.
 * @throws crisis.not_found
 */
export async function closeCrisis(
  deps: CrisisDeps,
  given: Named & By & { liftHold: boolean; thanks: string; note: string },
): Promise<{ crisis: Crisis; thanked: string[]; held: number }> {
  const { territoryId, crisisId, personId, actor } = given;
  // Of one that was closed already, what is held since is another's.
  const isOpen = (await findCrisis(deps.db, given)).state === 'open';
  if (given.liftHold && isOpen && (await readHold(deps.db, territoryId)).active)
    await liftHold(deps.publishing, { territoryId, author: { id: personId, personId }, actor });
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const before = await lockCrisis(trx, given);
    const { waiting: held } = await readHold(trx, territoryId);
    if (before.state === 'closed') return { crisis: await presentCrisis(trx, before), thanked: [], held };
    const row = await trx
      .updateTable('crisis.crisis')
      .set({ state: 'closed', closed_at: at, closed_by: personId })
      .where('territory_id', '=', territoryId)
      .where('id', '=', crisisId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const note = given.note === '' ? '' : ` ${given.note}`;
    await writeLog(trx, {
      territoryId,
      crisisId,
      at,
      kind: 'state',
      personId,
      text: { fr: `Retour au calme\u{a0}: cellule fermée.${note}`, en: `Calm again: room closed.${note}` },
      occasion: `closed ${at.toISOString()}`,
    });
    const acted = await trx
      .selectFrom('crisis.log')
      .select('person_id')
      .distinct()
      .where('territory_id', '=', territoryId)
      .where('crisis_id', '=', crisisId)
      .where('person_id', 'is not', null)
      .execute();
    const personIds = acted.flatMap((line) =>
      line.person_id === null || line.person_id === personId ? [] : [line.person_id],
    );
    const thanks = given.thanks.trim();
    const thanked = thanks === '' ? [] : personIds;
    if (thanked.length > 0) {
      await deps.events.emit(trx, 'crisis.person_needed', {
        territoryId,
        personIds: thanked,
        occasion: `crisis closed ${crisisId} ${at.toISOString()}`,
        title: { fr: `Merci. ${row.title}\u{a0}: c’est fini.`, en: `Thank you. ${row.title}: it is over.` },
        body: { fr: thanks, en: thanks },
        path: `/t/${territoryId}/crises/${crisisId}/bilan`,
        urgent: false,
      });
    }
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'crisis.closed',
      target: { kind: 'crisis', id: crisisId },
      detail: { thanked: thanked.length },
      at,
    });
    await deps.events.emit(trx, 'crisis.closed', { territoryId, crisisId, at });
    await tellRoom(trx, { territoryId, crisisId, what: 'state' });
    return {
      crisis: await presentCrisis(trx, row),
      thanked: [...(await personNames(trx, thanked)).values()],
      held,
    };
  });
}

/** It was not over. @throws crisis.not_found, crisis.another_open */
export async function reopenCrisis(deps: CrisisDeps, given: Named & By): Promise<Crisis> {
  const { territoryId, crisisId, personId } = given;
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const before = await lockCrisis(trx, given);
    if (before.state === 'open') return presentCrisis(trx, before);
    const { watchIds } = await alarmsOf(trx, before);
    if (await isWatchedByAnother(trx, { territoryId, crisisId, watchIds })) throw anotherOpen();
    const row = await trx
      .updateTable('crisis.crisis')
      .set({ state: 'open', closed_at: null, closed_by: null })
      .where('territory_id', '=', territoryId)
      .where('id', '=', crisisId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await writeLog(trx, {
      territoryId,
      crisisId,
      at,
      kind: 'state',
      personId,
      text: { fr: 'Ce n’était pas fini\u{a0}: cellule rouverte.', en: 'It was not over: room reopened.' },
      occasion: `reopened ${at.toISOString()}`,
    });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'crisis.reopened',
      target: { kind: 'crisis', id: crisisId },
      at,
    });
    await deps.events.emit(trx, 'crisis.opened', { territoryId, crisisId, at });
    await tellRoom(trx, { territoryId, crisisId, what: 'state' });
    return presentCrisis(trx, row);
  });
}

/** Whether an open room follows one of the same watches since. */
async function isWatchedByAnother(
  trx: Parameters<typeof lockCrisis>[0],
  given: Named & { watchIds: readonly string[] },
): Promise<boolean> {
  if (given.watchIds.length === 0) return false;
  const row = await trx
    .selectFrom('crisis.crisis as c')
    .innerJoin('crisis.crisis_alarm as j', (join) =>
      join.onRef('j.territory_id', '=', 'c.territory_id').onRef('j.crisis_id', '=', 'c.id'),
    )
    .innerJoin('alerts.alarm as a', (join) =>
      join.onRef('a.territory_id', '=', 'j.territory_id').onRef('a.id', '=', 'j.alarm_id'),
    )
    .select('c.id')
    .where('c.territory_id', '=', given.territoryId)
    .where('c.id', '<>', given.crisisId)
    .where('c.state', '=', 'open')
    .where('a.watch_id', 'in', given.watchIds)
    .executeTakeFirst();
  return row !== undefined;
}
