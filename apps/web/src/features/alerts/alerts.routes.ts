import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const alertsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'alertes',
    component: lazyRouteComponent(() => import('./alerts.page.tsx'), 'AlertsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'alertes/$alarmId',
    component: lazyRouteComponent(() => import('./alarm.page.tsx'), 'AlarmPage'),
  }),
] as const;
