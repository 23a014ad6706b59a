import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { alertsRoutes } from '../features/alerts/alerts.routes.ts';
import { crisisRoutes } from '../features/crisis/crisis.routes.ts';
import { departmentsRoutes } from '../features/departments/departments.routes.ts';
import { deskFiguresRoutes } from '../features/desk-figures/desk-figures.routes.ts';
import { crisisReportRoutes } from '../features/crisis-report/crisis-report.routes.ts';
import { crisisFileRoutes } from '../features/crisis-file/crisis-file.routes.ts';
import { drillsRoutes } from '../features/drills/drills.routes.ts';
import { playbooksRoutes } from '../features/playbooks/playbooks.routes.ts';
import { evidenceRoutes } from '../features/evidence/evidence.routes.ts';
import { moderationRoutes } from '../features/moderation/moderation.routes.ts';
import { publicAnswersRoutes } from '../features/public-answers/public-answers.routes.ts';
import { requestsRoutes } from '../features/requests/requests.routes.ts';
import { backToWorkRoutes } from '../features/back-to-work/back-to-work.routes.ts';
import { calendarRoutes } from '../features/calendar/calendar.routes.ts';
import { deskRoutes } from '../features/desk/desk.routes.ts';
import { detectorRoutes } from '../features/detector/detector.routes.ts';
import { identityRoutes } from '../features/identity/identity.routes.ts';
import { mandatesRoutes } from '../features/mandates/mandates.routes.ts';
import { mentionRoutes } from '../features/mention/mention.routes.ts';
import { oncallRoutes } from '../features/oncall/oncall.routes.ts';
import { relaysRoutes } from '../features/relays/relays.routes.ts';
import { streamRoutes } from '../features/stream/stream.routes.ts';
import { todayRoutes } from '../features/today/today.routes.ts';
import { approvalLinkRoutes, approvalsRoutes } from '../features/approvals/approvals.routes.ts';
import { publicationRoutes } from '../features/publication/publication.routes.ts';
import { wallRoutes } from '../features/wall/wall.routes.ts';
import { watchesRoutes } from '../features/watches/watches.routes.ts';
import { sourcesRoutes } from '../features/sources/sources.routes.ts';
import { importsRoutes } from '../features/imports/imports.routes.ts';
import { mediaRoutes } from '../features/media/media.routes.ts';
import { settingsRoutes } from '../features/settings/settings.routes.ts';
import { simulationRoutes } from '../features/simulation/simulation.routes.ts';
import { onboardingRoutes } from '../features/onboarding/onboarding.routes.ts';
import { remember, remembered } from '../shared/locale.ts';
import { rootRoute, shellRoute, territoryRoute } from '../shared/routes.ts';
import { sessionQuery } from '../shared/session.ts';
import { navigation } from './navigation.ts';
import { CrashPage, CrashPanel, NotFoundPage, NothingPanel, PendingPage, PendingPanel } from './pages.tsx';
import { Shell } from './shell/shell.tsx';
import { TerritoryFrame } from './shell/territory-frame.tsx';

const LAST_TERRITORY = 'beffroi.territory';

/** To the first set-up, to the door, or nothing: what stands before any page of a territory. */
async function ensureSignedIn(queryClient: QueryClient, href: string) {
  const session = await queryClient.ensureQueryData(sessionQuery);
  if (session.setupNeeded) throw redirect({ href: '/installation' });
  if (!session.person) throw redirect({ href: `/connexion?retour=${encodeURIComponent(href)}` });
  return session;
}

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  async beforeLoad({ context, location }) {
    const { territories } = await ensureSignedIn(context.queryClient, location.href);
    const last = remembered(LAST_TERRITORY);
    const territory = territories.find((each) => each.id === last) ?? territories[0];
    if (territory) throw redirect({ href: `/t/${territory.id}` });
  },
  pendingComponent: PendingPage,
  errorComponent: CrashPage,
  component: NotFoundPage,
});

const territoryIndexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  async beforeLoad({ context, params, location }) {
    const { territories } = await ensureSignedIn(context.queryClient, location.href);
    const territory = territories.find((each) => each.id === params.territoryId);
    const first = navigation.find((entry) => territory?.permissions.includes(entry.permission));
    if (first) throw redirect({ href: `/t/${params.territoryId}/${first.path}` });
  },
  component: NothingPanel,
});

/** The whole tree. A feature gives its routes in `<feature>.routes.ts`, hung from `shared/routes.ts`. */
export function createAppRouter(queryClient: QueryClient) {
  territoryRoute.update({
    async beforeLoad({ location, params }: { location: { href: string }; params: { territoryId: string } }) {
      await ensureSignedIn(queryClient, location.href);
      remember(LAST_TERRITORY, params.territoryId);
    },
    component: TerritoryFrame,
    pendingComponent: PendingPage,
    errorComponent: CrashPage,
  } as never);
  shellRoute.update({ component: Shell } as never);
  return createRouter({
    routeTree: rootRoute.addChildren([
      indexRoute,
      ...identityRoutes,
      ...approvalLinkRoutes,
      territoryRoute.addChildren([
        ...wallRoutes,
        shellRoute.addChildren([
          territoryIndexRoute,
          ...todayRoutes,
          ...approvalsRoutes,
          ...publicationRoutes,
          ...streamRoutes,
          ...mentionRoutes,
          ...alertsRoutes,
          ...oncallRoutes,
          ...backToWorkRoutes,
          ...crisisRoutes,
          ...deskRoutes,
          ...detectorRoutes,
          ...onboardingRoutes,
          ...simulationRoutes,
          ...settingsRoutes,
          ...importsRoutes,
          ...mediaRoutes,
          ...sourcesRoutes,
          ...watchesRoutes,
          ...calendarRoutes,
          ...relaysRoutes,
          ...mandatesRoutes,
          ...requestsRoutes,
          ...departmentsRoutes,
          ...publicAnswersRoutes,
          ...moderationRoutes,
          ...evidenceRoutes,
          ...deskFiguresRoutes,
          ...crisisFileRoutes,
          ...crisisReportRoutes,
          ...playbooksRoutes,
          ...drillsRoutes,
        ]),
      ]),
    ]),
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: PendingPanel,
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
    notFoundMode: 'root',
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: CrashPanel,
  });
}
