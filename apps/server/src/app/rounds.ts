import type { HttpClient } from '@beffroi/connectors';
import type { Kysely } from 'kysely';
import { forgetOldLiveEvents } from '../platform/live/publish.ts';
import type { Logger } from '../platform/logger.ts';
import { forgetOldSignal, type Detection } from '../modules/alerts/index.ts';
import { keepChannels, type ChannelDeps } from '../modules/channels/index.ts';
import { crisisRounds, type CrisisDeps } from '../modules/crisis/index.ts';
import { deskRounds, type DeskDeps } from '../modules/desk/index.ts';
import { forgetOldSignIns } from '../modules/identity/index.ts';
import { keepSubscriptions, lookForSilence, type IngestDeps } from '../modules/listening/index.ts';
import { forgetOldRenditions, type MediaFolders } from '../modules/media/index.ts';
import { forgetOldDeliveries } from '../modules/notifications/index.ts';
import { oncallRounds, type OncallDeps } from '../modules/oncall/index.ts';
import {
  applySilenceRules,
  forgetUnconfirmed,
  lookAfter,
  readDueFeeds,
  repeatPublications,
  sendDigests,
  watchPages,
  type PublishingRouteDeps,
} from '../modules/publishing/index.ts';
import { requestRounds, type RequestsDeps } from '../modules/requests/index.ts';
import { simulationRounds, type SimulationDeps } from '../modules/simulation/index.ts';
import type { AllTables } from './tables.ts';

const MINUTE = 60_000;

type Round = { name: string; everyMs: number; run: () => Promise<unknown> };

/** What is looked at again and again: the detector every few seconds, silences and leftovers every few minutes. */
export function createRounds(
  deps: IngestDeps & {
    db: Kysely<AllTables>;
    channels: ChannelDeps;
    publishing: PublishingRouteDeps;
    desk: DeskDeps;
    requests: RequestsDeps;
    oncall: OncallDeps;
    crisis: CrisisDeps;
    simulation: SimulationDeps;
    mediaFolders: MediaFolders;
    http: HttpClient;
    baseUrl: string;
    detection: Detection;
    logger: Logger;
    listens: boolean;
    works: boolean;
  },
) {
  const { db, now, logger, detection } = deps;
  const working: Round[] = [
    { name: 'detection', everyMs: 3000, run: async () => detection.look() },
    { name: 'channels', everyMs: MINUTE, run: async () => keepChannels(deps.channels) },
    { name: 'silence', everyMs: 5 * MINUTE, run: async () => lookForSilence(deps) },
    { name: 'silence rules', everyMs: MINUTE / 2, run: async () => applySilenceRules(deps.publishing) },
    { name: 'mandate digests', everyMs: MINUTE / 2, run: async () => sendDigests(deps.publishing) },
    { name: 'what is out', everyMs: 10_000, run: async () => lookAfter(deps.publishing) },
    { name: 'articles', everyMs: MINUTE / 2, run: async () => readDueFeeds(deps.publishing) },
    { name: 'pages of articles', everyMs: 10 * MINUTE, run: async () => watchPages(deps.publishing) },
    ...deskRounds(deps.desk),
    ...requestRounds(deps.requests),
    ...oncallRounds(deps.oncall),
    ...crisisRounds(deps.crisis),
    ...simulationRounds(deps.simulation),
    { name: 'repetitions', everyMs: MINUTE, run: async () => repeatPublications(deps.publishing) },
    {
      name: 'leftovers',
      everyMs: 10 * MINUTE,
      run: async () => {
        await forgetOldLiveEvents(db);
        await forgetOldDeliveries(db, now());
        await forgetOldSignIns(db, now());
        await forgetOldSignal(db, now());
        await forgetUnconfirmed(db as never, now());
        await forgetOldRenditions(deps.mediaFolders, now());
      },
    },
  ];
  const listening: Round[] = [{ name: 'hubs', everyMs: MINUTE, run: async () => keepSubscriptions(deps) }];
  const all = [...(deps.works ? working : []), ...(deps.listens ? listening : [])];
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
