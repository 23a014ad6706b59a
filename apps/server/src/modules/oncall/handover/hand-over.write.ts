import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { personNames } from '../../identity/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { whoIsOnCall } from '../rota/who.on-call.ts';

/**
 * Leaves a note to who comes next; the same key again is the same note. They are told when their hours begin; where they
 * have begun already, at once.
 */
export async function writeHandOver(
  deps: OncallDeps,
  given: { territoryId: string; text: string; clientKey: string; personId: string; actor: AuditActor },
): Promise<{ id: string }> {
  const { territoryId, text, clientKey, personId } = given;
  const at = deps.now();
  const { now: onCall } = await whoIsOnCall(deps, { territoryId, at });
  const others = [...new Set(onCall.map((shift) => shift.personId))].filter((id) => id !== personId);
  return deps.db.transaction().execute(async (trx) => {
    const id = newId('han', at.getTime());
    const written = await trx
      .insertInto('oncall.hand_over')
      .values({ territory_id: territoryId, id, at, person_id: personId, text, client_key: clientKey })
      .onConflict((conflict) => conflict.columns(['territory_id', 'person_id', 'client_key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written)
      return trx
        .selectFrom('oncall.hand_over')
        .select('id')
        .where('territory_id', '=', territoryId)
        .where('person_id', '=', personId)
        .where('client_key', '=', clientKey)
        .executeTakeFirstOrThrow();
    if (others.length > 0 && !onCall.some((shift) => shift.personId === personId)) {
      const author = (await personNames(trx, [personId])).get(personId) ?? '';
      await deps.events.emit(trx, 'oncall.person_needed', {
        territoryId,
        personIds: others,
        occasion: `hand-over ${id}`,
        title: { fr: `${author} vous laisse une note de relève`, en: `${author} leaves you a hand-over note` },
        body: { fr: 'Elle vous attend sur la page de l’astreinte.', en: 'It waits for you on the on-call page.' },
        path: `/t/${territoryId}/astreinte`,
        urgent: false,
      });
    }
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'oncall.hand_over_written',
      target: { kind: 'hand_over', id },
      at,
    });
    return { id };
  });
}
