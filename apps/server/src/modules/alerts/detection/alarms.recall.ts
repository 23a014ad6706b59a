import type { Kysely } from 'kysely';
import { initialBurstState, observe, type BurstVerdict } from '@beffroi/engines/burst';
import { newId } from '../../../platform/ids.ts';
import { readVolume, stepMs, type ListeningTables } from '../../listening/index.ts';
import { measureBurst, type BurstWatch } from '../alarms/burst.measure.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { burstSettings } from './detector.state.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** The first days only teach. */
const LEARNING_DAYS = 7;

/**
 * Enters, as over, the alarms that a watch's past would have rung: a demonstration begins with the memory that weeks
 * of work would have left. Everything in them is read from the posts of that time.
 */
export async function recallAlarms(
  db: Kysely<AlertsTables & ListeningTables>,
  given: {
    territoryId: string;
    watchId: string;
    name: string;
    timeZone: string;
    days: number;
    now: Date;
    acknowledgedBy: string | null;
  },
): Promise<void> {
  const state = initialBurstState();
  let rangSince: number | undefined;
  for (let day = given.days; day > 0; day -= 1) {
    const from = new Date(given.now.getTime() - day * DAY);
    for (const point of await readVolume(db, {
      ...given,
      from,
      to: new Date(from.getTime() + DAY),
      step: '5_minutes',
    })) {
      const at = point.at.getTime();
      const verdict = observe(
        state,
        { at, value: point.mentions, negative: point.negative },
        burstSettings(given.timeZone, point.at, 0.5),
      );
      const past = day < given.days - LEARNING_DAYS && given.now.getTime() - at > 12 * HOUR;
      if (verdict.started && past && verdict.since !== rangSince) {
        rangSince = verdict.since;
        // What five minutes hold is known when they are over.
        await enter(db, { ...given, state }, verdict, new Date(at + stepMs['5_minutes']));
      }
    }
  }
}

async function enter(
  db: Kysely<AlertsTables & ListeningTables>,
  given: BurstWatch & { acknowledgedBy: string | null },
  verdict: BurstVerdict,
  at: Date,
): Promise<void> {
  const since = new Date(verdict.since ?? at.getTime());
  const end = new Date(at.getTime() + 3 * HOUR);
  const peak = { observed: verdict.observed, usualHigh: verdict.expectedHigh, ratio: 0 };
  const measure = await measureBurst(db, given, { since, until: end, peak });
  if (measure.voices < 3) return;
  await db
    .insertInto('alerts.alarm')
    .values({
      territory_id: given.territoryId,
      id: newId('alm', at.getTime()),
      kind: 'burst',
      state: 'ended',
      watch_id: given.watchId,
      source_id: null,
      started_at: measure.from,
      detected_at: at,
      ended_at: end,
      acknowledged_by: given.acknowledgedBy,
      acknowledged_at: given.acknowledgedBy === null ? null : new Date(at.getTime() + 6 * 60_000),
      ...measure.columns,
    })
    .execute();
}
