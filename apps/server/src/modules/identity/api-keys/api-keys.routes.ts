import { createApiKey, listApiKeys, revokeApiKey, type ApiKey } from '@beffroi/contracts';
import type { Selectable } from 'kysely';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { issueApiKey, withdrawApiKey } from './api-keys.usecases.ts';

export function mountApiKeys(router: Router, deps: IdentityDeps): void {
  router.mount(listApiKeys, async ({ params }) => {
    const rows = await deps.db
      .selectFrom('identity.api_key as k')
      .leftJoin('identity.person as p', 'p.id', 'k.created_by')
      .selectAll('k')
      .select('p.name as creator')
      .where('k.territory_id', '=', params.territoryId)
      .orderBy('k.created_at', 'desc')
      .execute();
    return { items: rows.map((row) => presentApiKey(row, row.creator)) };
  });

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

function presentApiKey(
  row: Selectable<IdentityTables['identity.api_key']>,
  creator: string | null | undefined,
): ApiKey {
  return {
    id: row.id,
    name: row.name,
    start: row.start,
    permissions: row.permissions,
    createdAt: row.created_at.toISOString(),
    ...(creator ? { createdBy: creator } : {}),
    ...(row.expires_at ? { expiresAt: row.expires_at.toISOString() } : {}),
    ...(row.last_used_at ? { lastUsedAt: row.last_used_at.toISOString() } : {}),
  };
}
