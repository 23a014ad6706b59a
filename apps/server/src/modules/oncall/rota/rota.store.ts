import { sql, type Selectable } from 'kysely';
import type { RotaSlot } from '@beffroi/contracts';
import type { Place, Slot, Swap } from '@beffroi/engines/oncall';
import { findTerritory } from '../../identity/index.ts';
import type { Db, OncallDeps, Trx } from '../oncall.deps.ts';
import type { SlotRow } from './rota.tables.ts';

/** What reading the rota needs; in a transaction, `{ ...deps, db: trx }`. */
export type RotaReader = Pick<OncallDeps, 'holidaysOf'> & { db: Db };

export type Rota = { slots: Slot[]; swaps: Swap[]; place: Place };

/** Whoever changes the rota or who has which hours waits for the others, until the end of the transaction. */
export async function lockRota(trx: Trx, territoryId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`oncall rota ${territoryId}`}, 0))`.execute(trx);
}

/** The rota as it was and is in a period: versions of slots, and the swaps that were agreed, in their order. */
export async function readRota(
  { db, holidaysOf }: RotaReader,
  { territoryId, from, to }: { territoryId: string; from: Date; to: Date },
): Promise<Rota> {
  const [territory, region, slots, swaps] = await Promise.all([
    findTerritory(db, territoryId),
    holidaysOf(territoryId),
    db
      .selectFrom('oncall.slot')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .where('valid_from', '<', to)
      .where((each) => each.or([each('valid_to', 'is', null), each('valid_to', '>', from)]))
      .orderBy('place')
      .execute(),
    db
      .selectFrom('oncall.swap')
      .select(['from_at', 'to_at', 'given_by', 'taken_by'])
      .where('territory_id', '=', territoryId)
      .where('state', '=', 'accepted')
      .where('to_at', '>', from)
      .where('from_at', '<', to)
      .orderBy('decided_at')
      .orderBy('id')
      .execute(),
  ]);
  return {
    slots: slots.map(slotOf),
    swaps: swaps.map((swap) => ({
      from: swap.from_at.getTime(),
      to: swap.to_at.getTime(),
      givenBy: swap.given_by,
      takenBy: swap.taken_by,
    })),
    place: { zone: territory.timeZone, region },
  };
}

/** Slots of today's rota, in the order in which they were written. */
export async function currentSlots(db: Db, territoryId: string): Promise<Selectable<SlotRow>[]> {
  return db
    .selectFrom('oncall.slot')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('valid_to', 'is', null)
    .orderBy('place')
    .execute();
}

function slotOf(row: Selectable<SlotRow>): Slot {
  return { ...presentSlot(row), validFrom: row.valid_from.getTime(), validTo: row.valid_to?.getTime() };
}

export function presentSlot(row: Omit<Selectable<SlotRow>, 'valid_from' | 'valid_to' | 'place'>): RotaSlot {
  return {
    id: row.id,
    name: row.name,
    weekdays: row.weekdays,
    from: row.begins,
    to: row.ends,
    extraDays: row.extra_days,
    holidays: row.holidays,
    people: row.people,
    turn: row.turn,
    startsOn: row.starts_on,
    ...(row.ends_on === null ? {} : { endsOn: row.ends_on }),
  };
}
