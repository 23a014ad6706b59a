import { z } from 'zod';
import { endpoint, idSchema, instantSchema, type Output } from './endpoint.ts';
import { emailSchema, locales, personNameSchema, themes, timeZoneSchema } from './identity.ts';
import { permissionNames, roles } from './permissions.ts';
import { territorySchema } from './territories.ts';

/* Who I am, how I sign in, and what is mine alone. */

export const personSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  /** Absent: as the browser asks. */
  locale: z.enum(locales).optional(),
  theme: z.enum(themes),
  /** Absent: that of the territory on screen. */
  timeZone: z.string().optional(),
  instanceAdministrator: z.boolean(),
});
export type Person = z.infer<typeof personSchema>;

export const getSession = endpoint({
  id: 'identity.getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who I am, where, with which roles; how one signs in; whether the first set-up is to be done',
  access: 'public',
  response: z.object({
    /** Absent when nobody is signed in. */
    person: personSchema.optional(),
    /** Where I have a role, by name; what each gives me there. */
    territories: z.array(
      territorySchema
        .pick({
          id: true,
          kind: true,
          name: true,
          shortName: true,
          timeZone: true,
          languages: true,
          colours: true,
          logoUrl: true,
          groupingId: true,
        })
        .extend({ roles: z.array(z.enum(roles)), permissions: z.array(z.enum(permissionNames)) }),
    ),
    signIn: z.object({
      /** Off when only single sign-on is allowed; passkeys then too. */
      password: z.boolean(),
      passkey: z.boolean(),
      oidc: z.array(z.object({ id: z.string(), label: z.string(), profile: z.enum(['proconnect', 'generic']) })),
    }),
    setupNeeded: z.boolean(),
    /** Invitations and forgotten passwords go by mail; without it they go by hand. */
    mailConfigured: z.boolean(),
    /** The language to speak: mine, or what the browser asks. */
    locale: z.enum(locales),
  }),
});
export type Session = Output<typeof getSession>;

/**
 * Signing in and out, and the means to do so, are better-auth's own endpoints; their errors are problems like any
 * other, with codes `auth.…`. All take and give JSON; POST unless said.
 */
export const authPaths = {
  /** `{ email, password }` → `{ user }`, or `{ twoFactorRedirect: true }`: a code is asked next. */
  signInPassword: '/api/auth/sign-in/email',
  /** `{ code, trustDevice? }` */
  verifyTotp: '/api/auth/two-factor/verify-totp',
  /** `{ code }`: one of the recovery codes, which is then spent. */
  verifyRecoveryCode: '/api/auth/two-factor/verify-backup-code',
  /** GET: the challenge for `navigator.credentials.get`, as SimpleWebAuthn's `optionsJSON`. */
  passkeySignInOptions: '/api/auth/passkey/generate-authenticate-options',
  /** `{ response }`: what the authenticator answered. */
  passkeySignIn: '/api/auth/passkey/verify-authentication',
  /** `{ provider, callbackURL, errorCallbackURL }` → `{ url }` to go to; what goes wrong comes back as `?error=`. */
  signInOidc: '/api/auth/sign-in/social',
  /** `{ callbackURL? }` → `{ success, url? }`: ProConnect wants one to go to `url` to sign out there too. */
  signOut: '/api/auth/sign-out',
  /** `{ email }`: the mail leads to `/mot-de-passe?jeton=…`. Answers the same whether the address is known or not. */
  forgotPassword: '/api/auth/request-password-reset',
  /** `{ token, newPassword }` */
  resetPassword: '/api/auth/reset-password',
  /** `{ currentPassword, newPassword, revokeOtherSessions: true }` */
  changePassword: '/api/auth/change-password',
  /** `{ password }` → `{ totpURI, backupCodes }`; in force once a first code was verified. */
  enableTotp: '/api/auth/two-factor/enable',
  /** `{ password }` */
  disableTotp: '/api/auth/two-factor/disable',
  /** `{ password }` → `{ backupCodes }`; the former ones are void. */
  newRecoveryCodes: '/api/auth/two-factor/generate-backup-codes',
  /** GET `?name=`: the challenge for `navigator.credentials.create`. */
  passkeyAddOptions: '/api/auth/passkey/generate-register-options',
  /** `{ response, name }` */
  passkeyAdd: '/api/auth/passkey/verify-registration',
  /** `{ id }` */
  passkeyDelete: '/api/auth/passkey/delete-passkey',
  /** `{ id, name }` */
  passkeyRename: '/api/auth/passkey/update-passkey',
} as const;

export const updateMe = endpoint({
  id: 'identity.updateMe',
  method: 'PATCH',
  path: '/api/me',
  summary: 'Change my name, language, theme or time zone; null unsets',
  access: 'signed-in',
  body: z
    .object({
      name: personNameSchema,
      locale: z.enum(locales).nullable(),
      theme: z.enum(themes),
      timeZone: timeZoneSchema.nullable(),
    })
    .partial(),
  response: personSchema,
  errors: ['identity.time_zone_unknown'],
});

export const getMySignIn = endpoint({
  id: 'identity.getMySignIn',
  method: 'GET',
  path: '/api/me/sign-in',
  summary: 'By what I can sign in',
  access: 'signed-in',
  response: z.object({
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.array(z.object({ id: idSchema, name: z.string().optional(), createdAt: instantSchema })),
    oidc: z.array(z.object({ id: z.string(), label: z.string(), linkedAt: instantSchema })),
  }),
});

export const listMySessions = endpoint({
  id: 'identity.listMySessions',
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where I am signed in',
  access: 'signed-in',
  response: z.object({
    items: z.array(
      z.object({
        id: idSchema,
        current: z.boolean(),
        createdAt: instantSchema,
        lastSeenAt: instantSchema,
        expiresAt: instantSchema,
        /** `Firefox, Linux`: what the browser says of itself, shortened. */
        device: z.string().optional(),
        address: z.string().optional(),
      }),
    ),
  }),
});

export const endMySession = endpoint({
  id: 'identity.endMySession',
  method: 'DELETE',
  path: '/api/me/sessions/:sessionId',
  summary: 'Sign out elsewhere',
  access: 'signed-in',
  params: z.object({ sessionId: idSchema }),
  errors: ['identity.session_not_found'],
});

export const endMyOtherSessions = endpoint({
  id: 'identity.endMyOtherSessions',
  method: 'POST',
  path: '/api/me/sessions/end-others',
  summary: 'Sign out everywhere but here',
  access: 'signed-in',
  response: z.object({ ended: z.number().int() }),
});

export const exportMe = endpoint({
  id: 'identity.exportMe',
  method: 'GET',
  path: '/api/me/export',
  summary: 'All that is kept about me, as JSON (RGPD, article 15)',
  access: 'signed-in',
  response: z.record(z.string(), z.unknown()),
});

export const eraseMe = endpoint({
  id: 'identity.eraseMe',
  method: 'POST',
  path: '/api/me/erase',
  summary:
    'Erase my account; what I did stays in the journals under an identifier that names nobody (RGPD, article 17)',
  access: 'signed-in',
  body: z.object({ email: emailSchema }),
  errors: ['identity.erase_unconfirmed', 'identity.last_administrator', 'identity.last_instance_administrator'],
});
