import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { territoryRoute } from '../../shared/routes.ts';

/** Out of the shell: the wall is the whole window, one window per screen (`?ecran=1`, `?ecran=2`). */
export const wallRoutes = [
  createRoute({
    getParentRoute: () => territoryRoute,
    path: 'mur',
    validateSearch: (search: Record<string, unknown>): { ecran?: 1 | 2 } => {
      const screen = Number(search.ecran);
      return screen === 1 || screen === 2 ? { ecran: screen } : {};
    },
    component: lazyRouteComponent(() => import('./wall.page.tsx'), 'WallPage'),
  }),
] as const;
