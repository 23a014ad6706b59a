import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readLibrarySearch } from './media.rules.ts';

export const mediaRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'mediatheque',
    validateSearch: readLibrarySearch,
    component: lazyRouteComponent(() => import('./media.page.tsx'), 'MediaPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'mediatheque/$mediaId',
    component: lazyRouteComponent(() => import('./medium.page.tsx'), 'MediumPage'),
  }),
] as const;
