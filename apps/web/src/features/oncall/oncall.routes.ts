import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';
import { readOncallSearch } from './oncall.search.ts';

const page = <P extends string>(path: P) => ({ getParentRoute: () => shellRoute, path });

export const oncallRoutes = [
  createRoute({
    ...page('astreinte'),
    validateSearch: readOncallSearch,
    component: lazyRouteComponent(() => import('./oncall.page.tsx'), 'OncallPage'),
  }),
  createRoute({
    ...page('astreinte/appels'),
    component: lazyRouteComponent(() => import('./calls.page.tsx'), 'CallsPage'),
  }),
  createRoute({
    ...page('astreinte/reglages'),
    component: lazyRouteComponent(() => import('./rota-editor.page.tsx'), 'RotaEditorPage'),
  }),
] as const;
