import { sql, type Kysely } from 'kysely';
import type { Output, listDetectors as listEndpoint, replayDetector as replayEndpoint } from '@beffroi/contracts';
import { explain, initialBurstState, observe } from '@beffroi/engines/burst';
import { gauge } from '@beffroi/engines/severity';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { readVolume, stepMs, watchNotFound, type ListeningTables } from '../../listening/index.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { burstSettings } from './detector.state.ts';

type Db = Kysely<AlertsTables & ListeningTables>;
type DetectorView = Output<typeof listEndpoint>['items'][number];

const usual = { sensitivity: 0.5, minVoices: 3 };
/** Two false alarms among the last and more than half of them: the bell rings too easily. */
const FEEDBACK = { least: 2, share: 0.5, step: 0.1 };

/** The detector of each watch with what people said of its alarms in the last thirty days. */
export async function listDetectors(db: Db, territoryId: string, watchId?: string): Promise<DetectorView[]> {
  const { rows } = await sql<Omit<DetectorView, 'suggestedSensitivity'>>`
    select w.id as "watchId", w.name as "watchName", w.alerting, coalesce(d.sensitivity, ${usual.sensitivity})::float8 as sensitivity,
      coalesce(d.min_voices, ${usual.minVoices})::int as "minVoices",
      (select count(*) from alerts.alarm a where a.territory_id = w.territory_id and a.watch_id = w.id
        and a.detected_at > now() - interval '30 days')::int as "alarms30d",
      (select count(*) from alerts.alarm a where a.territory_id = w.territory_id and a.watch_id = w.id
        and a.state = 'false_alarm' and a.detected_at > now() - interval '30 days')::int as "falseAlarms30d"
    from listening.watch w left join alerts.detector d on d.territory_id = w.territory_id and d.watch_id = w.id
    where w.territory_id = ${territoryId} ${watchId === undefined ? sql`` : sql`and w.id = ${watchId}`} order by lower(w.name)
  `.execute(db);
  return rows.map((row) => {
    const sensitivity = Math.round(row.sensitivity * 100) / 100;
    const tooEasy = row.falseAlarms30d >= FEEDBACK.least && row.falseAlarms30d > row.alarms30d * FEEDBACK.share;
    const suggested = Math.max(0, Math.round((sensitivity - FEEDBACK.step) * 100) / 100);
    return { ...row, sensitivity, ...(tooEasy && suggested < sensitivity ? { suggestedSensitivity: suggested } : {}) };
  });
}

/** @throws listening.watch_not_found */
export async function setDetector(
  db: Db,
  given: { territoryId: string; watchId: string; sensitivity: number; minVoices: number; actor: AuditActor },
): Promise<DetectorView> {
  await one(db, given);
  await db.transaction().execute(async (trx) => {
    const values = { sensitivity: given.sensitivity, min_voices: given.minVoices };
    await trx
      .insertInto('alerts.detector')
      .values({ territory_id: given.territoryId, watch_id: given.watchId, state: null, ...values })
      .onConflict((conflict) => conflict.columns(['territory_id', 'watch_id']).doUpdateSet(values))
      .execute();
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'alerts.detector_set',
      target: { kind: 'watch', id: given.watchId },
      detail: { sensitivity: given.sensitivity, minVoices: given.minVoices },
    });
  });
  return one(db, given);
}

/** Runs the detector over a watch's past as if it were lived: when it would have rung, and how gravely. */
export async function replayDetector(
  db: Db,
  given: {
    territoryId: string;
    watchId: string;
    sensitivity?: number | undefined;
    days: number;
    timeZone: string;
    now: Date;
  },
): Promise<Output<typeof replayEndpoint>> {
  const detector = await one(db, given);
  const sensitivity = given.sensitivity ?? detector.sensitivity;
  const state = initialBurstState();
  const rings: Output<typeof replayEndpoint>['rings'] = [];
  const hours = new Map<number, Output<typeof replayEndpoint>['points'][number]>();
  const end = Math.floor(given.now.getTime() / stepMs.hour) * stepMs.hour;
  let begun = false;
  let rangSince: number | undefined;
  for (let day = given.days; day > 0; day -= 1) {
    const from = new Date(end - day * stepMs.day);
    const to = new Date(from.getTime() + stepMs.day);
    for (const point of await readVolume(db, { ...given, from, to, step: '5_minutes' })) {
      begun ||= point.mentions > 0;
      const at = point.at.getTime();
      const settings = burstSettings(given.timeZone, point.at, sensitivity);
      const verdict = begun
        ? observe(state, { at, value: point.mentions, negative: point.negative }, settings)
        : undefined;
      // An event that grows to another size starts again for the engine; here it has rung already.
      if (verdict?.started && verdict.since !== rangSince) {
        rangSince = verdict.since;
        const { ratio } = explain(verdict);
        rings.push({
          at: point.at.toISOString(),
          ratio,
          level: levelOf(ratio, point),
          observed: verdict.evidence.observed,
        });
      }
      const hour = Math.floor(at / stepMs.hour) * stepMs.hour;
      const sum = hours.get(hour) ?? {
        at: new Date(hour).toISOString(),
        mentions: 0,
        negative: 0,
        ironic: 0,
        positive: 0,
        low: 0,
        high: 0,
        score: 0,
      };
      sum.mentions += point.mentions;
      sum.negative += point.negative;
      sum.ironic += point.ironic;
      sum.positive += point.positive;
      sum.low = (sum.low ?? 0) + (verdict?.expectedLow ?? 0);
      sum.high =
        (sum.high ?? 0) +
        (verdict?.typical ?? 0) +
        ((verdict?.expectedHigh ?? 0) - (verdict?.typical ?? 0)) / Math.sqrt(12);
      sum.score = Math.max(sum.score, verdict?.score ?? 0);
      hours.set(hour, sum);
    }
  }
  return { points: [...hours.values()], step: 'hour', rings };
}

/** Of the past only counts are read, so the voices and their reach count for nothing: the gravity is at least this. */
function levelOf(ratio: number, point: { mentions: number; negative: number }): number {
  return gauge({
    volume: { observed: ratio, usual: 1 },
    negativeShare: point.mentions === 0 ? 0 : point.negative / point.mentions,
    hardness: 0,
    reach: 0,
    voices: point.mentions,
    mentions: point.mentions,
    copiedShare: 0,
    pickup: { press: 0, officials: 0 },
  }).level;
}

async function one(db: Db, given: { territoryId: string; watchId: string }): Promise<DetectorView> {
  const [detector] = await listDetectors(db, given.territoryId, given.watchId);
  if (!detector) throw watchNotFound();
  return detector;
}
