import { sql } from 'kysely';
import type { RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import type { StoredRequest } from './request.store.ts';
import { trackUrl } from './track.token.ts';

/** What an answer at the desk may say of a request: who has it, until when, and its private page. */
export async function describeRequest(
  deps: Pick<RequestsDeps, 'db' | 'sealer' | 'baseUrl'>,
  territoryId: string,
  requestId: string,
): Promise<{ holder?: string; due?: string; trackUrl?: string } | undefined> {
  const { rows } = await sql<StoredRequest & { department_name: string | null }>`
    select r.*, d.name as department_name from requests.request r
    left join requests.department d on d.territory_id = r.territory_id and d.id = r.department_id
    where r.territory_id = ${territoryId} and r.id = ${requestId}
  `.execute(deps.db);
  const row = rows[0];
  if (!row) return undefined;
  const { zone } = await readRequestSettings(deps.db, territoryId);
  const holder = row.department_name ?? row.authority?.name;
  const due =
    row.due_at === null
      ? undefined
      : new Intl.DateTimeFormat('fr-FR', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).format(
          row.due_at,
        );
  return {
    ...(holder === undefined ? {} : { holder }),
    ...(due === undefined ? {} : { due }),
    ...(row.erased_at === null ? { trackUrl: trackUrl(deps, row) } : {}),
  };
}
