import type { Kysely, Transaction } from 'kysely';
import type { BurstVerdict } from '@beffroi/engines/burst';
import { gravest } from '@beffroi/engines/severity';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { ListeningTables } from '../../listening/index.ts';
import type { AlertsFacts } from '../alerts.events.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { readAlarm } from './alarm.read-model.ts';
import { measureBurst, type BurstWatch } from './burst.measure.ts';

type Tables = AlertsTables & ListeningTables;
type Deps = { db: Kysely<Tables>; events: EventBus<AlertsFacts, Transaction<AlertsTables>> };

/** A ring is heard anew only after that. */
const SAME_RING_MS = 30 * 60_000;

/**
 * Opens an alarm for a watch whose mentions left their habit, unless too few voices speak (one angry person is not a
 * crowd) or a person closed this very event already.
 */
export async function openBurst(
  deps: Deps,
  given: BurstWatch & { minVoices: number; verdict: BurstVerdict; now: Date },
): Promise<void> {
  const { territoryId, watchId, verdict, now } = given;
  const since = new Date(verdict.since ?? now.getTime());
  const peak = { observed: verdict.observed, usualHigh: verdict.expectedHigh, ratio: 0 };
  const measure = await measureBurst(deps.db, given, { since, until: now, peak });
  if (measure.voices < given.minVoices) return;
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
        started_at: measure.from,
        detected_at: now,
        acknowledged_by: null,
        ...measure.columns,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!opened) return;
    await keepAct(trx, { territoryId, alarmId: id, action: 'opened', at: now });
    const level = measure.severity.level;
    await deps.events.emit(trx, 'alerts.alarm_rings', { territoryId, alarmId: id, level, reason: 'opened' });
    await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, id), ring: true });
  });
}

/** Brings a current alarm up to date; it rings again when it grew a level, or when its snooze is over. */
export async function followBurst(
  deps: Deps,
  given: BurstWatch & { alarmId: string; verdict: BurstVerdict; now: Date },
): Promise<void> {
  const { territoryId, alarmId, verdict, now } = given;
  const before = await deps.db
    .selectFrom('alerts.alarm')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', alarmId)
    .executeTakeFirstOrThrow();
  const higher =
    verdict.observed / Math.max(1, verdict.expectedHigh) >= before.observed / Math.max(1, before.usual_high);
  const peak = {
    ...(higher
      ? { observed: verdict.observed, usualHigh: verdict.expectedHigh }
      : { observed: before.observed, usualHigh: before.usual_high }),
    ratio: before.ratio ?? 0,
  };
  const { columns, severity: latest } = await measureBurst(deps.db, given, {
    since: before.started_at,
    until: now,
    peak,
  });
  const severity = gravest(before.severity, latest);
  const wakes = before.state === 'snoozed' && before.snoozed_until !== null && before.snoozed_until <= now;
  if (columns.mentions === before.mentions && !wakes) return;
  const grew = severity.level > before.severity.level;
  await deps.db.transaction().execute(async (trx) => {
    const followed = await trx
      .updateTable('alerts.alarm')
      .set({
        ...columns,
        severity: JSON.stringify(severity),
        ...(wakes ? { state: 'open' as const, snoozed_until: null } : {}),
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', alarmId)
      // What a person decided meanwhile stands; the next look takes it up from there.
      .where('state', '=', before.state)
      .returning('id')
      .executeTakeFirst();
    if (!followed) return;
    const ring = wakes || (grew && before.state !== 'snoozed');
    if (ring) {
      const reason = wakes ? 'woke' : 'grew';
      await deps.events.emit(trx, 'alerts.alarm_rings', { territoryId, alarmId, level: severity.level, reason });
    }
    await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, alarmId), ring });
  });
}

/** The habit is regained. */
export async function endBurst(deps: Deps, given: { territoryId: string; alarmId: string; now: Date }): Promise<void> {
  await deps.db.transaction().execute(async (trx) => endAlarm(deps, trx, given));
}

/** A watch that listens no more is held against no habit: its alarm is over. */
export async function endBurstOfWatch(
  deps: Pick<Deps, 'events'>,
  trx: Transaction<Tables>,
  given: { territoryId: string; watchId: string; now: Date },
): Promise<void> {
  const current = await trx
    .selectFrom('alerts.alarm')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('watch_id', '=', given.watchId)
    .where('state', 'in', ['open', 'acknowledged', 'snoozed'])
    .execute();
  for (const { id } of current) await endAlarm(deps, trx, { ...given, alarmId: id });
}

async function endAlarm(
  { events }: Pick<Deps, 'events'>,
  trx: Transaction<Tables>,
  { territoryId, alarmId, now }: { territoryId: string; alarmId: string; now: Date },
): Promise<void> {
  const ended = await trx
    .updateTable('alerts.alarm')
    .set({ state: 'ended', ended_at: now, snoozed_until: null })
    .where('territory_id', '=', territoryId)
    .where('id', '=', alarmId)
    .where('state', 'in', ['open', 'acknowledged', 'snoozed'])
    .returning('id')
    .executeTakeFirst();
  if (!ended) return;
  await keepAct(trx, { territoryId, alarmId, action: 'ended', at: now });
  await events.emit(trx, 'alerts.alarm_ended', { territoryId, alarmId, at: now });
  await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, alarmId), ring: false });
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

async function keepAct(
  trx: Transaction<Tables>,
  act: { territoryId: string; alarmId: string; action: 'opened' | 'ended'; at: Date },
): Promise<void> {
  const { territoryId, alarmId, action, at } = act;
  await trx
    .insertInto('alerts.alarm_act')
    .values({ territory_id: territoryId, alarm_id: alarmId, id: newId('act'), at, action, person_id: null, note: null })
    .execute();
}
