import type { Transaction } from 'kysely';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { IdentityTables } from '../identity/index.ts';
import type { ListeningFacts, ListeningTables } from '../listening/index.ts';
import { endBurstOfWatch } from './alarms/burst.alarm.ts';
import { endSilence, openSilence } from './alarms/silence.alarm.ts';
import type { AlertsFacts } from './alerts.events.ts';
import type { AlertsTables } from './alerts.tables.ts';
import { forgetLearning } from './detection/detector.state.ts';
import { recordSignal } from './detection/signal.record.ts';

type Trx = Transaction<AlertsTables & ListeningTables & IdentityTables>;

/** What alerts do, in the same transaction, when listening tells something. */
export function subscribeAlerts(given: { events: EventBus<ListeningFacts & AlertsFacts, Trx>; now: () => Date }): void {
  const { events, now } = given;
  const deps = { events: events as unknown as EventBus<AlertsFacts, Transaction<AlertsTables>>, now };
  events.on('listening.mentions_heard', async (trx, fact) => recordSignal(trx, fact));
  events.on('listening.watch_refilled', async (trx, fact) => forgetLearning(trx, fact));
  events.on('listening.watch_paused', async (trx, fact) => endBurstOfWatch(deps, trx, { ...fact, now: now() }));
  events.on('listening.watch_deleted', async (trx, fact) => {
    for (const table of ['alerts.alarm', 'alerts.detector', 'alerts.signal'] as const) {
      await trx
        .deleteFrom(table)
        .where('territory_id', '=', fact.territoryId)
        .where('watch_id', '=', fact.watchId)
        .execute();
    }
  });
  events.on('listening.source_fell_silent', async (trx, fact) => openSilence(deps, trx, fact));
  events.on('listening.source_spoke_again', async (trx, fact) => endSilence(deps, trx, fact));
}
