import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, shellRoute } from '../../shared/routes.ts';
import { sessionQuery } from '../../shared/session.ts';

export const approvalsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'a-valider',
    component: lazyRouteComponent(() => import('./approvals.page.tsx'), 'ApprovalsPage'),
  }),
] as const;

/** For whoever holds a link, without an account. */
export const approvalLinkRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/approbation/$token',
    beforeLoad: async ({ context }: { context: { queryClient: QueryClient } }) => {
      await context.queryClient.ensureQueryData(sessionQuery);
    },
    component: lazyRouteComponent(() => import('./approval-link.page.tsx'), 'ApprovalLinkPage'),
  }),
] as const;
