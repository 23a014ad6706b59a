import { createApiKey, listApiKeys, revokeApiKey } from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { presentApiKey } from './api-keys.presenter.ts';
import { findApiKeys } from './api-keys.read-model.ts';
import { issueApiKey, withdrawApiKey } from './api-keys.usecases.ts';

export function mountApiKeys(router: Router, deps: IdentityDeps): void {
  router.mount(listApiKeys, async ({ params }) => ({ items: await findApiKeys(deps.db, params.territoryId) }));

  router.mount(createApiKey, async ({ params, body, caller }) => {
    const { row, key } = await issueApiKey(deps, {
      territoryId: params.territoryId,
      name: body.name,
      permissions: body.permissions,
      ...(body.expiresAt ? { expiresAt: new Date(body.expiresAt) } : {}),
      createdBy: personOf(caller),
      actor: auditActorOf(caller),
    });
    return { ...presentApiKey(row, undefined), key };
  });

  router.mount(revokeApiKey, async ({ params, caller }) => {
    await withdrawApiKey(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
}
