import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readModerationSearch } from './moderation.search.ts';

export const moderationRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'moderation',
    validateSearch: readModerationSearch,
    component: lazyRouteComponent(() => import('./moderation.page.tsx'), 'ModerationPage'),
  }),
] as const;
