import type { Bilingual } from '@beffroi/contracts';
import type { Trouble } from '../port.ts';
import type { Credentials, PublishTrouble, PublishTroubleKind } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';

type MailError = Partial<{
  message: string;
  code: string;
  responseText: string;
  responseCode: number;
  response: string;
  authenticationFailed: boolean;
  serverResponseCode: string;
}>;

const wrongPassword: Bilingual = {
  fr: 'refuse l’identifiant ou le mot de passe : vérifiez-les, puis reconnectez la boîte',
  en: 'refuses the user name or password: check them, then connect the mailbox again',
};
const wrongCertificate: Bilingual = {
  fr: 'présente un certificat qui n’est pas le sien ou que personne ne garantit',
  en: 'shows a certificate that is not its own or that nobody vouches for',
};
const insecure: Bilingual = {
  fr: 'ne chiffre pas la connexion : un mot de passe n’y est pas envoyé',
  en: 'does not encrypt the connection: no password is sent there',
};
const full: Bilingual = { fr: 'n’a plus de place dans cette boîte', en: 'has no room left in this mailbox' };

/** What an IMAP server, or the way to it, refused. Reading and filing change nothing that anybody else sees. */
export function imapTrouble(error: unknown, host: string, secrets: Credentials): PublishTrouble {
  const { code = '', message, responseText, authenticationFailed, serverResponseCode } = error as MailError;
  const detail = responseText ?? message;
  if (authenticationFailed || serverResponseCode === 'AUTHENTICATIONFAILED')
    return troubleOfKind('auth_expired', host, { says: wrongPassword, detail: responseText, secrets });
  if (serverResponseCode === 'OVERQUOTA') return troubleOfKind('unavailable', host, { says: full, secrets });
  return wayTrouble(code, host, { detail, secrets }) ?? troubleOfKind('unavailable', host, { detail, secrets });
}

/**
 * What an SMTP server, or the way to it, refused.
 * @param begun the mail was being handed over: only an answer says what came of it
 */
export function smtpTrouble(
  error: unknown,
  host: string,
  { secrets, begun }: { secrets: Credentials; begun: boolean },
): PublishTrouble {
  const { code = '', message, response, responseCode } = error as MailError;
  const detail = response ?? message;
  const given = { detail, secrets };
  const done = begun && responseCode === undefined && code !== 'EENVELOPE' ? 'unknown' : 'no';
  if (code === 'EAUTH' && (responseCode ?? 500) >= 500)
    return troubleOfKind('auth_expired', host, { says: wrongPassword, secrets });
  if (responseCode === 421 || responseCode === 450 || responseCode === 451 || responseCode === 452)
    return troubleOfKind('rate_limited', host, { ...given, retryAfterSeconds: 300 });
  if (responseCode !== undefined && responseCode >= 500)
    return troubleOfKind(responseCode === 552 ? 'too_large' : 'rejected', host, {
      ...given,
      says: { fr: 'refuse ce courriel', en: 'refuses this mail' },
    });
  const way = wayTrouble(code, host, given);
  if (way) return { ...way, done };
  return troubleOfKind('unavailable', host, { ...given, done });
}

/** Trouble of the door: the name is unknown, or leads where nobody is let. */
export function doorTrouble(trouble: Trouble): PublishTrouble {
  return { ...trouble, done: 'no' };
}

export function insecureTrouble(host: string): PublishTrouble {
  return troubleOfKind('refused_address', host, { says: insecure });
}

function wayTrouble(
  code: string,
  host: string,
  given: { detail: string | undefined; secrets: Credentials },
): PublishTrouble | undefined {
  const kinds: [RegExp, PublishTroubleKind, Bilingual?][] = [
    [/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ETLS/, 'refused_address', wrongCertificate],
    [/TIMEOUT|ETIMEDOUT/i, 'timeout'],
    [/ECONN|ESOCKET|EHOST|ENET|ENOTFOUND|EDNS|EPIPE|NoConnection|ClosedAfter/, 'unavailable'],
    [/TooLarge|TooMany|Parser|Unexpected|MissingTag|InvalidResponse/, 'unreadable'],
  ];
  const found = kinds.find(([pattern]) => pattern.test(code));
  return found && troubleOfKind(found[1], host, { ...given, says: found[2] });
}
