import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const watchesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'veilles',
    component: lazyRouteComponent(() => import('./watches.page.tsx'), 'WatchesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'veilles/$watchId',
    component: lazyRouteComponent(() => import('./watch.page.tsx'), 'WatchPage'),
  }),
] as const;
