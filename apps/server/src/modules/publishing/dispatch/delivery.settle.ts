import type { Input, settleDelivery as contract } from '@beffroi/contracts';
import type { AuditActor } from '../../audit/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { deliveryNotFound, deliveryState } from './dispatch.errors.ts';
import { act, keepPublicText } from './delivery.finish.ts';
import { isSeen, lockPublicationOf, type Held } from './delivery.record.ts';
import type { DispatchDeps, DispatchTrx } from './dispatch.deps.ts';
import { followDeliveries } from './publication.follow.ts';

type Decision = Input<typeof contract>['body'];

/**
 * A person decides on what the program could not: a delivery in doubt, failed, or done by hand.
 * @throws publishing.delivery_not_found, publishing.delivery_state
 */
export async function settleDelivery(
  deps: DispatchDeps,
  given: {
    territoryId: string;
    deliveryId: string;
    decision: Decision;
    personId: string | undefined;
    actor: AuditActor;
  },
): Promise<void> {
  const { territoryId, deliveryId, decision } = given;
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockDelivery(trx, { territoryId, deliveryId });
    if (!['uncertain', 'failed', 'by_hand'].includes(row.state)) throw deliveryState();
    const change = trx
      .updateTable('publishing.delivery')
      .where('territory_id', '=', territoryId)
      .where('id', '=', deliveryId);
    const settled = { trouble: null, trouble_kind: null, attempting: null, attempts: 0, look_ups: 0 };
    if (decision.is === 'there') {
      // Nothing can be read back of what was done by hand: the word of the person stands.
      await change
        .set({ ...settled, state: 'sent', url: decision.url, sent_at: now, wake_at: null, verify_at: null })
        .execute();
      await keepPublicText(trx, row, now);
    } else if (decision.is === 'try_again') {
      // What is out stays out, and it goes on from there. Nothing is out: it leaves as the publication now reads.
      const goesOn = isSeen(row) || row.attempting !== null;
      await change
        .set(
          goesOn
            ? { ...settled, attempting: undefined, state: 'waiting', wake_at: now, started_at: now }
            : { ...settled, ...anew, state: 'planned', wake_at: now, due_at: now },
        )
        .execute();
    } else {
      // What surely never reached the public may be planned again, under other words; what may have, never.
      const surelyNot = !isSeen(row) && row.attempting === null;
      await change.set({ ...settled, ...(surelyNot ? anew : {}), state: 'cancelled', wake_at: null }).execute();
    }
    const kind = { there: 'found_by_hand', try_again: 'tried_again', given_up: 'given_up' }[decision.is];
    await act(trx, row, {
      kind,
      at: now,
      ...(given.personId ? { personId: given.personId } : {}),
      detail: decision.is === 'there' ? { url: decision.url } : {},
    });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: `publishing.delivery_${kind}`,
      target: { kind: 'delivery', id: deliveryId },
    });
    await followDeliveries(trx, { territoryId, publicationId: row.publication_id });
  });
}

/** As if it had not begun. */
const anew = { started_at: null, outgoing: null, done: '[]' } as const;

/** @throws publishing.delivery_not_found */
export async function lockDelivery(
  trx: DispatchTrx,
  named: { territoryId: string; deliveryId: string },
): Promise<Held> {
  const mine = trx
    .selectFrom('publishing.delivery')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.deliveryId);
  const found = await mine.executeTakeFirst();
  if (found) await lockPublicationOf(trx, found);
  const row = await mine.forUpdate().executeTakeFirst();
  if (!row) throw deliveryNotFound();
  return row;
}
