import { sql } from 'kysely';
import type { volumeSteps } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { rangeTooLong } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';

export type VolumeStep = (typeof volumeSteps)[number];
export type VolumePoint = { at: Date; mentions: number; negative: number; ironic: number; positive: number };

export const stepMs: Record<VolumeStep, number> = {
  minute: 60_000,
  '5_minutes': 300_000,
  '15_minutes': 900_000,
  hour: 3_600_000,
  day: 86_400_000,
};
const MOST_POINTS = 5000;

/**
 * Mentions over time, zeros included, for a watch or (`watchId` '') the whole territory. Days are those of the wall
 * clock of `timeZone`; shorter steps are the same everywhere.
 *
 * @throws listening.range_too_long
 */
export async function readVolume(
  db: Connection<ListeningTables>,
  given: { territoryId: string; watchId: string; from: Date; to: Date; step: VolumeStep; timeZone: string },
): Promise<VolumePoint[]> {
  if ((given.to.getTime() - given.from.getTime()) / stepMs[given.step] > MOST_POINTS)
    throw rangeTooLong({ values: { limit: MOST_POINTS } });
  const day = given.step === 'day';
  const zone = day ? given.timeZone : 'UTC';
  const seconds = `${stepMs[given.step] / 1000} seconds`;
  const bin = (instant: string) =>
    day
      ? sql`date_trunc('day', ${sql.raw(instant)}, ${zone})`
      : sql`date_bin(${seconds}::interval, ${sql.raw(instant)}, timestamptz '2000-01-01 00:00:00+00')`;
  const { rows } = await sql<VolumePoint>`
    with asked as (select ${given.from}::timestamptz as low, ${given.to}::timestamptz as high),
    counted as (
      select ${bin('v.minute')} as at, sum(v.mentions) as mentions, sum(v.negative) as negative, sum(v.ironic) as ironic, sum(v.positive) as positive
      from listening.volume v, asked
      where v.territory_id = ${given.territoryId} and v.watch_id = ${given.watchId} and v.minute >= asked.low and v.minute < asked.high
      group by 1
    )
    select p.at, coalesce(c.mentions, 0)::int as mentions, coalesce(c.negative, 0)::int as negative,
      coalesce(c.ironic, 0)::int as ironic, coalesce(c.positive, 0)::int as positive
    from (
      select g at time zone ${zone} as at from asked, generate_series(
        ${bin('asked.low')} at time zone ${zone}, (asked.high - interval '1 millisecond') at time zone ${zone},
        ${day ? '1 day' : seconds}::interval) as g
    ) p
    left join counted c on c.at = p.at
    order by p.at
  `.execute(db);
  return rows;
}
