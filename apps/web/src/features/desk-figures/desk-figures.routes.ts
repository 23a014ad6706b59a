import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readFiguresSearch } from './desk-figures.search.ts';

export const deskFiguresRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'chiffres-du-guichet',
    validateSearch: readFiguresSearch,
    component: lazyRouteComponent(() => import('./desk-figures.page.tsx'), 'DeskFiguresPage'),
  }),
] as const;
