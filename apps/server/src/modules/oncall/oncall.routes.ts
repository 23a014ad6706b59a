import type { Router } from '../../platform/http/router.ts';
import type { OncallDeps } from './oncall.deps.ts';

export function mountOncall(_router: Router, _deps: OncallDeps): void {}
