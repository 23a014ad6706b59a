import type { Connection } from '../../../platform/db/database.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { PROVIDER_SESSION_MS } from './authenticate.ts';
import { TOTP_GOOD_MS } from './totp.once.ts';

const DAY_MS = 86_400_000;

/** Erases what sign-ins leave behind: sessions that ended with their addresses, links and codes that are void, counts. */
export async function forgetOldSignIns(db: Connection<IdentityTables>, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  await db
    .deleteFrom('identity.session')
    .where((expression) =>
      expression.or([
        expression('expires_at', '<', now),
        expression.and([
          expression('provider_id', 'is not', null),
          expression('created_at', '<', before(PROVIDER_SESSION_MS)),
        ]),
      ]),
    )
    .execute();
  await db.deleteFrom('identity.verification').where('expires_at', '<', now).execute();
  await db.deleteFrom('identity.totp_spent').where('spent_at', '<', before(TOTP_GOOD_MS)).execute();
  await db
    .deleteFrom('identity.rate_limit')
    .where('last_request', '<', now.getTime() - DAY_MS)
    .execute();
  await db.deleteFrom('identity.sign_in_failure').where('since', '<', before(DAY_MS)).execute();
  // An invitation that nobody took names its address no longer than a month after its end.
  await db
    .deleteFrom('identity.invitation')
    .where('expires_at', '<', before(30 * DAY_MS))
    .execute();
}
