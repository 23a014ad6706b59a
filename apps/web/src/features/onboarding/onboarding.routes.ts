import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../shared/routes.ts';

export const onboardingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: 'premiers-pas',
    validateSearch: (search: Record<string, unknown>): { etape?: 2 | 3 } =>
      search.etape === 2 || search.etape === 3 ? { etape: search.etape } : {},
    component: lazyRouteComponent(() => import('./onboarding.page.tsx'), 'OnboardingPage'),
  }),
] as const;
