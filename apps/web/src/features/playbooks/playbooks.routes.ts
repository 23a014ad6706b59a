import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readPlaybooksSearch } from './playbooks.rules.ts';

export const playbooksRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'fiches-reflexes',
    validateSearch: readPlaybooksSearch,
    component: lazyRouteComponent(() => import('./playbooks.page.tsx'), 'PlaybooksPage'),
  }),
] as const;
