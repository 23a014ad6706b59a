import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const simulationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'simulation',
    component: lazyRouteComponent(() => import('./simulation.page.tsx'), 'SimulationPage'),
  }),
] as const;
