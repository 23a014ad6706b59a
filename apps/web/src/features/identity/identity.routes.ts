import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute } from '../../shared/routes.ts';
import { sessionQuery } from '../../shared/session.ts';
import { readDoorSearch } from './door.rules.ts';

const path = <P extends string>(path: P) => ({
  getParentRoute: () => rootRoute,
  path,
  validateSearch: readDoorSearch,
  // Who I am and how one signs in are known before the page: it never waits in front of the visitor.
  beforeLoad: async ({ context }: { context: { queryClient: QueryClient } }) => {
    await context.queryClient.ensureQueryData(sessionQuery);
  },
});

const own = <P extends string>(path: P) => ({
  getParentRoute: () => rootRoute,
  path,
  beforeLoad: async ({ context }: { context: { queryClient: QueryClient } }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session.person) throw redirect({ href: `/connexion?retour=${encodeURIComponent(path)}` });
  },
});

/** The pages of no territory, without the shell: in front of the door, my account, the whole installation. */
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
  createRoute({
    ...own('/compte'),
    component: lazyRouteComponent(() => import('./account/account.page.tsx'), 'AccountPage'),
  }),
  createRoute({
    ...own('/instance'),
    component: lazyRouteComponent(() => import('./instance/instance.page.tsx'), 'InstancePage'),
  }),
] as const;
