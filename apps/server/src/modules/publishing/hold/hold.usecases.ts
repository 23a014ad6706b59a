import { sql } from 'kysely';
import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { holdDeliveries } from '../dispatch/delivery.plan.ts';
import type { Author } from '../people.names.ts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';
import { closePlanning } from './hold.store.ts';

type By = { territoryId: string; author: Author; actor: AuditActor };

/**
 * Stops all that is planned in the territory, at once and together: a few statements, however much there is. What is
 * leaving this very second is not cut in the middle. Held already, it stays as it was.
 */
export async function holdEverything(deps: PublishingDeps, given: By & { reason: string }): Promise<void> {
  const { territoryId, reason, author } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    await closePlanning(trx, territoryId);
    const held = await trx
      .insertInto('publishing.hold')
      .values({ territory_id: territoryId, since: at, person_id: author.id, reason })
      .onConflict((conflict) => conflict.doNothing())
      .returning('territory_id')
      .executeTakeFirst();
    // What was planned since passes it: who presses a second time stops no answer.
    if (!held) return;
    await holdDeliveries(trx, territoryId);
    const stopped = await holdPublications(trx, { territoryId, reason, at, personId: author.id });
    await deps.events.emit(trx, 'publishing.hold_changed', {
      territoryId,
      active: true,
      byId: author.id,
      reason,
      publications: stopped,
      at,
    });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.everything_held',
      detail: { publications: stopped },
      at,
    });
    await publishLive(trx, territoryId, 'hold_changed', { active: true });
  });
}

/** What is planned, or was half sent when its other accounts were stopped. */
async function holdPublications(
  trx: Trx,
  given: { territoryId: string; reason: string; at: Date; personId: string },
): Promise<number> {
  const { rows } = await sql<{ stopped: number }>`
    with stopped as (
      update publishing.publication p set state = 'held', held_from = p.state, reason = ${given.reason}
      where p.territory_id = ${given.territoryId} and (p.state = 'scheduled' or p.state = 'sending' and exists (
        select from publishing.delivery d
        where d.territory_id = p.territory_id and d.publication_id = p.id and d.state = 'held'))
      returning p.id
    ), told as (
      insert into publishing.act (territory_id, publication_id, id, at, kind, person_id, comment)
      select ${given.territoryId}, id, 'act_' || substr(md5(id || random()::text), 1, 26), ${given.at}, 'held',
        ${given.personId}, ${given.reason} from stopped
    )
    select count(*)::int as stopped from stopped
  `.execute(trx);
  return rows[0]?.stopped ?? 0;
}

/**
 * Lets things leave again. What was not sorted stays held; so does what was kept and whose hour passed meanwhile: late,
 * it may no longer be true. What passed the hold is on its way, and goes on.
 */
export async function liftHold(deps: PublishingDeps, given: By): Promise<void> {
  const { territoryId } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    await closePlanning(trx, territoryId);
    const lifted = await trx
      .deleteFrom('publishing.hold')
      .where('territory_id', '=', territoryId)
      .returning('territory_id')
      .executeTakeFirst();
    if (!lifted) return;
    await sql`
      update publishing.delivery d set state = 'held', wake_at = null
      from publishing.publication p
      where d.territory_id = ${territoryId} and d.state = 'planned' and d.started_at is null and d.due_at <= ${at}
        and p.territory_id = d.territory_id and p.id = d.publication_id and p.answers is null and p.crisis_id is null
    `.execute(trx);
    await sql`
      update publishing.publication p set state = 'held', held_from = p.state
      where p.territory_id = ${territoryId} and p.state in ('scheduled', 'sending') and exists (
        select from publishing.delivery d
        where d.territory_id = p.territory_id and d.publication_id = p.id and d.state = 'held')
    `.execute(trx);
    await deps.events.emit(trx, 'publishing.hold_changed', {
      territoryId,
      active: false,
      byId: given.author.id,
      publications: 0,
      at,
    });
    await recordAudit(trx, { territoryId, actor: given.actor, action: 'publishing.hold_lifted', at });
    await publishLive(trx, territoryId, 'hold_changed', { active: false });
  });
}
