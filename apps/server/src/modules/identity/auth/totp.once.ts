import { APIError } from 'better-auth/api';
import type { Database } from '../../../platform/db/database.ts';
import type { IdentityTables } from '../identity.tables.ts';

/** A code is good in its own thirty seconds and in those before and after. */
export const TOTP_GOOD_MS = 90_000;

/** Lets a one-time code open one session only (RFC 6238, 5.2); of two at once, one passes. */
export async function ensureCodeUnspent(db: Database<IdentityTables>, personId: string, code: string): Promise<void> {
  const now = Date.now();
  const spent = await db
    .insertInto('identity.totp_spent')
    .values({ person_id: personId, code, spent_at: new Date(now) })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'code'])
        .doUpdateSet({ spent_at: new Date(now) })
        .where('identity.totp_spent.spent_at', '<', new Date(now - TOTP_GOOD_MS)),
    )
    .returning('person_id')
    .executeTakeFirst();
  if (!spent) throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'This code was already used' });
}
