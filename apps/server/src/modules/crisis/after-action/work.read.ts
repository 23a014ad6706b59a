import { sql } from 'kysely';
import type { AfterAction } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import type { Db } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';

type Named = { territory_id: string; id: string };

/** What became of the steps of its playbook; late is done after its hour, or left past it. */
export async function readSteps(db: Db, row: CrisisRow, now: Date): Promise<AfterAction['steps']> {
  const marks = await db
    .selectFrom('crisis.plan_step')
    .select(['key', 'state', 'at'])
    .where('territory_id', '=', row.territory_id)
    .where('crisis_id', '=', row.id)
    .execute();
  const markOf = new Map(marks.map((mark) => [mark.key, mark]));
  const until = row.closed_at ?? now;
  const steps = { done: 0, skipped: 0, late: 0, left: 0 };
  for (const { key, withinMinutes } of row.playbook.steps) {
    const mark = markOf.get(key);
    const due = withinMinutes === undefined ? Infinity : row.opened_at.getTime() + withinMinutes * 60_000;
    steps[mark === undefined ? 'left' : mark.state] += 1;
    if (mark?.state !== 'skipped' && (mark?.at ?? until).getTime() > due) steps.late += 1;
  }
  return steps;
}

export async function readRumours(db: Db, { territory_id: territoryId, id }: Named): Promise<AfterAction['rumours']> {
  const { rows } = await sql<AfterAction['rumours'][number]>`
    select r.claim, r.verdict, r.correction, (
      select count(*) from crisis.rumour_case c where c.territory_id = r.territory_id and c.rumour_id = r.id
    )::int as cases
    from crisis.rumour r where r.territory_id = ${territoryId} and r.crisis_id = ${id} order by r.recorded_at, r.id
  `.execute(db);
  return rows;
}

/** Who did something in it, by what the log says; most first. */
export async function readPeople(db: Db, { territory_id: territoryId, id }: Named): Promise<AfterAction['people']> {
  const { rows } = await sql<{ personId: string; acts: number }>`
    select person_id as "personId", count(*)::int as acts from crisis.log
    where territory_id = ${territoryId} and crisis_id = ${id} and person_id is not null
    group by person_id order by count(*) desc, person_id
  `.execute(db);
  const names = await personNames(
    db,
    rows.map(({ personId }) => personId),
  );
  return rows.map(({ personId, acts }) => ({ name: names.get(personId) ?? '–', acts }));
}

export async function countReplies(db: Db, { territory_id: territoryId, id }: Named): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from crisis.reply where territory_id = ${territoryId} and crisis_id = ${id}
  `.execute(db);
  return rows[0]?.count ?? 0;
}
