import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const sourcesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'sources',
    component: lazyRouteComponent(() => import('./sources.page.tsx'), 'SourcesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'sources/$sourceId',
    component: lazyRouteComponent(() => import('./source.page.tsx'), 'SourcePage'),
  }),
] as const;
