import { sql } from 'kysely';
import type { Output, getWall } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { listMentionPage, topStories, type ListeningTables } from '../../listening/index.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { readBands, type Band } from './band.read-model.ts';

type Db = Connection<AlertsTables & ListeningTables>;
type WallWatch = Output<typeof getWall>['watches'][number];

const STEP_MS = 10 * 60_000;
const STEPS = 18;
const MOST_WATCHES = 12;
/** Above this many times its habit a watch is to be looked at. */
const WATCH_RATIO = 1.8;

/** What the two screens of the wall show, in one reading; live events carry it on from there. */
export async function readWall(
  db: Db,
  given: { territoryId: string; timeZone: string; now: Date },
): Promise<Output<typeof getWall>> {
  const { territoryId, now } = given;
  const to = new Date(Math.floor(now.getTime() / STEP_MS) * STEP_MS + STEP_MS);
  const from = new Date(to.getTime() - STEPS * STEP_MS);
  const [page, watches, stories, tone] = await Promise.all([
    listMentionPage(db, territoryId, { limit: 40 }),
    readWatches(db, { ...given, from, to }),
    topStories(db, { territoryId, from: new Date(now.getTime() - 24 * 3_600_000), to: now, limit: 6 }),
    readTone(db, territoryId, new Date(now.getTime() - 24 * 3_600_000)),
  ]);
  return { at: now.toISOString(), mentions: page.items, watches, stories, tone };
}

async function readWatches(
  db: Db,
  given: { territoryId: string; timeZone: string; from: Date; to: Date },
): Promise<WallWatch[]> {
  const { rows } = await sql<{
    watchId: string;
    name: string;
    step: number | null;
    mentions: number;
    detectedAt: Date | null;
  }>`
    select w.id as "watchId", w.name, floor(extract(epoch from v.minute - ${given.from}) / ${STEP_MS / 1000})::int as step,
      coalesce(sum(v.mentions), 0)::int as mentions, max(a.detected_at) as "detectedAt"
    from listening.watch w
    left join listening.volume v on v.territory_id = w.territory_id and v.watch_id = w.id and v.minute >= ${given.from} and v.minute < ${given.to}
    left join alerts.alarm a on a.territory_id = w.territory_id and a.watch_id = w.id and a.kind = 'burst' and a.state in ('open', 'acknowledged')
    where w.territory_id = ${given.territoryId} and not w.paused
    group by w.id, w.name, 3
  `.execute(db);
  const watches = new Map<string, Omit<WallWatch, 'ratio' | 'state'>>();
  for (const row of rows) {
    const watch = watches.get(row.watchId) ?? {
      watchId: row.watchId,
      name: row.name,
      spark: Array.from({ length: STEPS }, () => 0),
      from: given.from.toISOString(),
      total: 0,
      ...(row.detectedAt === null ? {} : { detectedAt: row.detectedAt.toISOString() }),
    };
    if (row.step !== null) watch.spark[row.step] = row.mentions;
    watch.total += row.mentions;
    watches.set(row.watchId, watch);
  }
  const shown = [...watches.values()]
    .toSorted((a, b) => Number(b.detectedAt !== undefined) - Number(a.detectedAt !== undefined) || b.total - a.total)
    .slice(0, MOST_WATCHES);
  const watchIds = shown.map((watch) => watch.watchId);
  const bandOf = await readBands(db, { ...given, watchIds, step: 'hour' });
  return shown.map((watch) => withHabit(bandOf(watch.watchId), given.from, watch));
}

function withHabit(band: Band, from: Date, watch: Omit<WallWatch, 'ratio' | 'state'>): WallWatch {
  const hours = [0, 1, 2].map((hour) => band(new Date(from.getTime() + hour * 3_600_000)).typical);
  const known = hours.every((typical) => typical !== undefined);
  const ratio = known
    ? watch.total /
      Math.max(
        1,
        hours.reduce<number>((sum, typical) => sum + (typical ?? 0), 0),
      )
    : undefined;
  const state =
    watch.detectedAt !== undefined
      ? 'alarm'
      : ratio !== undefined && ratio >= WATCH_RATIO && watch.total >= 5
        ? 'watch'
        : 'calm';
  return { ...watch, ...(ratio === undefined ? {} : { ratio }), state };
}

async function readTone(db: Db, territoryId: string, from: Date): Promise<Output<typeof getWall>['tone']> {
  const { rows } = await sql<{ mentions: number; negative: number; ironic: number; positive: number }>`
    select coalesce(sum(mentions), 0)::int as mentions, coalesce(sum(negative), 0)::int as negative,
      coalesce(sum(ironic), 0)::int as ironic, coalesce(sum(positive), 0)::int as positive
    from listening.volume where territory_id = ${territoryId} and watch_id = '' and minute >= ${from}
  `.execute(db);
  const { mentions = 0, negative = 0, ironic = 0, positive = 0 } = rows[0] ?? {};
  return { from: from.toISOString(), negative, ironic, positive, neutral: mentions - negative - ironic - positive };
}
