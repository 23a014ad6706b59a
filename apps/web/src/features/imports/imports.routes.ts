import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const importsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'importer',
    component: lazyRouteComponent(() => import('./import.page.tsx'), 'ImportPage'),
  }),
] as const;
