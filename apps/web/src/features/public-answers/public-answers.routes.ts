import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const publicAnswersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'reponses-publiques',
    component: lazyRouteComponent(() => import('./public-answers.page.tsx'), 'PublicAnswersPage'),
  }),
] as const;
