import { sql, type Kysely, type Transaction } from 'kysely';
import { forecast, observe, peek, type BurstPoint, type BurstVerdict } from '@beffroi/engines/burst';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { allTerritories, type IdentityTables } from '../../identity/index.ts';
import { WHOLE_TERRITORY, type ListeningTables } from '../../listening/index.ts';
import { endBurst, followBurst, openBurst } from '../alarms/burst.alarm.ts';
import { wakeSilences } from '../alarms/silence.alarm.ts';
import type { AlertsFacts } from '../alerts.events.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { BUCKET_MS, burstSettings, floorBucket, loadDetector, saveDetector, type Detector } from './detector.state.ts';

export type DetectDeps = {
  db: Kysely<AlertsTables & ListeningTables & IdentityTables>;
  events: EventBus<AlertsFacts, Transaction<AlertsTables>>;
  now: () => Date;
};
type Watched = {
  territoryId: string;
  watchId: string;
  name: string;
  alerting: boolean;
  timeZone: string;
  observedUntil: Date | null;
  sensitivity: number | null;
  minVoices: number | null;
  currentAlarmId: string | null;
  currentAlarmSince: Date | null;
};
type Bucket = BurstPoint & { at: number; value: number; negative: number; reach: number };

const HOUR = 3_600_000;

/** A detector that slept longer than this learns again from the past rather than bucket by bucket. */
const MOST_BUCKETS = 288;

/**
 * Looks at every watch of every territory: each finished bucket of five minutes is learned, and the one that is
 * filling is held against habit, so that an alarm rings within seconds. One process at a time looks; the states in
 * memory are only those whose stored twin says the same time.
 */
export function createDetection(deps: DetectDeps) {
  const detectors = new Map<string, Detector>();

  async function lookAt(watched: Watched, buckets: readonly Bucket[], now: Date): Promise<void> {
    const key = `${watched.territoryId} ${watched.watchId}`;
    const known = detectors.get(key);
    const fresh = known !== undefined && watched.observedUntil?.getTime() === known.observedUntil.getTime();
    const asleep = known !== undefined && now.getTime() - known.observedUntil.getTime() > MOST_BUCKETS * BUCKET_MS;
    const detector =
      fresh && !asleep ? known : await loadDetector(deps.db, { ...watched, now, mostBuckets: MOST_BUCKETS });
    detector.sensitivity = watched.sensitivity ?? detector.sensitivity;
    detector.minVoices = watched.minVoices ?? detector.minVoices;
    detectors.set(key, detector);

    const current = floorBucket(now).getTime();
    const byStart = new Map(buckets.map((bucket) => [bucket.at, bucket]));
    const at = (start: number): Bucket => byStart.get(start) ?? { at: start, value: 0, negative: 0, reach: 0 };
    let verdict: BurstVerdict | undefined;
    let began = false;
    const first = detector.observedUntil.getTime();
    for (let start = first; start < current; start += BUCKET_MS) {
      verdict = observe(
        detector.state,
        at(start),
        burstSettings(watched.timeZone, new Date(start), detector.sensitivity),
      );
      began ||= verdict.started && start > now.getTime() - HOUR;
    }
    if (current > first) {
      detector.observedUntil = new Date(current);
      await saveDetector(deps.db, watched, detector);
    }
    const settings = burstSettings(watched.timeZone, now, detector.sensitivity);
    const partial = peek(detector.state, at(current), settings);
    // What a closed bucket began is not lost because the next is still empty.
    const telling = partial.ringing || verdict?.ringing !== true ? partial : verdict;
    const lastHour = buckets.reduce((sum, bucket) => (bucket.at > now.getTime() - HOUR ? sum + bucket.value : sum), 0);
    const usual = forecast(detector.state, now.getTime() - HOUR, { ...settings, bucketMs: HOUR });
    await judge(
      watched,
      detector,
      { verdict: telling, began: began || partial.started, regained: lastHour <= usual.high },
      now,
    );
  }

  async function judge(
    watched: Watched,
    detector: Detector,
    { verdict, began, regained }: { verdict: BurstVerdict; began: boolean; regained: boolean },
    now: Date,
  ): Promise<void> {
    const { db, events } = deps;
    if (watched.currentAlarmId !== null) {
      const alarm = { ...watched, alarmId: watched.currentAlarmId };
      // The engine holds an event for hours lest it ring twice; for a person it is over once an hour is usual again.
      if (verdict.ringing && !(regained && oldEnough(watched, now)))
        await followBurst({ db, events }, { ...alarm, state: detector.state, verdict, now });
      else await endBurst({ db, events }, { ...alarm, now });
    } else if (verdict.ringing && (began || !regained) && watched.alerting && watched.watchId !== WHOLE_TERRITORY) {
      // What rose and fell again before anyone looked is told by the past, not by a bell.
      await openBurst({ db, events }, { ...watched, ...detector, verdict, now });
    }
  }

  return {
    /** One look at everything; safe to call from several processes, of which one looks. */
    async look(): Promise<void> {
      await deps.db.connection().execute(async (connection) => {
        const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(4300002) as mine`.execute(connection);
        if (rows[0]?.mine !== true) return;
        try {
          const now = deps.now();
          const watched = await readWatched(deps.db);
          const signal = await readSignal(deps.db, watched, now);
          const troubles: unknown[] = [];
          for (const each of watched) {
            const key = `${each.territoryId} ${each.watchId}`;
            await lookAt(each, signal.get(key) ?? [], now).catch((error: unknown) => {
              // It may have learned what was not stored; and one watch in trouble silences no other.
              detectors.delete(key);
              troubles.push(error);
            });
          }
          await wakeSilences(deps, deps.db);
          if (troubles.length > 0)
            throw new AggregateError(troubles, `${troubles.length} watches could not be looked at`);
        } finally {
          await sql`select pg_advisory_unlock(4300002)`.execute(connection);
        }
      });
    },
  };
}
const oldEnough = (watched: Watched, now: Date): boolean =>
  watched.currentAlarmSince !== null && now.getTime() - watched.currentAlarmSince.getTime() > HOUR / 2;

export type Detection = ReturnType<typeof createDetection>;

/** Every watch that listens, and each territory as a whole, which has a band on the charts but rings no bell. */
async function readWatched(db: DetectDeps['db']): Promise<Watched[]> {
  const clocks = new Map((await allTerritories(db)).map(({ id, timeZone }) => [id, timeZone]));
  const { rows } = await sql<Omit<Watched, 'timeZone'>>`
    select w.territory_id as "territoryId", w.id as "watchId", w.name, w.alerting, d.observed_until as "observedUntil",
      d.sensitivity, d.min_voices as "minVoices", a.id as "currentAlarmId", a.detected_at as "currentAlarmSince"
    from (
      select territory_id, id, name, alerting from listening.watch where not paused
      union all select territory_id, ${WHOLE_TERRITORY}, '', false from listening.setting
    ) w
    left join alerts.detector d on d.territory_id = w.territory_id and d.watch_id = w.id
    left join alerts.alarm a on a.territory_id = w.territory_id and a.watch_id = w.id and a.kind = 'burst'
      and a.state in ('open', 'acknowledged', 'snoozed')
    order by w.territory_id, w.id
  `.execute(db);
  return rows.flatMap((row) => {
    const timeZone = clocks.get(row.territoryId);
    return timeZone === undefined ? [] : [{ ...row, timeZone }];
  });
}

async function readSignal(
  db: DetectDeps['db'],
  watched: readonly Watched[],
  now: Date,
): Promise<Map<string, Bucket[]>> {
  const oldest = Math.min(
    now.getTime() - HOUR,
    ...watched.map((each) => each.observedUntil?.getTime() ?? now.getTime()),
  );
  const from = floorBucket(new Date(Math.max(oldest, now.getTime() - MOST_BUCKETS * BUCKET_MS)));
  const { rows } = await sql<{
    territoryId: string;
    watchId: string;
    at: Date;
    value: number;
    negative: number;
    reach: number;
  }>`
    select territory_id as "territoryId", watch_id as "watchId", date_bin('5 minutes', minute, timestamptz '2000-01-01 00:00:00+00') as at,
      sum(mentions)::int as value, sum(negative)::int as negative, sum(reach)::int8 as reach
    from alerts.signal where minute >= ${from} group by 1, 2, 3
  `.execute(db);
  const signal = new Map<string, Bucket[]>();
  for (const row of rows) {
    const key = `${row.territoryId} ${row.watchId}`;
    const list = signal.get(key) ?? [];
    list.push({ at: row.at.getTime(), value: row.value, negative: row.negative, reach: Number(row.reach) });
    signal.set(key, list);
  }
  return signal;
}
