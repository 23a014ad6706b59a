import type { DeskRequest } from '@beffroi/contracts';
import type { StoredRequest } from '../request/request.store.ts';
import type { Db } from '../requests.deps.ts';

/** Whether the person was asked who they are, and by when the form can be used. */
export async function identificationOf(db: Db, row: StoredRequest, now: Date): Promise<DeskRequest['identification']> {
  const last = await db
    .selectFrom('requests.identity_link')
    .select(['created_at', 'expires_at'])
    .where('territory_id', '=', row.territory_id)
    .where('request_id', '=', row.id)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const asked = last ? { askedAt: last.created_at.toISOString(), until: last.expires_at.toISOString() } : {};
  if (row.identified) return { state: 'done', ...asked };
  if (!last) return { state: 'none' };
  return { state: last.expires_at <= now ? 'expired' : 'asked', ...asked };
}
