import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { peopleOnCall } from '../oncall.people.ts';
import {
  inThePast,
  notOnCall,
  personOnly,
  personUnknown,
  swapNotYours,
  swapOverlaps,
  swapReversed,
} from '../rota/rota.errors.ts';
import { lockRota } from '../rota/rota.store.ts';
import { minuteOf } from '../rota/slots.set.ts';
import { hoursOfBoth, meet } from './swap.hours.ts';
import { tellOfSwap } from './swap.tell.ts';
import type { StoredSwap } from './swap.read-model.ts';

const LONGEST_MS = 100 * 86_400_000;
/** What was "now" when the hours were typed may be some minutes ago. */
const TYPING_MS = 5 * 60_000;

export type By = { personId: string | undefined; mayManage: boolean; actor: AuditActor };

/**
 * Asks a colleague to take hours. Who keeps the rota decides at once, for anybody.
 *
 * @throws oncall.person_unknown, .not_on_call, .swap_not_yours, .in_the_past, .swap_overlaps, .swap_reversed
 */
export async function askSwap(
  deps: OncallDeps,
  given: By & {
    territoryId: string;
    from: Date;
    to: Date;
    givenById?: string | undefined;
    takenById: string;
    note: string;
  },
): Promise<StoredSwap> {
  const { territoryId, personId, mayManage, takenById: takerId } = given;
  const giverId = given.givenById ?? personId;
  if (giverId === undefined) throw personOnly();
  if (giverId !== personId && !mayManage) throw swapNotYours();
  const at = deps.now();
  const { from, to } = periodOf(given, at);
  const known = await peopleOnCall(deps.db, territoryId);
  if (giverId === takerId || !known.some(({ id }) => id === takerId)) throw personUnknown();
  const region = await deps.holidaysOf(territoryId);
  const { timeZone: zone } = await findTerritory(deps.db, territoryId);
  return deps.db.transaction().execute(async (trx) => {
    await lockRota(trx, territoryId);
    const reader = { db: trx, holidaysOf: async () => region };
    const { giver, taker } = await hoursOfBoth(reader, { territoryId, from, to, giverId, takerId });
    if (giver.length === 0) throw notOnCall();
    if (meet(giver, taker) || (await isAskedAlready(trx, { territoryId, from, to, giverId, takerId })))
      throw swapOverlaps();
    const decider = given.actor.kind === 'system' ? null : given.actor.id;
    const swap = await trx
      .insertInto('oncall.swap')
      .values({
        territory_id: territoryId,
        id: newId('swa', at.getTime()),
        from_at: from,
        to_at: to,
        given_by: giverId,
        taken_by: takerId,
        state: mayManage ? 'accepted' : 'asked',
        note: given.note,
        hours: JSON.stringify(giver.map((hours) => [hours.from, hours.to])),
        asked_by: decider ?? giverId,
        asked_at: at,
        ...(mayManage ? { decided_by: decider, decided_at: at } : {}),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await tellOfSwap(deps, trx, { swap, zone, byId: personId });
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: mayManage ? 'oncall.swap_made' : 'oncall.swap_asked',
      target: { kind: 'swap', id: swap.id },
      detail: { giverId, takerId, from: from.toISOString(), to: to.toISOString() },
      at,
    });
    return swap;
  });
}

function periodOf(given: { from: Date; to: Date }, at: Date): { from: Date; to: Date } {
  const [from, to] = [minuteOf(given.from), minuteOf(given.to)];
  if (to <= from || to.getTime() - from.getTime() > LONGEST_MS || to.getUTCFullYear() > 2100) throw swapReversed();
  const now = minuteOf(at);
  if (from.getTime() < now.getTime() - TYPING_MS || to <= now) throw inThePast();
  return { from: from < now ? now : from, to };
}

async function isAskedAlready(
  trx: Trx,
  given: { territoryId: string; from: Date; to: Date; giverId: string; takerId: string },
): Promise<boolean> {
  const same = await trx
    .selectFrom('oncall.swap')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('state', '=', 'asked')
    .where('given_by', '=', given.giverId)
    .where('taken_by', '=', given.takerId)
    .where('to_at', '>', given.from)
    .where('from_at', '<', given.to)
    .executeTakeFirst();
  return same !== undefined;
}
