import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readEvidenceSearch } from './evidence.search.ts';

export const evidenceRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'preuves',
    validateSearch: readEvidenceSearch,
    component: lazyRouteComponent(() => import('./evidence.page.tsx'), 'EvidencePage'),
  }),
] as const;
