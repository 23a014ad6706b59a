import type { Kysely, Transaction } from 'kysely';
import { Hono, type Context } from 'hono';
import type { Connector, HttpClient, Publisher } from '@beffroi/connectors';
import { createPublishers } from '@beffroi/connectors/publishers';
import type { Settings } from '../platform/config/index.ts';
import { createDatabase, createPool } from '../platform/db/database.ts';
import { createEventBus } from '../platform/events/event-bus.ts';
import { createRateLimit } from '../platform/http/rate-limit.ts';
import { createRouter } from '../platform/http/router.ts';
import { createWebApp } from '../platform/http/web-app.ts';
import { createJobs } from '../platform/jobs/jobs.ts';
import { createLiveHub } from '../platform/live/hub.ts';
import type { Logger } from '../platform/logger.ts';
import { limitsOfMail } from '../platform/mail/mail.door.ts';
import { createSealer } from '../platform/seal.ts';
import { createDetection, findAlarm, subscribeAlerts } from '../modules/alerts/index.ts';
import { createChannelRegistry } from '../modules/channels/index.ts';
import {
  crisesSinceYouLeft,
  crisisGoesOn,
  crisisRules,
  subscribeCrisis,
  type CrisisDeps,
} from '../modules/crisis/index.ts';
import { inboxesOf, messagesSinceYouLeft, subscribeDesk, type DeskDeps } from '../modules/desk/index.ts';
import { createIdentity } from '../modules/identity/index.ts';
import {
  createMinds,
  createSourceRegistry,
  createSourceRunner,
  createToneTransformer,
  registerListeningJobs,
} from '../modules/listening/index.ts';
import { mediaFoldersOf, mediaForSending } from '../modules/media/index.ts';
import { registerNotificationJobs, subscribeNotifications, type VapidKeys } from '../modules/notifications/index.ts';
import { chainOfAlarm, subscribeEscalation, type OncallDeps } from '../modules/oncall/index.ts';
import {
  createDispatcher,
  createHostedOutlet,
  createLinkLooker,
  createNewsletterMailer,
  isChannelInUse,
  publishingSinceYouLeft,
  registerPublishingJobs,
  usesOfMedia,
  mayGoOut,
  type PublishingRouteDeps,
} from '../modules/publishing/index.ts';
import {
  describeRequest,
  lockRequest,
  readRequestSettings,
  registerRequestsJobs,
  requestsSinceYouLeft,
  searchAnswers,
  subscribeRequests,
  takeMail,
  type RequestsDeps,
} from '../modules/requests/index.ts';
import { personalDataHolders } from './personal-data.ts';
import { subscribeSimulation, type SimulationDeps } from '../modules/simulation/index.ts';
import type { Facts } from './facts.ts';
import { createRounds } from './rounds.ts';
import { mountRoutes } from './routes.ts';
import { secureHeaders } from './secure-headers.ts';
import type { AllTables } from './tables.ts';
import { createWayOut } from './way-out.ts';

export type ProgramOptions = {
  settings: Settings;
  databaseUrl: string;
  secret: Buffer;
  vapid: VapidKeys;
  http: HttpClient;
  /** The networks that can be listened to. */
  connectors: readonly Connector[];
  /** Spoken to instead of our own of the same network: networks of tests. */
  publishers?: readonly Publisher[];
  logger: Logger;
  /** The folder of the built interface. */
  webFolder: string;
  version: string;
  now?: () => Date;
  /** False in tests: nothing happens by itself, and `jobs.drain`, `runner.runDue`, `rounds.once` are called instead. */
  unattended?: boolean;
};

export type Program = Awaited<ReturnType<typeof createProgram>>;

/**
 * The one place where everything is put together. What comes out answers requests without a port (`app.request`), so
 * that tests and the real server are the same program.
 */
export async function createProgram(options: ProgramOptions) {
  const { settings, logger } = options;
  const now = options.now ?? (() => new Date());
  const unattended = options.unattended ?? true;
  const works = settings.role === 'all' || settings.role === 'worker';
  const listens = settings.role === 'all' || settings.role === 'listener';

  const pool = createPool({ url: options.databaseUrl, max: settings.databasePool });
  const db: Kysely<AllTables> = createDatabase<AllTables>(pool);
  const sealer = createSealer(options.secret);
  const { gate, http, mailer, keptMail, mailDoor } = createWayOut({ http: options.http, db, settings, now });
  const events = createEventBus<Facts, Transaction<AllTables>>();
  const jobs = createJobs({ pool, logger, work: works && unattended });
  const hub = createLiveHub({ pool, connectionString: options.databaseUrl, logger });
  const registry = createSourceRegistry(options.connectors);
  const baseUrl = settings.baseUrl.replace(/\/$/, '');
  const outlet = (network: 'newsroom' | 'simulation') => createHostedOutlet({ db: db as never, baseUrl, now, network });
  const newsletter = mailer.configured
    ? createNewsletterMailer({ db: db as never, sealer, mailer, baseUrl, now })
    : undefined;
  const ours = createPublishers({
    newsroom: outlet('newsroom'),
    newsletter,
    mailbox: { door: mailDoor, limits: limitsOfMail(settings.mailAttachmentMegabytes) },
    simulation: outlet('simulation'),
  });
  const instead = options.publishers ?? [];
  const channelRegistry = createChannelRegistry([
    ...ours.filter(({ network }) => instead.every((other) => other.network !== network)),
    ...instead,
  ]);
  const minds = createMinds();
  const folder = settings.toneModelFolder;
  const transformer = folder === undefined ? undefined : createToneTransformer({ folder, logger });

  const identity = createIdentity({ db, sealer, mailer, clock: () => now().getTime(), baseUrl, settings, logger });
  const deps = {
    db,
    sealer,
    mailer,
    events: events as never,
    jobs,
    registry,
    channelRegistry,
    mediaFolders: mediaFoldersOf(settings.dataFolder),
    minds,
    transformer,
    http,
    logger,
    now,
    baseUrl,
    hub,
    vapid: options.vapid,
    identity,
    keptMail,
  };
  const publishing: PublishingRouteDeps = {
    ...deps,
    links: createLinkLooker(deps),
    media: async ({ territoryId, attachments, rule }) =>
      mediaForSending(deps, { territoryId, attachments, maxBytes: rule.maxImageBytes, types: rule.imageTypes }),
    mayGoOut: async (trx, named) => mayGoOut(publishing, trx, named),
    crisisGoesOn: async (connection, named) => crisisGoesOn(connection, named),
    crisisRules,
    async alarmGoesOn(connection, { territoryId, alarmId }) {
      const alarm = await findAlarm(connection, territoryId, alarmId);
      return alarm !== undefined && ['open', 'acknowledged', 'snoozed'].includes(alarm.state);
    },
  };
  const desk: DeskDeps = {
    ...deps,
    publishing,
    takeMail: async (trx, given) => takeMail(trx as never, requests, given),
    holdRequest: async (trx, named) => void (await lockRequest(trx as never, named)),
    findPublicAnswers: async (territoryId, text) => searchAnswers({ db } as never, { territoryId, text, limit: 3 }),
    describeRequest: async (territoryId, requestId) => describeRequest(requests, territoryId, requestId),
  };
  const requests: RequestsDeps = { ...deps, desk };
  const oncall: OncallDeps = {
    ...deps,
    holidaysOf: async (territoryId) => (await readRequestSettings(db as never, territoryId)).holidays,
    digestSources: [crisesSinceYouLeft, messagesSinceYouLeft, requestsSinceYouLeft, publishingSinceYouLeft],
  };
  const crisis: CrisisDeps = { ...deps, publishing, desk, drillRuns: gate.runs, placeLookup: settings.placeLookup };
  const simulation: SimulationDeps = { db: db as never, now, logger, listening: deps as never, channels: deps };
  subscribeAlerts({ events: events as never, now });
  subscribeNotifications({ events: events as never, jobs, baseUrl });
  subscribeCrisis(events as never, { now });
  subscribeEscalation(oncall);
  subscribeSimulation(events as never, { now });
  subscribeDesk(events as never, desk);
  subscribeRequests(events as never, requests);
  personalDataHolders({ sealer, now }).forEach((holder) => identity.holdsPersonalData(holder));
  registerListeningJobs(deps);
  registerNotificationJobs({
    ...deps,
    keepInstead: gate.keepInstead,
    chainOf: async (alarm) => chainOfAlarm(oncall, alarm),
  });
  registerPublishingJobs(publishing);
  registerRequestsJobs(requests);

  const runner = createSourceRunner(deps);
  const detection = createDetection(deps);
  const dispatcher = createDispatcher(publishing);
  const rounds = createRounds({
    ...deps,
    channels: deps,
    publishing,
    desk,
    requests,
    oncall,
    crisis,
    simulation,
    detection,
    listens,
    works,
  });

  const app = new Hono();
  app.use(secureHeaders(baseUrl));
  const addressOf = (context: Context): string => {
    const forwarded = settings.trustProxy
      ? context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
      : undefined;
    const socket = (context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
      ?.socket;
    return forwarded ?? socket?.remoteAddress ?? 'unknown';
  };
  const router = createRouter({
    app,
    authenticate: identity.authenticate,
    baseUrl,
    rateLimit: createRateLimit({ perMinute: 1200, now: () => now().getTime() }),
    addressOf,
    logger,
  });
  const channels = {
    ...deps,
    isInUse: isChannelInUse as never,
    inboxesOf: async (territoryId: string) => inboxesOf(db, territoryId),
  };
  const media = {
    ...deps,
    usesOf: async (territoryId: string, mediaIds: readonly string[]) => usesOfMedia(db, territoryId, mediaIds),
  };
  mountRoutes({
    ...deps,
    channels,
    media,
    publishing,
    desk,
    requests,
    oncall,
    crisis,
    simulation,
    app,
    router,
    pool,
    addressOf,
    version: options.version,
  });
  const page = createWebApp(options.webFolder);
  app.get('*', async (context) => page(context.req.raw));

  return {
    ...deps,
    publishing,
    desk,
    requests,
    oncall,
    crisis,
    simulation,
    events,
    app,
    router,
    runner,
    detection,
    dispatcher,
    rounds,
    pool,
    /** Opens the queues and the live stream; nothing happens by itself yet. */
    async open(): Promise<void> {
      await jobs.start();
      await hub.start();
    },
    /** Lets it live: sources are read, what is due leaves, the detector looks. */
    begin(): void {
      if (listens) runner.start();
      if (works) dispatcher.start();
      rounds.start();
    },
    /** Stops what goes on, in the order in which nothing accepted is lost: listening first, the database last. */
    async stop(): Promise<void> {
      await runner.stop();
      await dispatcher.stop();
      await rounds.stop();
      await jobs.stop();
      await identity.settle();
      await transformer?.close();
      await hub.close();
      await pool.end();
    },
  };
}
