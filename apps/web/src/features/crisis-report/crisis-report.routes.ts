import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const crisisReportRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'crises/$crisisId/bilan',
    component: lazyRouteComponent(() => import('./report.page.tsx'), 'ReportPage'),
  }),
] as const;
