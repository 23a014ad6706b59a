import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const mandatesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'mandats',
    component: lazyRouteComponent(() => import('./mandates.page.tsx'), 'MandatesPage'),
  }),
] as const;
