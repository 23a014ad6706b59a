import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readCalendarSearch } from './calendar.search.ts';

export const calendarRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'calendrier',
    validateSearch: readCalendarSearch,
    component: lazyRouteComponent(() => import('./calendar.page.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'calendrier/suspendus',
    component: lazyRouteComponent(() => import('./held.page.tsx'), 'HeldPage'),
  }),
] as const;
