import {
  decodeBurstState,
  encodeBurstState,
  forecastRange,
  initialBurstState,
  observe,
  type BurstSettings,
  type BurstState,
} from '@beffroi/engines/burst';
import type { Connection } from '../../../platform/db/database.ts';
import { offsetMinutes } from '../../../platform/time-zone.ts';
import { readVolume, WHOLE_TERRITORY, type ListeningTables } from '../../listening/index.ts';
import type { AlertsTables } from '../alerts.tables.ts';

export const BUCKET_MS = 5 * 60_000;
const LEARN_DAYS = 28;
/** Reading the past at five minutes for 28 days asks for more points than one chart may: it is read in halves. */
const LEARN_STEP_DAYS = 14;

/** A detector at work: what it learned, and up to when. */
export type Detector = { state: BurstState; observedUntil: Date; sensitivity: number; minVoices: number };

export const floorBucket = (at: Date): Date => new Date(Math.floor(at.getTime() / BUCKET_MS) * BUCKET_MS);

export function burstSettings(timeZone: string, at: Date, sensitivity: number): BurstSettings {
  return { bucketMs: BUCKET_MS, sensitivity, timeZoneOffsetMinutes: offsetMinutes(timeZone, at) };
}

/** How many times its habit a watch had from an instant to another; a habit of less than one mention counts for one. */
export function timesHabit(
  state: BurstState,
  given: { mentions: number; from: Date; to: Date; timeZone: string },
): number {
  const settings = burstSettings(given.timeZone, given.to, 0.5);
  const from = floorBucket(given.from).getTime();
  const typical = forecastRange(state, from, given.to.getTime(), BUCKET_MS, settings).reduce(
    (sum, band) => sum + band.typical,
    0,
  );
  return given.mentions / Math.max(1, typical);
}

/** Learns a watch's habit from its last four weeks; a watch without a past begins with what any watch takes for granted. */
export async function learnFromPast(
  db: Connection<ListeningTables>,
  given: { territoryId: string; watchId: string; until: Date; timeZone: string; sensitivity: number },
): Promise<BurstState> {
  const state = initialBurstState();
  let begun = false;
  for (let days = LEARN_DAYS; days > 0; days -= LEARN_STEP_DAYS) {
    const from = new Date(given.until.getTime() - days * 86_400_000);
    const to = new Date(from.getTime() + LEARN_STEP_DAYS * 86_400_000);
    for (const point of await readVolume(db, { ...given, from, to, step: '5_minutes' })) {
      // Before its first mention a watch has no habit to learn, only a time when nobody listened.
      begun ||= point.mentions > 0;
      if (begun) {
        const at = point.at.getTime();
        observe(
          state,
          { at, value: point.mentions, negative: point.negative },
          burstSettings(given.timeZone, point.at, given.sensitivity),
        );
      }
    }
  }
  return state;
}

/**
 * The stored detector of a watch (or, by '', of the whole territory), learned from the past when there is none, or when
 * it slept for more than `mostBuckets`: what was not looked at was not silence.
 */
export async function loadDetector(
  db: Connection<AlertsTables & ListeningTables>,
  given: { territoryId: string; watchId: string; now: Date; timeZone: string; mostBuckets: number },
): Promise<Detector> {
  const row = await db
    .selectFrom('alerts.detector')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .where('watch_id', '=', given.watchId)
    .executeTakeFirst();
  const sensitivity = row?.sensitivity ?? 0.5;
  const minVoices = row?.min_voices ?? 3;
  const known = row?.state ? decodeBurstState(row.state) : undefined;
  const oldest = given.now.getTime() - given.mostBuckets * BUCKET_MS;
  if (known && row?.observed_until && row.observed_until.getTime() >= oldest)
    return { state: known, observedUntil: row.observed_until, sensitivity, minVoices };
  const until = floorBucket(given.now);
  const state = await learnFromPast(db, { ...given, until, sensitivity });
  const detector = { state, observedUntil: until, sensitivity, minVoices };
  await saveDetector(db, given, detector);
  return detector;
}

export async function saveDetector(
  db: Connection<AlertsTables>,
  given: { territoryId: string; watchId: string },
  detector: Detector,
): Promise<void> {
  const learned = { state: Buffer.from(encodeBurstState(detector.state)), observed_until: detector.observedUntil };
  await db
    .insertInto('alerts.detector')
    .values({
      territory_id: given.territoryId,
      watch_id: given.watchId,
      sensitivity: detector.sensitivity,
      min_voices: detector.minVoices,
      ...learned,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'watch_id']).doUpdateSet(learned))
    .execute();
}

/** Makes a detector learn again from the past: its watch holds other posts than before. */
export async function forgetLearning(
  db: Connection<AlertsTables>,
  given: { territoryId: string; watchId: string },
): Promise<void> {
  await db
    .updateTable('alerts.detector')
    .set({ state: null, observed_until: null })
    .where('territory_id', '=', given.territoryId)
    .where('watch_id', 'in', [given.watchId, WHOLE_TERRITORY])
    .execute();
}
