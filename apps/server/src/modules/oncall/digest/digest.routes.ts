import * as contract from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { signedInAs } from '../oncall.people.ts';
import { readBackToWork } from './back-to-work.read-model.ts';
import { forgetAbsence } from './presence.store.ts';

export function mountDigest(router: Router, deps: OncallDeps): void {
  router.mount(contract.getBackToWork, async ({ params, query, caller }) =>
    readBackToWork(deps, {
      ...params,
      personId: signedInAs(caller),
      since: query.since === undefined ? undefined : new Date(query.since),
    }),
  );
  router.mount(contract.dismissBackToWork, async ({ params, caller }) => {
    await forgetAbsence(deps.db, { ...params, personId: signedInAs(caller), at: deps.now() });
    return undefined;
  });
}
