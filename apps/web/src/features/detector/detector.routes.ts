import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const detectorRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'detecteur',
    validateSearch: (search: Record<string, unknown>): { veille?: string } =>
      typeof search.veille === 'string' ? { veille: search.veille } : {},
    component: lazyRouteComponent(() => import('./detector.page.tsx'), 'DetectorPage'),
  }),
] as const;
