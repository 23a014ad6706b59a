import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readDeskSearch } from './desk-search.ts';

/** The list stays while one goes from a thread to another: its page is the parent of both addresses. */
const deskRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'guichet',
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import('./desk.page.tsx'), 'DeskPage'),
});

export const deskRoutes = [
  deskRoute.addChildren([
    createRoute({ getParentRoute: () => deskRoute, path: '/' }),
    createRoute({ getParentRoute: () => deskRoute, path: '$conversationId' }),
  ]),
] as const;
