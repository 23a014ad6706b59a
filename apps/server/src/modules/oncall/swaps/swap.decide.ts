import { recordAudit } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { peopleOnCall } from '../oncall.people.ts';
import {
  inThePast,
  personUnknown,
  swapDecided,
  swapNotFound,
  swapNotYours,
  swapOverlaps,
} from '../rota/rota.errors.ts';
import { lockRota, type RotaReader } from '../rota/rota.store.ts';
import { minuteOf } from '../rota/slots.set.ts';
import type { By } from './swap.ask.ts';
import { areStill, hoursOfBoth, meet } from './swap.hours.ts';
import type { StoredSwap } from './swap.read-model.ts';
import { tellOfSwap } from './swap.tell.ts';

const states = { accept: 'accepted', refuse: 'refused', cancel: 'cancelled' } as const;

/**
 * Accepts, refuses or cancels what was asked. Of two who accept the same hours at once, the first wins: the second finds
 * that they changed hands. What has passed meanwhile is not swapped.
 *
 * @throws oncall.swap_not_found, .swap_not_yours, .swap_decided, .swap_overlaps, .in_the_past, .person_unknown
 */
export async function decideSwap(
  deps: OncallDeps,
  given: By & { territoryId: string; swapId: string; decision: 'accept' | 'refuse' | 'cancel' },
): Promise<StoredSwap> {
  const { territoryId, swapId, decision, personId, mayManage } = given;
  const region = await deps.holidaysOf(territoryId);
  const { timeZone: zone } = await findTerritory(deps.db, territoryId);
  return deps.db.transaction().execute(async (trx) => {
    await lockRota(trx, territoryId);
    const row = await trx
      .selectFrom('oncall.swap')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .where('id', '=', swapId)
      .executeTakeFirst();
    if (!row) throw swapNotFound();
    if (!mayManage && personId !== (decision === 'cancel' ? row.given_by : row.taken_by)) throw swapNotYours();
    if (row.state !== 'asked') throw swapDecided();
    const at = deps.now();
    const reader = { db: trx, holidaysOf: async () => region };
    const from = decision === 'accept' ? await beginningOf(trx, reader, row, minuteOf(at)) : row.from_at;
    const swap = await trx
      .updateTable('oncall.swap')
      .set({
        state: states[decision],
        from_at: from,
        decided_by: given.actor.kind === 'system' ? null : given.actor.id,
        decided_at: at,
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', swapId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await tellOfSwap(deps, trx, { swap, zone, byId: personId });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: `oncall.swap_${states[decision]}`,
      target: { kind: 'swap', id: swapId },
      at,
    });
    return swap;
  });
}

/** From when the hours may still change hands. */
async function beginningOf(trx: Trx, reader: RotaReader, row: StoredSwap, now: Date): Promise<Date> {
  if (row.to_at <= now) throw inThePast();
  const from = row.from_at < now ? now : row.from_at;
  const people = await peopleOnCall(trx, row.territory_id);
  if (!people.some(({ id }) => id === row.taken_by)) throw personUnknown();
  const both = { territoryId: row.territory_id, giverId: row.given_by, takerId: row.taken_by };
  const { giver, taker } = await hoursOfBoth(reader, { ...both, from, to: row.to_at });
  if (giver.length === 0 || !areStill(row.hours, giver, from) || meet(giver, taker)) throw swapOverlaps();
  return from;
}
