import type { Router } from '../../platform/http/router.ts';
import { mountApproval } from './approval/approval.routes.ts';
import { mountMandates } from './mandates/mandate.routes.ts';
import type { PublishingDeps } from './publishing.deps.ts';
import { mountWriting } from './writing/writing.routes.ts';

export function mountPublishing(router: Router, deps: PublishingDeps): void {
  mountWriting(router, deps);
  mountApproval(router, deps);
  mountMandates(router, deps);
}
