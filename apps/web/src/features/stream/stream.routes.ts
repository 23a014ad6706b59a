import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readStreamSearch } from '../../shared/stream-search.ts';

export const streamRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'veille',
    validateSearch: readStreamSearch,
    component: lazyRouteComponent(() => import('./stream.page.tsx'), 'StreamPage'),
  }),
] as const;
