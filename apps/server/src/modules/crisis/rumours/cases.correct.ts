import { sql } from 'kysely';
import type { AuditActor } from '../../audit/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { replyUnder } from '../answers/reply.under.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { openCrisisOf } from '../room/crisis.store.ts';
import { correctionNeeded, roomNeeded } from './rumour.errors.ts';
import { findRumour, replyKeyOf, type NamedRumour } from './rumour.store.ts';

/**
 * Puts the correction under each linked post that can be answered, at the polite rate of the desk, under none twice.
 * A rumour kept outside any room is answered in the one that is open.
 * @throws crisis.rumour_not_found, crisis.correction_needed, crisis.room_needed, crisis.closed, crisis.relay_only
 */
export async function correctCases(
  deps: CrisisDeps,
  given: NamedRumour & {
    text: string;
    short?: string | undefined;
    by: { id: string; personId: string | undefined };
    actor: AuditActor;
  },
): ReturnType<typeof replyUnder> {
  const { territoryId, rumourId } = given;
  const rumour = await findRumour(deps.db, given);
  if (rumour.correction.trim() === '') throw correctionNeeded();
  const crisisId = rumour.crisis_id ?? (await openCrisisOf(deps.db, territoryId))?.id;
  if (crisisId === undefined) throw roomNeeded();
  const { rows } = await sql<{ mention_id: string }>`
    select k.mention_id from crisis.rumour_case k
    join listening.mention m on m.territory_id = k.territory_id and m.id = k.mention_id
    where k.territory_id = ${territoryId} and k.rumour_id = ${rumourId} and not exists (
      select from crisis.reply p
      where p.territory_id = k.territory_id and p.mention_id = k.mention_id and p.key = ${replyKeyOf(rumourId)})
    order by m.reach desc nulls last, m.posted_at
  `.execute(deps.db);
  if (rows.length === 0) return { planned: 0, refused: [] };
  const outcome = await replyUnder(deps, {
    territoryId,
    crisisId,
    mentionIds: rows.map((row) => row.mention_id),
    text: given.text,
    ...(given.short === undefined ? {} : { short: given.short }),
    key: replyKeyOf(rumourId),
    by: given.by,
    actor: given.actor,
  });
  await recordAudit(deps.db, {
    territoryId,
    actor: given.actor,
    action: 'crisis.rumour_corrected',
    target: { kind: 'rumour', id: rumourId },
    detail: { crisisId, planned: outcome.planned, refused: outcome.refused.length },
    at: deps.now(),
  });
  return outcome;
}
