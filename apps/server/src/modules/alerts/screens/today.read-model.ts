import { sql } from 'kysely';
import type { Output, getToday } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { startOfDay } from '../../../platform/time-zone.ts';
import { topStories, WHOLE_TERRITORY, type ListeningTables } from '../../listening/index.ts';
import { listAlarms } from '../alarms/alarm.read-model.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { readBandedVolume, readBands } from './band.read-model.ts';

type Db = Connection<AlertsTables & ListeningTables>;

const HOUR = 3_600_000;
const WAITING_DAYS = 3;
/** From that many times its habit, and that many mentions, a watch is worth a look. */
const WORTH = { ratio: 2, mentions: 5 };

/** What the first screen of the day says, in one reading. */
export async function readToday(
  db: Db,
  given: { territoryId: string; timeZone: string; now: Date },
): Promise<Output<typeof getToday>> {
  const { territoryId, timeZone, now } = given;
  const dayStart = startOfDay(timeZone, now);
  const nextHour = new Date(Math.floor(now.getTime() / HOUR) * HOUR + HOUR);
  const whole = { territoryId, watchId: WHOLE_TERRITORY, timeZone };
  const [hours, today, current, lastEnded, toWatch, waiting, stories] = await Promise.all([
    readBandedVolume(db, { ...whole, from: new Date(nextHour.getTime() - 24 * HOUR), to: nextHour, step: 'hour' }),
    readBandedVolume(db, { ...whole, from: dayStart, to: nextHour, step: 'hour' }),
    listAlarms(db, { territoryId, state: 'current', limit: 20 }),
    lastUnusual(db, territoryId),
    readToWatch(db, given),
    readWaiting(db, territoryId, now),
    topStories(db, { territoryId, from: new Date(now.getTime() - 24 * HOUR), to: now, limit: 5 }),
  ]);
  const bursts = current.items.filter((alarm) => alarm.kind === 'burst');
  const ringing = bursts.filter((alarm) => alarm.state === 'open' || alarm.state === 'acknowledged');
  const alarmed = new Set(bursts.map((alarm) => alarm.watchId));
  const others = toWatch.filter((watch) => !alarmed.has(watch.watchId));
  const known = today.every((point) => point.high !== undefined);
  return {
    at: now.toISOString(),
    state: ringing.length > 0 ? 'alarm' : others.length + current.items.length > 0 ? 'watch' : 'calm',
    ...(ringing.length === 0 && lastEnded ? { calmSince: lastEnded.toISOString() } : {}),
    dayStart: dayStart.toISOString(),
    mentions: sum(today, 'mentions'),
    negative: sum(today, 'negative'),
    ...(known ? { usualLow: sum(today, 'low'), usualHigh: sum(today, 'high') } : {}),
    hours,
    alarms: current.items,
    toWatch: others,
    waiting,
    stories,
  };
}

function sum(
  points: readonly { mentions: number; negative: number; low?: number; high?: number }[],
  key: 'mentions' | 'negative' | 'low' | 'high',
): number {
  return points.reduce((total, point) => total + (point[key] ?? 0), 0);
}

async function lastUnusual(db: Db, territoryId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(ended_at) as at from alerts.alarm where territory_id = ${territoryId} and kind = 'burst' and state = 'ended'
  `.execute(db);
  return rows[0]?.at ?? undefined;
}

/** Watches whose last hour is well above habit without ringing. */
async function readToWatch(
  db: Db,
  { territoryId, timeZone, now }: { territoryId: string; timeZone: string; now: Date },
) {
  const from = new Date(Math.floor(now.getTime() / 60_000) * 60_000 - HOUR);
  const { rows } = await sql<{ watchId: string; name: string; mentions: number }>`
    select w.id as "watchId", w.name, sum(v.mentions)::int as mentions
    from listening.watch w join listening.volume v on v.territory_id = w.territory_id and v.watch_id = w.id
    where w.territory_id = ${territoryId} and not w.paused and v.minute >= ${from}
    group by w.id, w.name having sum(v.mentions) >= ${WORTH.mentions} order by 3 desc limit 100
  `.execute(db);
  const found: { watchId: string; name: string; mentions: number; from: string; ratio: number }[] = [];
  const watchIds = rows.map((row) => row.watchId);
  const bandOf = await readBands(db, { territoryId, watchIds, step: 'hour', timeZone });
  for (const row of rows) {
    const { typical } = bandOf(row.watchId)(from);
    if (typical === undefined) continue;
    const ratio = row.mentions / Math.max(1, typical);
    if (ratio >= WORTH.ratio) found.push({ ...row, from: from.toISOString(), ratio });
  }
  return found.toSorted((a, b) => b.ratio - a.ratio).slice(0, 3);
}

async function readWaiting(db: Db, territoryId: string, now: Date): Promise<Output<typeof getToday>['waiting']> {
  const from = new Date(now.getTime() - WAITING_DAYS * 24 * HOUR);
  const [{ rows }, sources] = await Promise.all([
    sql<{ toTreat: number; aggressive: number }>`
      select (count(*) filter (where tone = 'negative'))::int as "toTreat", (count(*) filter (where aggressive <> 'none'))::int as aggressive
      from listening.mention where territory_id = ${territoryId} and state = 'new' and posted_at >= ${from}
        and (tone = 'negative' or aggressive <> 'none')
    `.execute(db),
    sql<{ id: string; name: string; state: string }>`
      select id, name, case when failures > 0 then 'failing' else 'silent' end as state from listening.source
      where territory_id = ${territoryId} and not paused and (failures > 0 or silent_since is not null) order by name limit 20
    `.execute(db),
  ]);
  return {
    toTreat: rows[0]?.toTreat ?? 0,
    toTreatFrom: from.toISOString(),
    aggressive: rows[0]?.aggressive ?? 0,
    sourcesFailing: sources.rows,
  };
}
