import { AsyncLocalStorage } from 'node:async_hooks';
import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { Database } from '../../../platform/db/database.ts';
import type { Logger } from '../../../platform/logger.ts';
import { recordAudit } from '../../audit/index.ts';
import type { IdentitySettings } from '../identity.settings.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { applyOidcSignIn } from './oidc.sign-in.ts';
import { ensureCodeUnspent } from './totp.once.ts';
import type { SignInThrottle } from './sign-in.throttle.ts';

export type HookDeps = {
  db: Database<IdentityTables>;
  settings: IdentitySettings;
  throttle: SignInThrottle;
  logger: Logger;
  inBackground: (work: Promise<unknown>) => void;
};

/** What a provider said of the person whose sign-in is under way, from its answer to the making of the session. */
export const signInUnderWay = new AsyncLocalStorage<{ providerId?: string; claims?: Record<string, unknown> }>();

/** Acts on one's own account that the journal of the installation keeps. */
const journalled: Readonly<Record<string, string>> = {
  '/change-password': 'identity.password_changed',
  '/two-factor/disable': 'identity.totp_disabled',
  '/two-factor/generate-backup-codes': 'identity.recovery_codes_made',
  '/passkey/verify-registration': 'identity.passkey_added',
  '/passkey/delete-passkey': 'identity.passkey_deleted',
};

export function authHooks(deps: HookDeps): Pick<BetterAuthOptions, 'hooks' | 'databaseHooks'> {
  const { db, throttle } = deps;
  const journal = async (personId: string, action: string, detail: Record<string, unknown> = {}) =>
    db
      .transaction()
      .execute(async (trx) => recordAudit(trx, { actor: { kind: 'person', id: personId }, action, detail }));

  return {
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const { path } = context;
        const body = (context.body ?? {}) as Record<string, unknown>;
        if (path === '/sign-in/email') await ensureNotThrottled(throttle, body['email']);
        if (path === '/passkey/verify-authentication') ensureUserVerified(body['response']);
        if (path === '/sign-in/social' && !isPlainSignIn(body))
          throw new APIError('BAD_REQUEST', { code: 'VALIDATION_ERROR' });
        // ProConnect refuses a sign-out without a state.
        if (path === '/sign-out')
          return { context: { body: { ...body, state: body['state'] ?? crypto.randomUUID() } } };
        return undefined;
      }),
      after: createAuthMiddleware(async (context) => {
        const { path } = context;
        const failed = context.context.returned instanceof Error;
        const session = context.context.newSession ?? context.context.session;
        if (path === '/sign-in/email') {
          const { email } = context.body as { email: string };
          await (failed ? throttle.failed(email) : throttle.succeeded(email));
        }
        const action = journalled[path];
        if (action && !failed && session) await journal(session.user.id, action);
      }),
    },
    databaseHooks: {
      account: {
        // Nothing is asked of a provider after the sign-in: its tokens are not kept, but the one that signs out there.
        create: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
        update: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      },
      session: {
        create: {
          before: async (session, context) => {
            if (context?.path === '/two-factor/verify-totp') {
              await ensureCodeUnspent(db, session.userId, (context.body as { code: string }).code);
            }
            const { providerId, claims } = signInUnderWay.getStore() ?? {};
            if (!providerId || !claims) return undefined;
            await applyOidcSignIn(deps, { personId: session.userId, providerId, claims });
            return { data: { ...session, providerId } };
          },
          after: async (session, context) => {
            const path = context?.path ?? 'unknown';
            const halfWay = path === '/sign-in/email' && (await asksForCode(db, session.userId));
            await journal(session.userId, halfWay ? 'identity.password_accepted' : 'identity.session_opened', {
              by: path,
            });
          },
        },
      },
      user: {
        update: {
          after: async (user, context) => {
            const enabled = (user as { twoFactorEnabled?: boolean }).twoFactorEnabled;
            if (context?.path === '/two-factor/verify-totp' && enabled) await journal(user.id, 'identity.totp_enabled');
          },
        },
      },
    },
  };
}

/** Only what our page sends: no token brought along, no scope or parameter of the caller's. */
function isPlainSignIn(body: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(body).every((key) =>
    ['provider', 'callbackURL', 'errorCallbackURL', 'disableRedirect'].includes(key),
  );
}

async function asksForCode(db: Database<IdentityTables>, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity.person')
    .select('two_factor_enabled')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.two_factor_enabled ?? false;
}

const noTokens = {
  accessToken: null,
  refreshToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

async function ensureNotThrottled(throttle: SignInThrottle, email: unknown): Promise<void> {
  const seconds = typeof email === 'string' ? await throttle.secondsToWait(email) : 0;
  if (seconds === 0) return;
  throw new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_REQUESTS', message: 'Too many requests' },
    {
      'retry-after': String(seconds),
    },
  );
}

/**
 * A passkey stands for two factors only when the authenticator verified its holder: the UV flag, third bit of the
 * byte after the hash of the site (WebAuthn 2, 6.1). It is signed with the rest, which better-auth then verifies.
 */
function ensureUserVerified(answer: unknown): void {
  const { response } = (answer ?? {}) as { response?: { authenticatorData?: unknown } };
  const data = Buffer.from(String(response?.authenticatorData ?? ''), 'base64url');
  if (((data[32] ?? 0) & 0x04) === 0) {
    throw new APIError('UNAUTHORIZED', { code: 'AUTHENTICATION_FAILED', message: 'User verification is required' });
  }
}
