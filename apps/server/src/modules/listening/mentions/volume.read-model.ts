import { sql } from 'kysely';
import type { volumeSteps } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { rangeTooLong } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { ensureOrder } from './mention.filter.ts';

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
  ensureOrder(given);
  if ((given.to.getTime() - given.from.getTime()) / stepMs[given.step] > MOST_POINTS)
    throw rangeTooLong({ values: { limit: MOST_POINTS } });
  const day = given.step === 'day';
  const zone = day ? given.timeZone : 'UTC';
  const seconds = `${stepMs[given.step] / 1000} seconds`;
  const bin = (instant: string) =>
    day
      ? sql`date_trunc('day', ${sql.raw(instant)}, ${zone})`
      : sql`date_bin(${seconds}::interval, ${sql.raw(instant)}, timestamptz '2000-01-01 00:00:00+00')`;
  const parts = sql.join(
    partsOf(given).map((part) => countsOf(given, part)),
    sql` union all `,
  );
  const { rows } = await sql<VolumePoint>`
    with asked as (select ${given.from}::timestamptz as low, ${given.to}::timestamptz as high),
    v as (${parts}),
    counted as (
      select ${bin('v.at')} as at, sum(v.mentions) as mentions, sum(v.negative) as negative, sum(v.ironic) as ironic, sum(v.positive) as positive
      from v group by 1
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

type Part = { table: 'volume' | 'volume_quarter'; from: Date; to: Date };

/** Whole quarters of an hour where the step allows it, minutes at the two ends. */
function partsOf({ from, to, step }: { from: Date; to: Date; step: VolumeStep }): Part[] {
  const quarter = stepMs['15_minutes'];
  const first = new Date(Math.ceil(from.getTime() / quarter) * quarter);
  const last = new Date(Math.floor(to.getTime() / quarter) * quarter);
  if (stepMs[step] < quarter || first >= last) return [{ table: 'volume', from, to }];
  return [
    { table: 'volume', from, to: first },
    { table: 'volume_quarter', from: first, to: last },
    { table: 'volume', from: last, to },
  ];
}

function countsOf({ territoryId, watchId }: { territoryId: string; watchId: string }, { table, from, to }: Part) {
  const at = sql.ref(table === 'volume' ? 'minute' : 'quarter');
  return sql`
    select ${at} as at, mentions, negative, ironic, positive from ${sql.table(`listening.${table}`)}
    where territory_id = ${territoryId} and watch_id = ${watchId} and ${at} >= ${from} and ${at} < ${to}`;
}
