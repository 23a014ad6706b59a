import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute } from '@tanstack/react-router';

/* The routes that others hang from. Their components are given by `app/router.tsx`. */

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()();

/** Everything about one territory; opens its live stream and its bell. */
export const territoryRoute = createRoute({ getParentRoute: () => rootRoute, path: '/t/$territoryId' });

/** Pages of a territory within the shell: rail, top bar, tab bar. */
export const shellRoute = createRoute({ getParentRoute: () => territoryRoute, id: 'shell' });
