import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor, type GenericOAuthConfig } from 'better-auth/plugins';
import { newId } from '../../../platform/ids.ts';
import {
  accountFields,
  idPrefixes,
  passkeySchema,
  rateLimitFields,
  sessionFields,
  twoFactorSchema,
  userFields,
  verificationFields,
} from './auth.fields.ts';
import { authHooks, type HookDeps } from './auth.hooks.ts';
import { admission } from './oidc.admission.ts';
import { cookiePrefix } from './session.cookie.ts';

/** The header in which the handler says where a request comes from; what the caller put there is thrown away. */
export const ADDRESS_HEADER = 'x-beffroi-address';
const DAY = 86_400;

export type AuthDeps = HookDeps & {
  baseUrl: string;
  secret: string;
  oidcOnly: boolean;
  /** Sends the link by which a forgotten password is set anew. */
  sendReset: (given: { personId: string; token: string }) => Promise<void>;
};

/** better-auth, with all that we decide about it in one place. It never migrates: its tables are in our migrations. */
export function createAuth(deps: AuthDeps, providers: readonly GenericOAuthConfig[]) {
  const { baseUrl, logger } = deps;
  const { origin, hostname } = new URL(baseUrl);
  return betterAuth({
    appName: 'Beffroi',
    baseURL: origin,
    basePath: '/api/auth',
    secret: deps.secret,
    telemetry: { enabled: false },
    database: { db: deps.db, type: 'postgres', schemaName: 'identity', transaction: true },
    logger: {
      // Its arguments may hold addresses of people: only its sentences are kept.
      log: (level, message) => logger[level]({ from: 'better-auth' }, message),
    },
    user: { modelName: 'person', fields: userFields, validateUserInfo: admission(deps) },
    session: {
      fields: sessionFields,
      expiresIn: 7 * DAY,
      updateAge: DAY,
      cookieCache: { enabled: false },
      additionalFields: { providerId: { type: 'string', required: false, input: false, fieldName: 'provider_id' } },
    },
    account: {
      fields: accountFields,
      accountLinking: { enabled: true, trustedProviders: ['proconnect'], allowDifferentEmails: false },
    },
    verification: { fields: verificationFields, storeIdentifier: 'hashed' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: rateLimitFields,
      window: 60,
      max: 120,
      // A whole town hall may sit behind one address; one account is held back by the throttle.
      customRules: {
        '/sign-in/*': { window: 60, max: 40 },
        '/two-factor/*': { window: 60, max: 40 },
        '/passkey/*': { window: 60, max: 60 },
        '/request-password-reset': { window: 60, max: 10 },
        '/callback/*': { window: 60, max: 60 },
      },
    },
    emailAndPassword: {
      enabled: !deps.oidcOnly,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => deps.sendReset({ personId: user.id, token }),
    },
    onAPIError: { errorURL: `${origin}/connexion` },
    advanced: {
      cookiePrefix: cookiePrefix(baseUrl),
      // The prefix `__Host-` is ours; better-auth would put the weaker `__Secure-`.
      useSecureCookies: false,
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: baseUrl.startsWith('https:'),
      },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 64 },
      // Whether an address is known must not be told by the time that sending mail takes.
      backgroundTasks: { handler: deps.inBackground },
      database: { generateId: ({ model }) => newId(idPrefixes[model] ?? 'aut') },
    },
    ...authHooks(deps),
    plugins: [
      twoFactor({ issuer: 'Beffroi', schema: twoFactorSchema }),
      passkey({
        rpID: hostname,
        rpName: 'Beffroi',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: passkeySchema,
      }),
      genericOAuth({ config: [...providers] }),
    ],
  });
}
export type Auth = ReturnType<typeof createAuth>;
