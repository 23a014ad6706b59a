import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readPublicationSearch } from './publication.rules.ts';

export const publicationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'publications/$publicationId',
    validateSearch: readPublicationSearch,
    component: lazyRouteComponent(() => import('./publication.page.tsx'), 'PublicationPage'),
  }),
] as const;
