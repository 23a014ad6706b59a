import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shared/routes.ts';
import { sessionQuery } from '../../shared/session.ts';
import { readDoorSearch } from './door.rules.ts';

const path = <P extends string>(path: P) => ({
  getParentRoute: () => rootRoute,
  path,
  validateSearch: readDoorSearch,
  // Who I am and how one signs in are known before the page: it never waits in front of the visitor.
  beforeLoad: async ({
    context,
  }: {
    context: { queryClient: { ensureQueryData: (query: typeof sessionQuery) => Promise<unknown> } };
  }) => {
    await context.queryClient.ensureQueryData(sessionQuery);
  },
});

/** The pages in front of the door: no territory and no shell around them. */
export const identityRoutes = [
  createRoute({
    ...path('/connexion'),
    component: lazyRouteComponent(() => import('./sign-in.page.tsx'), 'SignInPage'),
  }),
  createRoute({
    ...path('/mot-de-passe'),
    component: lazyRouteComponent(() => import('./password.page.tsx'), 'PasswordPage'),
  }),
  createRoute({
    ...path('/invitation'),
    component: lazyRouteComponent(() => import('./invitation.page.tsx'), 'InvitationPage'),
  }),
  createRoute({
    ...path('/installation'),
    component: lazyRouteComponent(() => import('./setup.page.tsx'), 'SetupPage'),
  }),
] as const;
