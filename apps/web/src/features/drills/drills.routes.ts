import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readScenarioSearch } from './drills.rules.ts';

export const drillsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'exercices',
    component: lazyRouteComponent(() => import('./drills.page.tsx'), 'DrillsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'exercices/$drillId',
    component: lazyRouteComponent(() => import('./drill.page.tsx'), 'DrillPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'exercices/scenarios/$scenarioId',
    validateSearch: readScenarioSearch,
    component: lazyRouteComponent(() => import('./scenario.page.tsx'), 'ScenarioPage'),
  }),
] as const;
