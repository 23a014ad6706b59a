import type { ApiKey } from '@beffroi/contracts';
import type { Selectable } from 'kysely';
import type { IdentityTables } from '../identity.tables.ts';

export function presentApiKey(
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
