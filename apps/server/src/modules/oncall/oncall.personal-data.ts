import { sql } from 'kysely';
import type { AnyConnection } from '../../platform/db/database.ts';
import type { Db, Trx } from './oncall.deps.ts';
import { currentSlots, presentSlot } from './rota/rota.store.ts';
import { endSlot, minuteOf, replaceSlot } from './rota/slots.set.ts';

/** What on-call keeps about a person. Hours that were worked stay counted, under an identifier that names nobody. */
export const holdOncall = ({ now }: { now: () => Date }) => ({
  name: 'oncall',
  tell: async (connection: AnyConnection, personId: string): Promise<unknown> => {
    const db = connection as Db;
    const [slots, swaps, handOvers, presence] = await Promise.all([
      db
        .selectFrom('oncall.slot')
        .select(['territory_id', 'name', 'valid_from', 'valid_to', 'weekdays', 'begins', 'ends', 'starts_on'])
        .where(sql<boolean>`${personId} = any(people)`)
        .execute(),
      db
        .selectFrom('oncall.swap')
        .select(['territory_id', 'from_at', 'to_at', 'state', 'note', 'asked_at', 'decided_at'])
        .where((each) => each.or([each('given_by', '=', personId), each('taken_by', '=', personId)]))
        .execute(),
      db
        .selectFrom('oncall.hand_over')
        .select(['territory_id', 'at', 'text'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('oncall.presence')
        .select(['territory_id', 'last_seen_at', 'left_at'])
        .where('person_id', '=', personId)
        .execute(),
    ]);
    return { slots, swaps, handOvers, presence };
  },
  forget: async (connection: AnyConnection, personId: string): Promise<void> => {
    const trx = connection as Trx;
    const at = minuteOf(now());
    await leaveRota(trx, personId, at);
    // What was agreed for hours to come goes back to whoever gave them; what was worked stays.
    await sql`
      update oncall.swap set state = 'cancelled'
      where ${personId} in (given_by, taken_by) and state in ('asked', 'accepted') and from_at >= ${at}
    `.execute(trx);
    await sql`
      update oncall.swap set to_at = ${at}
      where taken_by = ${personId} and state = 'accepted' and from_at < ${at} and to_at > ${at}
    `.execute(trx);
    await trx.updateTable('oncall.swap').set({ note: '' }).where('given_by', '=', personId).execute();
    for (const table of ['oncall.hand_over', 'oncall.hand_over_read', 'oncall.shift_told', 'oncall.presence'] as const)
      await trx.deleteFrom(table).where('person_id', '=', personId).execute();
  },
});

/** From now on the others have it in turn; a slot of nobody else ends. */
async function leaveRota(trx: Trx, personId: string, from: Date): Promise<void> {
  const { rows } = await sql<{ territory_id: string }>`
    select distinct territory_id from oncall.slot where valid_to is null and ${personId} = any(people)
  `.execute(trx);
  for (const { territory_id: territoryId } of rows) {
    for (const row of await currentSlots(trx, territoryId)) {
      if (!row.people.includes(personId)) continue;
      const slot = presentSlot(row);
      const people = slot.people.filter((id) => id !== personId);
      if (people.length === 0) await endSlot(trx, { territoryId, id: slot.id, from });
      else await replaceSlot(trx, { territoryId, slot: { ...slot, people }, place: row.place, from });
    }
  }
}
