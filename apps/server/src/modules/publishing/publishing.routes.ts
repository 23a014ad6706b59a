import type { Router } from '../../platform/http/router.ts';
import { mountApproval } from './approval/approval.routes.ts';
import { mountArticles } from './articles/articles.routes.ts';
import type { RelayDeps } from './articles/relay.usecases.ts';
import { mountCalendar } from './calendar/calendar.routes.ts';
import { mountDispatch } from './dispatch/dispatch.routes.ts';
import type { DispatchDeps } from './dispatch/dispatch.deps.ts';
import { mountEditorial } from './editorial/editorial.routes.ts';
import { mountMandates } from './mandates/mandate.routes.ts';
import { mountOutletRoutes } from './outlets/outlets.routes.ts';
import type { PublishingDeps } from './publishing.deps.ts';
import { mountWriting } from './writing/writing.routes.ts';

export type PublishingRouteDeps = PublishingDeps & RelayDeps & DispatchDeps;

export function mountPublishing(router: Router, deps: PublishingRouteDeps): void {
  mountWriting(router, deps);
  mountApproval(router, deps);
  mountMandates(router, deps);
  mountDispatch(router, deps);
  mountArticles(router, deps);
  mountCalendar(router, deps);
  mountEditorial(router, deps);
  mountOutletRoutes(router, deps);
}
