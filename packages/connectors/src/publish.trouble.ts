import type { Bilingual } from '@beffroi/contracts';
import type { Trouble } from './port.ts';
import type { Credentials, PublishTrouble, PublishTroubleKind } from './publish.port.ts';

type Explanation = { kind: PublishTroubleKind; fr: string; en: string };
type Given = {
  retryAfterSeconds?: number | undefined;
  /** The network's own words, when it gave any. */
  detail?: string | undefined;
  /** What must not be in a message: the values of these. */
  secrets?: Credentials | undefined;
};

/**
 * What an HTTP refusal means for the person who publishes. A 5xx says nothing of what was done: `done: 'unknown'`.
 * @param status HTTP status, 400 or more
 * @param who the network or the server, as it is shown
 */
export function publishTroubleOfStatus(status: number, who: string, given: Given = {}): PublishTrouble {
  const done = status >= 500 || status === 408 ? 'unknown' : 'no';
  return publishTrouble({ ...explain(status), done }, who, given);
}

/** Trouble of any kind, with the network's own words after ours, bereft of secrets. */
export function publishTrouble(
  { kind, fr, en, done }: Explanation & { done: PublishTrouble['done'] },
  who: string,
  { retryAfterSeconds, detail, secrets = {} }: Given = {},
): PublishTrouble {
  const said = detail ? ` (${shorten(withoutSecrets(detail, secrets))})` : '';
  return {
    ok: false,
    kind,
    done,
    message: { fr: `${who} ${fr}${said}.`, en: `${who} ${en}${said}.` },
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}

/** Trouble on the way of a call that changes something there: it may have been heard, unless nobody was reached. */
export function writeTrouble(trouble: Trouble): PublishTrouble {
  return { ...trouble, done: trouble.reached === false || trouble.kind === 'refused_address' ? 'no' : 'unknown' };
}

/** Trouble on the way of a call that changes nothing there. */
export function readTrouble(trouble: Trouble): PublishTrouble {
  return { ...trouble, done: 'no' };
}

/** An answer to a publication that is not what the documentation promises: what it did is not known. */
export function unreadablePublication(who: string): PublishTrouble {
  return publishTrouble(
    {
      kind: 'unreadable',
      fr: 'a répondu autre chose que ce qui est attendu : ce qui a été fait est à vérifier sur le réseau',
      en: 'answered something unexpected: what was done is to be checked on the network',
      done: 'unknown',
    },
    who,
  );
}

/** The text with every value of the secrets replaced; short values are left, they are no secrets. */
export function withoutSecrets(text: string, secrets: Credentials): string {
  let clean = text;
  for (const value of Object.values(secrets)) {
    if (value.length < 8) continue;
    for (const form of new Set([value, encodeURIComponent(value)])) clean = clean.replaceAll(form, '•••');
  }
  return clean;
}

/** The labels of steps, the same words for all networks. */
export const stepLabels = {
  media: (number: number): Bilingual => ({ fr: `Envoi du média ${number}`, en: `Upload of media ${number}` }),
  mediaReady: (number: number): Bilingual => ({
    fr: `Préparation du média ${number}`,
    en: `Preparation of media ${number}`,
  }),
  altText: (number: number): Bilingual => ({
    fr: `Texte de remplacement du média ${number}`,
    en: `Alternative text of media ${number}`,
  }),
  part: (number: number, of: number): Bilingual =>
    of === 1
      ? { fr: 'Publication', en: 'Publication' }
      : { fr: `Publication de la partie ${number} sur ${of}`, en: `Publication of part ${number} of ${of}` },
  firstComment: { fr: 'Premier commentaire', en: 'First comment' } as Bilingual,
};

function explain(status: number): Explanation {
  if (status === 401)
    return {
      kind: 'auth_expired',
      fr: 'refuse le jeton ou le mot de passe : reconnectez le compte',
      en: 'refuses the token or password: connect the account again',
    };
  if (status === 403)
    return {
      kind: 'forbidden',
      fr: 'interdit cette action au compte connecté : vérifiez ses droits, puis reconnectez-le',
      en: 'forbids this to the connected account: check its rights, then connect it again',
    };
  if (status === 404 || status === 410)
    return { kind: 'not_found', fr: 'ne connaît pas ou plus cela', en: 'does not know this, or no longer' };
  if (status === 408) return { kind: 'timeout', fr: 'n’a pas tout reçu à temps', en: 'did not receive all in time' };
  if (status === 413)
    return { kind: 'media_refused', fr: 'trouve ce fichier trop lourd', en: 'finds this file too heavy' };
  if (status === 429) return { kind: 'rate_limited', fr: 'demande de ralentir', en: 'asks to slow down' };
  if (status >= 500)
    return {
      kind: 'unavailable',
      fr: `est en panne pour le moment (HTTP ${status})`,
      en: `is failing at the moment (HTTP ${status})`,
    };
  return {
    kind: 'rejected',
    fr: `refuse cette publication (HTTP ${status})`,
    en: `refuses this publication (HTTP ${status})`,
  };
}

function shorten(detail: string): string {
  // No sign that a database does not hold, and none cut in two.
  const line = detail
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  return (line.length > 160 ? `${line.slice(0, 159)}…` : line).toWellFormed();
}
