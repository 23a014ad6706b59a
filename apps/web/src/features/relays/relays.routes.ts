import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const relaysRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'relais',
    component: lazyRouteComponent(() => import('./relays.page.tsx'), 'RelaysPage'),
  }),
] as const;
