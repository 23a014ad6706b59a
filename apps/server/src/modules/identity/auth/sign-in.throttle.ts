import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { IdentityTables } from '../identity.tables.ts';

const MOST_FAILURES = 20;
const WINDOW_MS = 15 * 60_000;

/**
 * Holds back whoever guesses the password of one account from many addresses; the limit by address is better-auth's.
 * Counted whether the account exists or not, so that it tells nothing.
 */
export function createSignInThrottle(given: { db: Database<IdentityTables>; sealer: Sealer; clock: Clock }) {
  const { db, clock } = given;
  const accountOf = (email: string) => given.sealer.fingerprint(email.trim().toLowerCase(), 'sign-in');
  const windowStart = () => new Date(clock() - WINDOW_MS);
  return {
    /** Seconds to wait before the next try; 0 when there is none. */
    async secondsToWait(email: string): Promise<number> {
      const row = await db
        .selectFrom('identity.sign_in_failure')
        .select(['failures', 'since'])
        .where('account', '=', accountOf(email))
        .executeTakeFirst();
      if (!row || row.failures < MOST_FAILURES) return 0;
      return Math.max(0, Math.ceil((row.since.getTime() + WINDOW_MS - clock()) / 1000));
    },
    async failed(email: string): Promise<void> {
      const since = windowStart();
      await db
        .insertInto('identity.sign_in_failure')
        .values({ account: accountOf(email), failures: 1, since: new Date(clock()) })
        .onConflict((conflict) =>
          conflict.column('account').doUpdateSet({
            failures: sql`case when sign_in_failure.since < ${since} then 1 else sign_in_failure.failures + 1 end`,
            since: sql`case when sign_in_failure.since < ${since} then excluded.since else sign_in_failure.since end`,
          }),
        )
        .execute();
      await db.deleteFrom('identity.sign_in_failure').where('since', '<', since).execute();
    },
    async succeeded(email: string): Promise<void> {
      await db.deleteFrom('identity.sign_in_failure').where('account', '=', accountOf(email)).execute();
    },
  };
}
export type SignInThrottle = ReturnType<typeof createSignInThrottle>;
