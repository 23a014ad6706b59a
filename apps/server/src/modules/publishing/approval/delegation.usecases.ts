import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import type { Author } from '../people.names.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { delegationNotFound, delegationNotYours, periodReversed, personUnknown } from '../publishing.errors.ts';

export type StoredDelegation = {
  id: string;
  from_id: string;
  to_id: string;
  starts_at: Date;
  ends_at: Date;
  reason: string;
};
type By = { territoryId: string; author: Author; actor: AuditActor; mayConfigure: boolean };

/** Delegations that run, or are to come. */
export async function readDelegations(db: Db, territoryId: string, now: Date): Promise<StoredDelegation[]> {
  return db
    .selectFrom('publishing.delegation')
    .select(['id', 'from_id', 'to_id', 'starts_at', 'ends_at', 'reason'])
    .where('territory_id', '=', territoryId)
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
}

/**
 * Says that somebody is away, and who decides instead.
 * @throws publishing.person_unknown, .delegation_not_yours, .period_reversed
 */
export async function addDelegation(
  deps: PublishingDeps,
  given: By & { fromId: string; toId: string; from: Date; until: Date; reason: string },
): Promise<{ id: string }> {
  const { territoryId, fromId, toId, from, until, author } = given;
  if (fromId !== author.id && !given.mayConfigure) throw delegationNotYours();
  if (until <= from) throw periodReversed();
  const readers = new Set((await peopleWho(deps.db, territoryId, 'publishing.read')).map(({ id }) => id));
  if (fromId === toId || !readers.has(fromId) || !readers.has(toId)) throw personUnknown();
  const at = deps.now();
  const id = newId('del', at.getTime());
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('publishing.delegation')
      .values({
        territory_id: territoryId,
        id,
        from_id: fromId,
        to_id: toId,
        starts_at: from,
        ends_at: until,
        reason: given.reason,
        created_by: author.id,
      })
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.delegation_added',
      target: { kind: 'delegation', id },
      detail: { fromId, toId, from: from.toISOString(), until: until.toISOString() },
      at,
    });
  });
  return { id };
}

/** @throws publishing.delegation_not_found, publishing.delegation_not_yours */
export async function removeDelegation(deps: PublishingDeps, given: By & { delegationId: string }): Promise<void> {
  const { territoryId, delegationId, author } = given;
  await deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom('publishing.delegation')
      .where('territory_id', '=', territoryId)
      .where('id', '=', delegationId)
      .returning(['from_id'])
      .executeTakeFirst();
    if (!row) throw delegationNotFound();
    if (row.from_id !== author.id && !given.mayConfigure) throw delegationNotYours();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.delegation_removed',
      target: { kind: 'delegation', id: delegationId },
      at: deps.now(),
    });
  });
}
