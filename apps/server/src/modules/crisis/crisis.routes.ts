import type { Pages } from '../../platform/http/pages.ts';
import type { Router } from '../../platform/http/router.ts';
import type { CrisisDeps } from './crisis.deps.ts';

export function mountCrisis(_router: Router, _deps: CrisisDeps): void {}

/** What is read without an account. */
export function mountCrisisPages(_pages: Pages, _deps: CrisisDeps): void {}
