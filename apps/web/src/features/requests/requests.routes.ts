import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readRequestsSearch } from './requests.search.ts';

export const requestsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'demandes',
    validateSearch: readRequestsSearch,
    component: lazyRouteComponent(() => import('./requests.page.tsx'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'demandes/$requestId',
    component: lazyRouteComponent(() => import('./request.page.tsx'), 'RequestPage'),
  }),
] as const;
