import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { createPages } from '../platform/http/pages.ts';
import { createRateLimit } from '../platform/http/rate-limit.ts';
import { localeOf } from '../platform/http/locale.ts';
import { buildOpenApi } from '../platform/http/openapi.ts';
import { problemResponse } from '../platform/http/problem.ts';
import { notFound } from '../platform/http/refusals.ts';
import type { Router } from '../platform/http/router.ts';
import type { KeptMail } from '../platform/mail/kept.mailer.ts';
import type { LiveHub } from '../platform/live/hub.ts';
import { mountLive } from '../platform/live/live.routes.ts';
import { mountAlerts } from '../modules/alerts/index.ts';
import { mountAudit } from '../modules/audit/index.ts';
import { mountChannels, type ChannelRouteDeps } from '../modules/channels/index.ts';
import { mountCrisis, mountCrisisPages, type CrisisDeps } from '../modules/crisis/index.ts';
import { mountDesk, mountDistancePages, type DeskDeps } from '../modules/desk/index.ts';
import { personNames, type Identity } from '../modules/identity/index.ts';
import { mountListening, type ListeningRouteDeps } from '../modules/listening/index.ts';
import { mountMedia, type MediaDeps } from '../modules/media/index.ts';
import { mountNotifications, type NotificationRouteDeps } from '../modules/notifications/index.ts';
import { mountCallPages, mountOncall, type OncallDeps } from '../modules/oncall/index.ts';
import { mountOutlets, mountPublishing, type PublishingRouteDeps } from '../modules/publishing/index.ts';
import {
  mountCitizenPages,
  mountOpen311,
  mountRequests,
  mountServicePages,
  type RequestsDeps,
} from '../modules/requests/index.ts';
import { mountSimulation, type SimulationDeps } from '../modules/simulation/index.ts';
import { mountWork } from '../modules/work/index.ts';
import { apiPage } from './api-page.ts';
import type { AllTables } from './tables.ts';

type Deps = ListeningRouteDeps &
  NotificationRouteDeps & {
    db: Kysely<AllTables>;
    channels: ChannelRouteDeps;
    media: MediaDeps;
    publishing: PublishingRouteDeps;
    desk: DeskDeps;
    requests: RequestsDeps;
    oncall: OncallDeps;
    crisis: CrisisDeps;
    simulation: SimulationDeps;
    app: Hono;
    router: Router;
    pool: Pool;
    hub: LiveHub;
    keptMail: (() => readonly KeptMail[]) | undefined;
    identity: Identity;
    addressOf: (context: Context) => string;
    version: string;
    baseUrl: string;
  };

/** Everything that answers, in one screen. */
export function mountRoutes(deps: Deps): void {
  const { app, router, db, hub, identity, now } = deps;
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const ready = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    return context.json({ status: ready ? 'ready' : 'database_away', live: hub.isLive() }, ready ? 200 : 503);
  });
  app.all('/api/auth/*', async (context) => identity.handleAuth(context.req.raw, deps.addressOf(context)));

  identity.mount(router);
  mountAudit(router, { db, namesOf: async (ids) => personNames(db, ids) });
  mountWork(router, { db });
  mountListening(router, deps);
  mountAlerts(router, { db, events: deps.events as never, now });
  mountNotifications(router, deps);
  mountChannels(router, deps.channels);
  mountMedia(router, deps.media);
  mountPublishing(router, deps.publishing);
  mountDesk(router, deps.desk);
  mountRequests(router, deps.requests);
  mountOncall(router, deps.oncall);
  mountCrisis(router, deps.crisis);
  mountSimulation(router, { ...deps.simulation, keptMail: deps.keptMail });
  const atMost = (perMinute: number) => createRateLimit({ perMinute, now: () => now().getTime() });
  const pages = createPages({ app, addressOf: deps.addressOf, rateLimit: atMost(240) });
  mountServicePages(pages, deps.requests);
  mountOpen311(pages, { ...deps.requests, authenticate: identity.authenticate, posting: atMost(10) });
  mountCitizenPages(pages, deps.requests);
  mountDistancePages(pages, deps.desk);
  mountCallPages(pages, deps.oncall);
  mountCrisisPages(pages, deps.crisis);
  mountOutlets(pages, { ...deps.publishing, asking: atMost(6) });
  mountLive(router, hub);

  app.get('/api/openapi.json', (context) =>
    context.json(buildOpenApi({ endpoints: router.endpoints, version: deps.version, baseUrl: deps.baseUrl })),
  );
  app.get('/api', (context) => apiPage(context, router.endpoints));
  app.all('/api/*', () => {
    throw notFound();
  });
  app.onError((error, context) =>
    problemResponse({
      error,
      locale: localeOf(context.req.header('accept-language')),
      requestId: randomUUID(),
      logger: deps.logger,
    }),
  );
}
