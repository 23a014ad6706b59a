import type { ApiKey } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { presentApiKey } from './api-keys.presenter.ts';

/** The API keys of a territory, newest first. */
export async function findApiKeys(db: Connection<IdentityTables>, territoryId: string): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('identity.api_key as k')
    .leftJoin('identity.person as p', 'p.id', 'k.created_by')
    .selectAll('k')
    .select('p.name as creator')
    .where('k.territory_id', '=', territoryId)
    .orderBy('k.created_at', 'desc')
    .execute();
  return rows.map((row) => presentApiKey(row, row.creator));
}
