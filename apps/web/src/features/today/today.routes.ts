import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { todayQuery } from '../../shared/today.ts';

export const todayRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'aujourdhui',
    loader: ({ context, params }) => void context.queryClient.prefetchQuery(todayQuery(params.territoryId)),
    component: lazyRouteComponent(() => import('./today.page.tsx'), 'TodayPage'),
  }),
] as const;
