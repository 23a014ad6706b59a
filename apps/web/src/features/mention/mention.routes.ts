import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const mentionRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'mentions/$mentionId',
    component: lazyRouteComponent(() => import('./mention.page.tsx'), 'MentionPage'),
  }),
] as const;
