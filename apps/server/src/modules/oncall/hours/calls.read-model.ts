import { sql } from 'kysely';
import { union } from '@beffroi/engines/oncall';
import type { Db } from '../oncall.deps.ts';

type Calls = { calls: number; workedMinutes: number };
const MINUTE = 60_000;
/** An alarm that is left open for days is not days of work. */
const LONGEST_MS = 12 * 3_600_000;

/**
 * Calls that rang for each person in a period, and the minutes from taking one to its end: two at once are worked once,
 * one that does not end counts for twelve hours at most.
 */
export async function readCalls(
  db: Db,
  { territoryId, from, to, now }: { territoryId: string; from: Date; to: Date; now: Date },
): Promise<Map<string, Calls>> {
  const [rung, taken] = await Promise.all([
    sql<{ person_id: string; calls: number }>`
      select person_id, count(distinct (escalation_id, round, step))::int as calls from oncall.call
      where territory_id = ${territoryId} and at >= ${from} and at < ${to} and person_id is not null
        and outcome in ('sent', 'answered', 'missed', 'stood_down')
      group by person_id
    `.execute(db),
    sql<{ person_id: string; taken_at: Date; ended_at: Date | null }>`
      select e.answered_by as person_id, e.answered_at as taken_at, a.ended_at
      from oncall.escalation e
      left join alerts.alarm a on a.territory_id = e.territory_id and a.id = e.alarm_id
      where e.territory_id = ${territoryId} and e.answered_by is not null
        and e.answered_at >= ${new Date(from.getTime() - LONGEST_MS)} and e.answered_at < ${to}
    `.execute(db),
  ]);
  const found = new Map<string, Calls>(
    rung.rows.map(({ person_id, calls }) => [person_id, { calls, workedMinutes: 0 }]),
  );
  for (const personId of new Set(taken.rows.map(({ person_id }) => person_id))) {
    const worked = union(
      taken.rows
        .filter(({ person_id }) => person_id === personId)
        .map(({ taken_at: begin, ended_at: end }) => ({
          from: Math.max(begin.getTime(), from.getTime()),
          to: Math.min((end ?? now).getTime(), begin.getTime() + LONGEST_MS, to.getTime()),
        })),
    );
    const minutes = Math.round(worked.reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE);
    found.set(personId, { calls: found.get(personId)?.calls ?? 0, workedMinutes: minutes });
  }
  return found;
}
