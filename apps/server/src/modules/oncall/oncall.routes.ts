import type { Router } from '../../platform/http/router.ts';
import { mountDigest } from './digest/digest.routes.ts';
import { mountEscalation } from './escalation/escalation.routes.ts';
import { mountHandOvers } from './handover/hand-over.routes.ts';
import { mountHours } from './hours/hours.routes.ts';
import type { OncallDeps } from './oncall.deps.ts';
import { mountRota } from './rota/rota.routes.ts';
import { mountSwaps } from './swaps/swap.routes.ts';

export function mountOncall(router: Router, deps: OncallDeps): void {
  mountRota(router, deps);
  mountSwaps(router, deps);
  mountHandOvers(router, deps);
  mountHours(router, deps);
  mountDigest(router, deps);
  mountEscalation(router, deps);
}
