import { sql } from 'kysely';
import type { RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { eraseWhoAsked } from './identity.erase.ts';

const AT_ONCE = 100;

/** Erases who asked once the time to keep them is over, by the settings of each territory, a hundred at a time. */
export async function forgetRequesters(deps: RequestsDeps): Promise<number> {
  const { rows: territories } = await sql<{ id: string }>`
    select distinct territory_id as id from requests.request where state in ('closed', 'answered') and erased_at is null
  `.execute(deps.db);
  let erased = 0;
  for (const { id: territoryId } of territories) {
    const { keepDays } = await readRequestSettings(deps.db, territoryId);
    const before = new Date(deps.now().getTime() - keepDays * 86_400_000);
    const { rows } = await sql<{ id: string }>`
      select id from requests.request
      where territory_id = ${territoryId} and erased_at is null and state in ('closed', 'answered')
        and coalesce(closed_at, answered_at) < ${before}
      order by id limit ${AT_ONCE}
    `.execute(deps.db);
    for (const { id: requestId } of rows)
      await eraseWhoAsked(deps, { territoryId, requestId, actor: { kind: 'system' }, why: 'kept_long_enough' });
    erased += rows.length;
  }
  return erased;
}
