import type { Pages } from '../../platform/http/pages.ts';
import type { Router } from '../../platform/http/router.ts';
import { mountAfterAction } from './after-action/after-action.routes.ts';
import type { CrisisDeps } from './crisis.deps.ts';
import { mountCrisisFile, mountCrisisFilePages } from './crisis-file.routes.ts';
import { mountRoom } from './room/room.routes.ts';

export function mountCrisis(router: Router, deps: CrisisDeps): void {
  mountRoom(router, deps);
  mountCrisisFile(router, deps);
  mountAfterAction(router, deps);
}

/** What is read without an account. */
export function mountCrisisPages(pages: Pages, deps: CrisisDeps): void {
  mountCrisisFilePages(pages, deps);
}
