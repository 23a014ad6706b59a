import type { InboxMail } from '@beffroi/connectors';
import type { DepartmentDraft } from '@beffroi/contracts';

export type Sender =
  /** An address of the sheet, or of a colleague in the same house. */
  | { isTheirs: true; name: string }
  /** It may be anybody: a person decides. */
  | { isTheirs: false; why: 'unauthenticated' | 'unknown' };

/** Where everybody may open an address: the same domain says nothing there. */
const shared = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com yahoo.fr ' +
    'ymail.com icloud.com me.com orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr gmx.com gmx.fr ' +
    'proton.me protonmail.com numericable.fr aol.com'
  ).split(' '),
);

/**
 * Whether a mail is from who was asked: an address of its sheet, or one of the same domain (a colleague to whom it was
 * forwarded). What our own server found not to come from where it says is nobody's (RFC 8601).
 */
export function judgeSender(
  mail: Pick<InboxMail, 'from' | 'authentication'>,
  known: { email?: string | undefined; people?: DepartmentDraft['people'] },
): Sender {
  if (mail.authentication === 'fail') return { isTheirs: false, why: 'unauthenticated' };
  const from = mail.from.address.toLowerCase();
  const people = known.people ?? [];
  const person = people.find(({ email }) => email.toLowerCase() === from);
  const name = person?.name ?? mail.from.name ?? mail.from.address;
  const addresses = [...(known.email === undefined ? [] : [known.email]), ...people.map(({ email }) => email)].map(
    (each) => each.toLowerCase(),
  );
  if (addresses.includes(from)) return { isTheirs: true, name };
  const domain = from.split('@')[1] ?? '';
  const isHouse = !shared.has(domain) && addresses.some((each) => each.endsWith(`@${domain}`));
  return isHouse ? { isTheirs: true, name } : { isTheirs: false, why: 'unknown' };
}
