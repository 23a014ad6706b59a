import { sql } from 'kysely';
import type { Output, getExposure } from '@beffroi/contracts';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import type { Db } from '../desk.deps.ts';
import { whoBoreLeast } from './exposure.store.ts';

type Shown = Output<typeof getExposure>;

const WEEKS = 8;

type Row = {
  week: string;
  id: string;
  name: string;
  seconds: number;
  revealed: number;
  handed_over: number;
  out_of_hours: number;
};

/**
 * How long each person stood before insults, by ISO week on the clock of the territory; hours to a hundredth. Oneself,
 * or everybody who answers.
 *
 * @param given.onlyId whoever sees themselves alone
 */
export async function readExposure(
  db: Db,
  given: { territoryId: string; onlyId: string | undefined; now: Date },
): Promise<Shown> {
  const { territoryId, onlyId, now } = given;
  const { timeZone } = await findTerritory(db, territoryId);
  const since = new Date(now.getTime() - WEEKS * 7 * 86_400_000);
  const weekOf = (column: string) => sql`to_char(${sql.ref(column)} at time zone ${timeZone}, 'IYYY-"W"IW')`;
  const { rows } = await sql<Row>`
    with seen as (
      select ${weekOf('at')} as week, person_id,
        extract(epoch from sum(ends_at - at))::float8 as seconds, count(*)::int as revealed, 0 as handed_over,
        coalesce(extract(epoch from sum(ends_at - at) filter (where out_of_hours)), 0)::float8 as out_of_hours
      from desk.exposure where territory_id = ${territoryId} and at >= ${since} group by 1, 2
      union all
      select ${weekOf('at')}, person_id, 0, 0, count(*)::int, 0
      from desk.act
      where territory_id = ${territoryId} and at >= ${since} and kind = 'hand_over' and undone_at is null
        and person_id is not null
      group by 1, 2
    )
    select s.week, s.person_id as id, p.name, sum(s.seconds)::float8 as seconds, sum(s.revealed)::int as revealed,
      sum(s.handed_over)::int as handed_over, sum(s.out_of_hours)::float8 as out_of_hours
    from seen s join identity.person p on p.id = s.person_id
    group by 1, 2, 3 order by 1 desc, 3
  `.execute(db);
  const answering = new Set((await peopleWho(db, territoryId, 'desk.answer')).map(({ id }) => id));
  const visible = rows.filter(({ id }) => (onlyId === undefined ? answering.has(id) : id === onlyId));
  const weeks = [...new Set(visible.map(({ week }) => week))].map((week) => ({
    week,
    people: visible
      .filter((row) => row.week === week)
      .map(({ id, name, seconds, revealed, handed_over, out_of_hours }) => ({
        id,
        name,
        hours: inHours(seconds),
        revealed,
        handedOver: handed_over,
        outOfHours: inHours(out_of_hours),
      })),
  }));
  const next = await whoBoreLeast(db, territoryId, { now, exceptId: onlyId });
  return { weeks, ...(next ? { next } : {}) };
}

const inHours = (seconds: number): number => Math.round(seconds / 36) / 100;
