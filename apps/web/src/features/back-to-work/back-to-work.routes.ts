import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const backToWorkRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'depuis-mon-depart',
    component: lazyRouteComponent(() => import('./back-to-work.page.tsx'), 'BackToWorkPage'),
  }),
] as const;
