import type { Kysely, Transaction } from 'kysely';
import { explain, type BurstVerdict } from '@beffroi/engines/burst';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { ListeningTables } from '../../listening/index.ts';
import type { AlertsFacts } from '../alerts.events.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { gaugeOf, readEventFacts } from './alarm.facts.ts';
import { readAlarm } from './alarm.read-model.ts';
import { burstSentence } from './alarm.sentence.ts';

type Tables = AlertsTables & ListeningTables;
type Deps = { db: Kysely<Tables>; events: EventBus<AlertsFacts, Transaction<AlertsTables>> };

/** Before the bucket in which a departure shows, its first posts may have come already. */
const BEFORE_MS = 10 * 60_000;
/** A ring is heard anew only after that. */
const SAME_RING_MS = 30 * 60_000;

/**
 * Opens an alarm for a watch whose mentions left their habit, unless too few voices speak (one angry person is not a
 * crowd) or a person closed this very event already.
 */
export async function openBurst(
  deps: Deps,
  given: {
    territoryId: string;
    watchId: string;
    name: string;
    timeZone: string;
    minVoices: number;
    verdict: BurstVerdict;
    now: Date;
  },
): Promise<void> {
  const { territoryId, watchId, verdict, now } = given;
  const since = new Date(verdict.since ?? now.getTime());
  const facts = await readEventFacts(deps.db, {
    territoryId,
    watchId,
    from: new Date(since.getTime() - BEFORE_MS),
    to: now,
  });
  if (facts.voices < given.minVoices) return;
  const severity = gaugeOf(facts, { observed: verdict.observed, expectedHigh: verdict.expectedHigh });
  const explanation = explain(verdict);
  await deps.db.transaction().execute(async (trx) => {
    if (await alreadyTold(trx, given, since)) return;
    const id = newId('alm', now.getTime());
    const opened = await trx
      .insertInto('alerts.alarm')
      .values({
        territory_id: territoryId,
        id,
        kind: 'burst',
        state: 'open',
        watch_id: watchId,
        source_id: null,
        explanation: JSON.stringify(
          burstSentence({ watchName: given.name, explanation, facts, since, timeZone: given.timeZone }),
        ),
        started_at: since,
        detected_at: now,
        acknowledged_by: null,
        observed: verdict.observed,
        usual_high: verdict.expectedHigh,
        ratio: explanation.ratio,
        mentions: facts.mentions,
        severity: JSON.stringify(severity),
        story_id: facts.story?.id ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!opened) return;
    await trx
      .insertInto('alerts.alarm_act')
      .values({
        territory_id: territoryId,
        alarm_id: id,
        id: newId('act'),
        at: now,
        action: 'opened',
        person_id: null,
        note: null,
      })
      .execute();
    await deps.events.emit(trx, 'alerts.alarm_rings', {
      territoryId,
      alarmId: id,
      level: severity.level,
      reason: 'opened',
    });
    await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, id), ring: true });
  });
}

/** Brings a current alarm up to date; it rings again when it grew a level, or when its snooze is over. */
export async function followBurst(
  deps: Deps,
  given: { territoryId: string; alarmId: string; verdict: BurstVerdict; now: Date },
): Promise<void> {
  const { territoryId, alarmId, verdict, now } = given;
  const before = await deps.db
    .selectFrom('alerts.alarm')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', alarmId)
    .executeTakeFirst();
  if (!before || before.watch_id === null) return;
  const from = new Date(before.started_at.getTime() - BEFORE_MS);
  const facts = await readEventFacts(deps.db, { territoryId, watchId: before.watch_id, from, to: now });
  const wakes = before.state === 'snoozed' && before.snoozed_until !== null && before.snoozed_until <= now;
  if (facts.mentions === before.mentions && !wakes) return;
  const higher =
    verdict.observed / Math.max(1, verdict.expectedHigh) >= before.observed / Math.max(1, before.usual_high);
  const peak = higher ? verdict : { observed: before.observed, expectedHigh: before.usual_high };
  const severity = gaugeOf(facts, peak);
  const grew = severity.level > before.severity.level;
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('alerts.alarm')
      .set({
        mentions: facts.mentions,
        // A gauge that fell back while the event goes on would say that it is over.
        severity: JSON.stringify(severity.score >= before.severity.score ? severity : before.severity),
        story_id: facts.story?.id ?? before.story_id,
        ...(higher
          ? {
              observed: verdict.observed,
              usual_high: verdict.expectedHigh,
              ratio: Math.max(before.ratio ?? 0, explain(verdict).ratio),
            }
          : {}),
        ...(wakes ? { state: 'open' as const, snoozed_until: null } : {}),
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', alarmId)
      .where('state', 'in', ['open', 'acknowledged', 'snoozed'])
      .execute();
    const ring = wakes || (grew && before.state !== 'snoozed');
    if (ring) {
      await deps.events.emit(trx, 'alerts.alarm_rings', {
        territoryId,
        alarmId,
        level: severity.level,
        reason: wakes ? 'woke' : 'grew',
      });
    }
    await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, alarmId), ring });
  });
}

/** The habit is regained. */
export async function endBurst(deps: Deps, given: { territoryId: string; alarmId: string; now: Date }): Promise<void> {
  const { territoryId, alarmId, now } = given;
  await deps.db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('alerts.alarm')
      .set({ state: 'ended', ended_at: now, snoozed_until: null })
      .where('territory_id', '=', territoryId)
      .where('id', '=', alarmId)
      .where('state', 'in', ['open', 'acknowledged', 'snoozed'])
      .returning('id')
      .executeTakeFirst();
    if (!ended) return;
    await trx
      .insertInto('alerts.alarm_act')
      .values({
        territory_id: territoryId,
        alarm_id: alarmId,
        id: newId('act'),
        at: now,
        action: 'ended',
        person_id: null,
        note: null,
      })
      .execute();
    await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, alarmId), ring: false });
  });
}

/**
 * Whether this event has had its alarm, which a person closed or which ended while it went on; unless it starts anew,
 * a good while after, at another size.
 */
async function alreadyTold(
  trx: Transaction<Tables>,
  given: { territoryId: string; watchId: string; verdict: BurstVerdict; now: Date },
  since: Date,
): Promise<boolean> {
  const from = given.verdict.started ? new Date(given.now.getTime() - SAME_RING_MS) : since;
  const told = await trx
    .selectFrom('alerts.alarm')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('watch_id', '=', given.watchId)
    .where('kind', '=', 'burst')
    .where('detected_at', '>=', from)
    .limit(1)
    .executeTakeFirst();
  return told !== undefined;
}
