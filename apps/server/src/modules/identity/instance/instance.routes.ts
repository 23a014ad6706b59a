import { listInstancePeople, readSetup, setInstanceAdministrator, setUp } from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { changeInstanceAdministrator, findInstancePeople } from './administrators.usecases.ts';
import { ensureSetupLink, firstSetup } from './setup.usecases.ts';

export function mountInstance(router: Router, deps: IdentityDeps): void {
  const { db } = deps;

  router.mount(readSetup, async ({ body }) => {
    await db.transaction().execute(async (trx) => ensureSetupLink(trx, body.token));
    return undefined;
  });

  router.mount(setUp, async ({ body }) => firstSetup(deps, body));

  router.mount(listInstancePeople, async ({ query }) => findInstancePeople(db, query));

  router.mount(setInstanceAdministrator, async ({ params, body, caller }) =>
    changeInstanceAdministrator(deps, { ...params, ...body, actor: auditActorOf(caller) }),
  );
}
