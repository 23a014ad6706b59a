import { sql, type Selectable } from 'kysely';
import type { Alarm } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../../listening/index.ts';
import { alarmNotFound } from '../alerts.errors.ts';
import type { AlarmRow, AlertsTables } from '../alerts.tables.ts';

type Db = Connection<AlertsTables & ListeningTables>;
type Row = Selectable<AlarmRow> & {
  watchName: string | null;
  sourceName: string | null;
  storyTitle: string | null;
  acknowledgedByName: string | null;
};

const select = sql`
  select a.*, w.name as "watchName", s.name as "sourceName", t.title as "storyTitle", p.name as "acknowledgedByName"
  from alerts.alarm a
  left join listening.watch w on w.territory_id = a.territory_id and w.id = a.watch_id
  left join listening.source s on s.territory_id = a.territory_id and s.id = a.source_id
  left join listening.story t on t.territory_id = a.territory_id and t.id = a.story_id
  left join identity.person p on p.id = a.acknowledged_by
`;

/** @throws alerts.alarm_not_found */
export async function readAlarm(db: Db, territoryId: string, alarmId: string): Promise<Alarm> {
  const alarm = await findAlarm(db, territoryId, alarmId);
  if (!alarm) throw alarmNotFound();
  return alarm;
}

export async function findAlarm(db: Db, territoryId: string, alarmId: string): Promise<Alarm | undefined> {
  const { rows } = await sql<Row>`${select} where a.territory_id = ${territoryId} and a.id = ${alarmId}`.execute(db);
  return rows[0] && presentAlarm(rows[0]);
}

/** Alarms, newest first; `current` are those under way. */
export async function listAlarms(
  db: Db,
  given: {
    territoryId: string;
    state?: Alarm['state'] | 'current' | undefined;
    watchId?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<{ items: Alarm[]; nextCursor?: string }> {
  const conditions = [sql`a.territory_id = ${given.territoryId}`];
  if (given.state === 'current') conditions.push(sql`a.state in ('open', 'acknowledged', 'snoozed')`);
  else if (given.state !== undefined) conditions.push(sql`a.state = ${given.state}`);
  if (given.watchId !== undefined) conditions.push(sql`a.watch_id = ${given.watchId}`);
  // An id sorts by the time it was made, which is that of the detection.
  if (given.cursor !== undefined) conditions.push(sql`a.id < ${given.cursor}`);
  const { rows } = await sql<Row>`
    ${select} where ${sql.join(conditions, sql` and `)} order by a.id desc limit ${given.limit + 1}
  `.execute(db);
  const items = rows.slice(0, given.limit).map(presentAlarm);
  const last = items.at(-1);
  return { items, ...(rows.length > given.limit && last ? { nextCursor: last.id } : {}) };
}

function presentAlarm(row: Row): Alarm {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    ...optional('watchId', row.watch_id),
    ...optional('watchName', row.watchName),
    ...optional('sourceId', row.source_id),
    ...optional('sourceName', row.sourceName),
    explanation: row.explanation,
    startedAt: row.started_at.toISOString(),
    detectedAt: row.detected_at.toISOString(),
    ...optional('endedAt', row.ended_at?.toISOString() ?? null),
    ...optional('snoozedUntil', row.snoozed_until?.toISOString() ?? null),
    ...optional('acknowledgedBy', row.acknowledgedByName),
    ...optional('acknowledgedAt', row.acknowledged_at?.toISOString() ?? null),
    observed: row.observed,
    usualHigh: row.usual_high,
    ...optional('ratio', row.ratio),
    mentions: row.mentions,
    severity: row.severity,
    ...optional('storyId', row.story_id),
    ...optional('storyTitle', row.storyTitle),
  };
}

function optional<K extends string, V>(key: K, value: V | null): { [P in K]?: V } {
  return (value === null ? {} : { [key]: value }) as { [P in K]?: V };
}
