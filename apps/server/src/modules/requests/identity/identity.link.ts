import { randomBytes } from 'node:crypto';
import type { Sealer } from '../../../platform/seal.ts';
import type { Db, Named, Trx } from '../requests.deps.ts';

const DAYS = 30;
const fingerprintOf = (sealer: Sealer, token: string): string => sealer.fingerprint(token, 'requests.identity_link');

/** A link used once, for thirty days; the token itself is not kept. */
export async function makeIdentityLink(
  { sealer }: { sealer: Sealer },
  trx: Trx,
  named: Named,
  at: Date,
): Promise<{ token: string; until: Date }> {
  const token = randomBytes(24).toString('base64url');
  const until = new Date(at.getTime() + DAYS * 86_400_000);
  await trx
    .insertInto('requests.identity_link')
    .values({
      territory_id: named.territoryId,
      fingerprint: fingerprintOf(sealer, token),
      request_id: named.requestId,
      created_at: at,
      expires_at: until,
    })
    .execute();
  return { token, until };
}

export type OpenedLink = { named: Named; state: 'open' | 'used' | 'expired' };

export async function findIdentityLink(
  { sealer }: { sealer: Sealer },
  db: Db,
  token: string,
  now: Date,
): Promise<OpenedLink | undefined> {
  const row = await db
    .selectFrom('requests.identity_link')
    .select(['territory_id', 'request_id', 'expires_at', 'used_at'])
    .where('fingerprint', '=', fingerprintOf(sealer, token))
    .executeTakeFirst();
  if (!row) return undefined;
  const state = row.used_at ? 'used' : row.expires_at <= now ? 'expired' : 'open';
  return { named: { territoryId: row.territory_id, requestId: row.request_id }, state };
}

/** Spends a link, and with it the others of its request: nobody is asked again. @returns whether it was still open */
export async function spendIdentityLink(
  { sealer }: { sealer: Sealer },
  trx: Trx,
  token: string,
  now: Date,
): Promise<Named | undefined> {
  const spent = await trx
    .updateTable('requests.identity_link')
    .set({ used_at: now })
    .where('fingerprint', '=', fingerprintOf(sealer, token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['territory_id', 'request_id'])
    .executeTakeFirst();
  if (!spent) return undefined;
  await trx
    .updateTable('requests.identity_link')
    .set({ used_at: now })
    .where('territory_id', '=', spent.territory_id)
    .where('request_id', '=', spent.request_id)
    .where('used_at', 'is', null)
    .execute();
  return { territoryId: spent.territory_id, requestId: spent.request_id };
}
