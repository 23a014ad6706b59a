import { sql } from 'kysely';
import type { Db, DrillRow } from '../simulation.deps.ts';
import type { DrillMarks } from './drill.score.ts';

export type DrillTrace = { crisisId?: string; marks: DrillMarks };

type Row = {
  crisisId: string | null;
  seen: Date | null;
  decided: Date | null;
  said: Date | null;
  told: number;
  left: number;
};

/**
 * What people did in a drill, read from what it left: an alarm acknowledged, a call answered or a room opened is seen; a
 * hold, a mandate, a decision of the room or an answer that is prepared is decided.
 */
export async function readTrace(db: Db, row: DrillRow, now: Date): Promise<DrillTrace> {
  const { territory_id: territoryId, started_at: from } = row;
  const until = row.ended_at ?? now;
  const { rows } = await sql<Row>`
    with alarm as (
      select id, acknowledged_at from alerts.alarm
      where territory_id = ${territoryId} and detected_at between ${from} and ${until}
    ), room as (
      select id, opened_at, first_word_at from crisis.crisis
      where territory_id = ${territoryId} and drill and opened_at between ${from} and ${until}
    )
    select
      (select id from room order by opened_at limit 1) as "crisisId",
      (select min(at) from (
        select acknowledged_at as at from alarm
        union all select opened_at from room
        union all select answered_at from oncall.escalation e
          where territory_id = ${territoryId} and alarm_id in (select id from alarm)
      ) seen where at between ${from} and ${until}) as seen,
      (select min(at) from (
        select since as at from publishing.hold where territory_id = ${territoryId}
        union all select starts_at from publishing.mandate where territory_id = ${territoryId}
        union all select l.at from crisis.log l join room on room.id = l.crisis_id
          where l.territory_id = ${territoryId} and l.kind in ('decision', 'hold', 'mandate', 'approval', 'published', 'plan')
        union all select p.created_at from publishing.publication p
          where p.territory_id = ${territoryId}
            and (p.crisis_id in (select id from room) or p.alarm_id in (select id from alarm))
      ) decided where at between ${from} and ${until}) as decided,
      (select least((select min(first_word_at) from room), ${row.answered_at}::timestamptz)) as said,
      (select count(*)::int from simulation.drill_message
        where territory_id = ${territoryId} and drill_id = ${row.id}) as told,
      (select count(*)::int from simulation.drill_message m
        where m.territory_id = ${territoryId} and m.drill_id = ${row.id} and not exists (
          select from desk.conversation c
          where c.territory_id = m.territory_id and c.author_id = m.resident_id and c.channel_id = m.channel_id
            and (c.first_answer_at <= ${until} or c.state = 'passed_on'))) as left
  `.execute(db);
  const found = rows[0];
  const minutes = (at: Date | null | undefined) =>
    at ? Math.max(0, ((at.getTime() - from.getTime()) / 60_000) * row.speed) : undefined;
  return {
    ...(found?.crisisId == null ? {} : { crisisId: found.crisisId }),
    marks: {
      see: minutes(found?.seen),
      decide: minutes(found?.decided),
      firstWord: minutes(found?.said),
      messages: { told: found?.told ?? 0, left: found?.left ?? 0 },
    },
  };
}
