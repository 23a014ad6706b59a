import type { Kysely, Transaction } from 'kysely';
import type { EventBus } from '../platform/events/event-bus.ts';
import { forgetOldLiveEvents } from '../platform/live/publish.ts';
import type { Logger } from '../platform/logger.ts';
import { forgetOldSignal, type Detection } from '../modules/alerts/index.ts';
import { lookForSilence } from '../modules/listening/index.ts';
import { forgetOldDeliveries } from '../modules/notifications/index.ts';
import type { AllTables } from './tables.ts';

type Round = { name: string; everyMs: number; run: () => Promise<unknown> };

/** What is looked at again and again: the detector every few seconds, silences and leftovers every few minutes. */
export function createRounds(deps: {
  db: Kysely<AllTables>;
  events: EventBus<never, Transaction<AllTables>>;
  detection: Detection;
  logger: Logger;
  now: () => Date;
  listens: boolean;
  works: boolean;
}) {
  const { db, now, logger, detection } = deps;
  const all: Round[] = deps.works
    ? [
        { name: 'detection', everyMs: 3000, run: async () => detection.look() },
        {
          name: 'silence',
          everyMs: 5 * 60_000,
          run: async () => lookForSilence({ db, events: deps.events as never, now }),
        },
        {
          name: 'leftovers',
          everyMs: 10 * 60_000,
          run: async () => {
            await forgetOldLiveEvents(db);
            await forgetOldDeliveries(db, now());
            await db.transaction().execute(async (trx) => forgetOldSignal(trx, now()));
          },
        },
      ]
    : [];
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<unknown>>();
  let stopped = false;

  function plan(round: Round): void {
    if (stopped) return;
    timers.set(
      round.name,
      setTimeout(() => {
        const run = round
          .run()
          .catch((error: unknown) => logger.warn({ err: error, round: round.name }, 'round failed, it comes again'))
          .finally(() => {
            running.delete(run);
            plan(round);
          });
        running.add(run);
      }, round.everyMs),
    );
  }

  return {
    start: () => all.forEach(plan),
    /** Every round once, in order: for tests. */
    async once(): Promise<void> {
      for (const round of all) await round.run();
    },
    async stop(): Promise<void> {
      stopped = true;
      timers.forEach((timer) => clearTimeout(timer));
      await Promise.all(running);
    },
  };
}
