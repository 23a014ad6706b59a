import type { Kysely, Transaction } from 'kysely';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { findTerritory, type IdentityTables } from '../../identity/index.ts';
import type { ListeningFacts, ListeningTables } from '../../listening/index.ts';
import type { AlertsFacts } from '../alerts.events.ts';
import type { AlertsTables } from '../alerts.tables.ts';
import { readAlarm } from './alarm.read-model.ts';
import { silenceSentence } from './alarm.sentence.ts';

type Trx = Transaction<AlertsTables & ListeningTables & IdentityTables>;
type Deps = { events: EventBus<AlertsFacts, Transaction<AlertsTables>>; now: () => Date };

/** A source that says nothing for longer than its habit may hide what is being said: it rings, at the lowest level. */
export async function openSilence(
  deps: Deps,
  trx: Trx,
  fact: ListeningFacts['listening.source_fell_silent'],
): Promise<void> {
  const { territoryId, sourceId } = fact;
  const { timeZone } = await findTerritory(trx, territoryId);
  const now = deps.now();
  const id = newId('alm', now.getTime());
  const opened = await trx
    .insertInto('alerts.alarm')
    .values({
      territory_id: territoryId,
      id,
      kind: 'silence',
      state: 'open',
      watch_id: null,
      source_id: sourceId,
      explanation: JSON.stringify(
        silenceSentence({ sourceName: fact.name, since: fact.since, usualGapSeconds: fact.usualGapSeconds, timeZone }),
      ),
      started_at: fact.since,
      detected_at: now,
      acknowledged_by: null,
      observed: 0,
      usual_high: 0,
      ratio: null,
      severity: JSON.stringify({ level: 1, score: 0, parts: [] }),
      story_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!opened) return;
  await deps.events.emit(trx, 'alerts.alarm_rings', { territoryId, alarmId: id, level: 1, reason: 'opened' });
  await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, id), ring: true });
}

/** Rings again for the silences that go on when their snooze is over. */
export async function wakeSilences(deps: Deps, db: Kysely<AlertsTables & ListeningTables>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const woken = await trx
      .updateTable('alerts.alarm')
      .set({ state: 'open', snoozed_until: null })
      .where('kind', '=', 'silence')
      .where('state', '=', 'snoozed')
      .where('snoozed_until', '<=', deps.now())
      .returning(['territory_id', 'id'])
      .execute();
    for (const { territory_id: territoryId, id } of woken) {
      await deps.events.emit(trx, 'alerts.alarm_rings', { territoryId, alarmId: id, level: 1, reason: 'woke' });
      await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, id), ring: true });
    }
  });
}

export async function endSilence(
  deps: Deps,
  trx: Trx,
  { territoryId, sourceId }: ListeningFacts['listening.source_spoke_again'],
): Promise<void> {
  const ended = await trx
    .updateTable('alerts.alarm')
    .set({ state: 'ended', ended_at: deps.now() })
    .where('territory_id', '=', territoryId)
    .where('source_id', '=', sourceId)
    .where('kind', '=', 'silence')
    .where('state', 'in', ['open', 'acknowledged', 'snoozed'])
    .returning('id')
    .execute();
  for (const { id } of ended) {
    await deps.events.emit(trx, 'alerts.alarm_ended', { territoryId, alarmId: id, at: deps.now() });
    await publishLive(trx, territoryId, 'alarm', { alarm: await readAlarm(trx, territoryId, id), ring: false });
  }
}
