import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const crisisRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'crises',
    component: lazyRouteComponent(() => import('./crises.page.tsx'), 'CrisesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'crises/$crisisId',
    component: lazyRouteComponent(() => import('./room.page.tsx'), 'RoomPage'),
  }),
] as const;
