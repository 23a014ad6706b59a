import type { Pages } from '../../platform/http/pages.ts';
import type { Router } from '../../platform/http/router.ts';
import type { CrisisDeps } from './crisis.deps.ts';
import { mountRoom } from './room/room.routes.ts';

export function mountCrisis(router: Router, deps: CrisisDeps): void {
  mountRoom(router, deps);
}

/** What is read without an account. */
export function mountCrisisPages(_pages: Pages, _deps: CrisisDeps): void {}
