import { expandShifts, nextOnCall, onCallAt, type Shift } from '@beffroi/engines/oncall';
import type { Db } from '../oncall.deps.ts';
import { readRota, type RotaReader } from './rota.store.ts';

type When = { territoryId: string; at: Date };

/** How far the one who comes next is looked for: two turns of a fortnight, and holidays between. */
const LOOK_AHEAD_MS = 62 * 86_400_000;
/** So far back may the hours under way have begun. */
const LONGEST_SLOT_MS = 9 * 86_400_000;

/**
 * Who is on call at an instant, several where slots overlap, in order of beginning; `next` is the first after it who is
 * not already, absent when the rota has nobody else. Times are milliseconds since 1970.
 */
export async function whoIsOnCall(
  reader: RotaReader,
  { territoryId, at }: When,
): Promise<{ now: Shift[]; next?: Shift }> {
  const from = new Date(at.getTime() - LONGEST_SLOT_MS);
  const to = new Date(at.getTime() + LOOK_AHEAD_MS);
  const rota = await readRota(reader, { territoryId, from, to });
  const shifts = expandShifts({ ...rota, from: from.getTime(), to: to.getTime() });
  const next = nextOnCall(shifts, at.getTime());
  return { now: onCallAt(shifts, at.getTime()), ...(next === undefined ? {} : { next }) };
}

/** Whether the territory has a rota at all at an instant: without one, nobody is off duty. */
export async function hasRota(db: Db, territoryId: string, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom('oncall.slot')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('valid_from', '<=', at)
    .where((each) => each.or([each('valid_to', 'is', null), each('valid_to', '>', at)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
