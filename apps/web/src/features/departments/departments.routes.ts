import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const departmentsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'services',
    component: lazyRouteComponent(() => import('./departments.page.tsx'), 'DepartmentsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'services/nouveau',
    component: lazyRouteComponent(() => import('./department.page.tsx'), 'NewDepartmentPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'services/$departmentId',
    component: lazyRouteComponent(() => import('./department.page.tsx'), 'DepartmentPage'),
  }),
] as const;
