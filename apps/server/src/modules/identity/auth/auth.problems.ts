import { defineRefusal, type Refusal, type RefusalStatus } from '../../../platform/errors.ts';
import { crossSite, notFound, requestInvalid, signInNeeded, tooManyRequests } from '../../../platform/http/refusals.ts';

/** The sentence of each refusal of better-auth that a person may meet, by its code. */
const sentences = {
  INVALID_EMAIL_OR_PASSWORD: [
    401,
    'L’adresse ou le mot de passe n’est pas bon.',
    'The address or the password is wrong.',
  ],
  INVALID_EMAIL: [422, 'Cette adresse n’est pas une adresse électronique.', 'This is not an e-mail address.'],
  INVALID_PASSWORD: [422, 'Le mot de passe n’est pas bon.', 'The password is wrong.'],
  PASSWORD_TOO_SHORT: [
    422,
    'Le mot de passe doit compter 12 signes au moins.',
    'The password needs at least 12 signs.',
  ],
  PASSWORD_TOO_LONG: [
    422,
    'Le mot de passe doit compter 128 signes au plus.',
    'The password may have at most 128 signs.',
  ],
  EMAIL_PASSWORD_DISABLED: [
    403,
    'La connexion passe ici par le compte de la collectivité.',
    'Here, one signs in by single sign-on.',
  ],
  INVALID_TOKEN: [
    410,
    'Ce lien n’est plus valable. Demandez-en un nouveau.',
    'This link is no longer good. Ask for a new one.',
  ],
  INVALID_CODE: [422, 'Ce code n’est pas bon.', 'This code is wrong.'],
  INVALID_BACKUP_CODE: [
    422,
    'Ce code de secours n’est pas bon, ou a déjà servi.',
    'This recovery code is wrong, or was already used.',
  ],
  INVALID_TWO_FACTOR_COOKIE: [
    401,
    'La connexion a trop attendu : reprenez au mot de passe.',
    'The sign-in waited too long: start again with the password.',
  ],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: [
    429,
    'Trop d’essais : reprenez au mot de passe.',
    'Too many tries: start again with the password.',
  ],
  ACCOUNT_TEMPORARILY_LOCKED: [
    429,
    'Trop d’essais : ce compte attend quelques minutes.',
    'Too many tries: this account waits a few minutes.',
  ],
  TOTP_ALREADY_ENABLED: [409, 'Le code à usage unique est déjà en service.', 'The one-time code is already on.'],
  TOTP_NOT_ENABLED: [409, 'Le code à usage unique n’est pas en service.', 'The one-time code is not on.'],
  BACKUP_CODES_NOT_ENABLED: [409, 'Ce compte n’a pas de codes de secours.', 'This account has no recovery codes.'],
  CREDENTIAL_ACCOUNT_NOT_FOUND: [409, 'Ce compte n’a pas de mot de passe.', 'This account has no password.'],
  SESSION_NOT_FRESH: [
    403,
    'Reconnectez-vous d’abord : cette action demande une connexion récente.',
    'Sign in again first: this needs a recent sign-in.',
  ],
  CHALLENGE_NOT_FOUND: [410, 'La demande a trop attendu : recommencez.', 'The request waited too long: try again.'],
  AUTHENTICATION_FAILED: [401, 'La clé d’accès n’a pas été reconnue.', 'The passkey was not recognised.'],
  PASSKEY_NOT_FOUND: [404, 'Cette clé d’accès n’est pas connue ici.', 'This passkey is not known here.'],
  FAILED_TO_VERIFY_REGISTRATION: [422, 'La clé d’accès n’a pas pu être ajoutée.', 'The passkey could not be added.'],
  PROVIDER_NOT_FOUND: [
    503,
    'Ce service d’identité ne répond pas. Réessayez dans une minute.',
    'This identity provider does not answer. Try again in a minute.',
  ],
} as const satisfies Record<string, readonly [RefusalStatus, string, string]>;

const refusals = new Map(
  Object.entries(sentences).map(([code, [status, fr, en]]) => [
    code,
    defineRefusal(`auth.${code.toLowerCase()}`, status, { fr, en }),
  ]),
);
const refused = defineRefusal('auth.refused', 422, {
  fr: 'La demande n’a pas été acceptée.',
  en: 'The request was not accepted.',
});

/** A refusal of better-auth as one of ours, by its code, else by its status. */
export function refusalOf(given: {
  status: number;
  code: string | undefined;
  retryAfter: number | undefined;
}): Refusal {
  const known = given.code === undefined ? undefined : refusals.get(given.code);
  if (given.status === 429) {
    const seconds = given.retryAfter ?? 60;
    return Object.assign((known ?? tooManyRequests)({ values: { seconds } }), { retryAfterSeconds: seconds });
  }
  if (known) return known();
  if (/ORIGIN|CALLBACK_URL|REDIRECT_URL|CROSS_SITE/.test(given.code ?? '')) return crossSite();
  if (given.code === 'VALIDATION_ERROR') return requestInvalid();
  if (given.status === 401) return signInNeeded();
  return given.status === 404 ? notFound() : refused();
}
