import type { RotaSlot } from '@beffroi/contracts';
import { overlapsItself } from '@beffroi/engines/oncall';
import { weekdayNames } from '@beffroi/engines/schedule';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Db, OncallDeps, Trx } from '../oncall.deps.ts';
import { peopleOnCall } from '../oncall.people.ts';
import { personUnknown, slotOverlaps, slotReversed } from './rota.errors.ts';
import { currentSlots, lockRota, presentSlot } from './rota.store.ts';

type Written = Omit<RotaSlot, 'id'> & { id?: string | undefined };

/**
 * Writes the rota as it is from this minute on. A slot that changes has a new version; those of before stay as they
 * were, and so do the hours that were worked under them.
 *
 * @throws oncall.person_unknown, oncall.slot_overlaps, oncall.slot_reversed
 */
export async function setSlots(
  deps: Pick<OncallDeps, 'db' | 'now'>,
  given: { territoryId: string; slots: readonly Written[]; actor: AuditActor },
): Promise<RotaSlot[]> {
  const { territoryId, slots, actor } = given;
  await ensureSlots(deps.db, territoryId, slots);
  return deps.db.transaction().execute(async (trx) => {
    await lockRota(trx, territoryId);
    const at = deps.now();
    const from = minuteOf(at);
    const before = await currentSlots(trx, territoryId);
    const kept = new Set<string>();
    for (const [place, slot] of slots.entries()) {
      const same = before.find(({ id }) => id === slot.id && !kept.has(id));
      const written: RotaSlot = { ...slot, id: same?.id ?? newId('slo', at.getTime()) };
      kept.add(written.id);
      if (same && isSame(presentSlot(same), written)) await move(trx, { territoryId, id: same.id, place });
      else await replaceSlot(trx, { territoryId, slot: written, place, from });
    }
    const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    for (const id of gone) await endSlot(trx, { territoryId, id, from });
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'oncall.rota_written',
      detail: { slots: [...kept], ended: gone },
      at,
    });
    return (await currentSlots(trx, territoryId)).map(presentSlot);
  });
}

/** Gives a slot a version from a minute on; the one of before ends there. */
export async function replaceSlot(
  trx: Trx,
  { territoryId, slot, place, from }: { territoryId: string; slot: RotaSlot; place: number; from: Date },
): Promise<void> {
  await endSlot(trx, { territoryId, id: slot.id, from });
  await trx
    .insertInto('oncall.slot')
    .values({
      territory_id: territoryId,
      id: slot.id,
      valid_from: from,
      place,
      name: slot.name,
      weekdays: slot.weekdays,
      begins: slot.from,
      ends: slot.to,
      extra_days: slot.extraDays,
      holidays: slot.holidays,
      people: slot.people,
      turn: slot.turn,
      starts_on: slot.startsOn,
      ends_on: slot.endsOn ?? null,
    })
    .execute();
}

/** Ends a slot at a minute; a version that would have lasted no time never was. */
export async function endSlot(
  trx: Trx,
  { territoryId, id, from }: { territoryId: string; id: string; from: Date },
): Promise<void> {
  await trx
    .deleteFrom('oncall.slot')
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .where('valid_from', '>=', from)
    .execute();
  await trx
    .updateTable('oncall.slot')
    .set({ valid_to: from })
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .execute();
}

/** The minute under way: hours on call are whole minutes. */
export function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000);
}

async function move(trx: Trx, { territoryId, id, place }: { territoryId: string; id: string; place: number }) {
  await trx
    .updateTable('oncall.slot')
    .set({ place })
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .execute();
}

async function ensureSlots(db: Db, territoryId: string, slots: readonly Written[]): Promise<void> {
  const known = new Set((await peopleOnCall(db, territoryId)).map(({ id }) => id));
  for (const slot of slots) {
    if (!slot.people.every((id) => known.has(id))) throw personUnknown();
    if (slot.endsOn !== undefined && slot.endsOn < slot.startsOn) throw slotReversed({ values: { name: slot.name } });
    const day = overlapsItself(slot);
    if (day === undefined) continue;
    const [fr = '', en = ''] = [weekdayNames.fr[day - 1], weekdayNames.en[day - 1]];
    throw slotOverlaps({ values: { name: slot.name, day: fr, dayEn: en } });
  }
}

function isSame(one: RotaSlot, other: RotaSlot): boolean {
  const keyed = (slot: RotaSlot) => JSON.stringify(Object.entries(slot).sort(([a], [b]) => (a < b ? -1 : 1)));
  return keyed(one) === keyed(other);
}
