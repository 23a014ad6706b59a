import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readPointsSearch, readReportsSearch, readRumoursSearch } from './crisis-file.search.ts';

export const crisisFileRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'crises/$crisisId/fiche',
    component: lazyRouteComponent(() => import('./plan.page.tsx'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'crises/$crisisId/rumeurs',
    validateSearch: readRumoursSearch,
    component: lazyRouteComponent(() => import('./rumours.page.tsx'), 'RumoursPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'crises/$crisisId/elements',
    validateSearch: readPointsSearch,
    component: lazyRouteComponent(() => import('./points.page.tsx'), 'PointsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'crises/$crisisId/signalements',
    validateSearch: readReportsSearch,
    component: lazyRouteComponent(() => import('./reports.page.tsx'), 'ReportsPage'),
  }),
] as const;
