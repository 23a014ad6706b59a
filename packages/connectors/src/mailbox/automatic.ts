import type { InboxMail } from '../inbox.port.ts';

/** What says of a mail that no person wrote it. */
export type MailSigns = {
  /** The first value of a header, by its name in lower case. */
  header: (name: string) => string | undefined;
  from: string;
  subject: string;
  /** The address of the mailbox: a list of our own domain passes on what people write to it. */
  own?: string | undefined;
};

/**
 * Whether a robot wrote it: what it says of itself (RFC 3834), then the older words for it, then what it calls itself.
 * Answering such a mail by itself is how two robots begin to talk. A bounce is told by its report, not here.
 */
export function automaticOf({ header, from, subject, own }: MailSigns): InboxMail['automatic'] {
  const submitted = header('auto-submitted')?.split(/[;(]/)[0]?.trim().toLowerCase();
  if (submitted !== undefined && submitted !== 'no' && submitted !== '')
    return submitted === 'auto-replied' ? 'auto_reply' : 'auto_generated';
  if (isReply(header, subject)) return 'auto_reply';
  const precedence = header('precedence')?.trim().toLowerCase();
  const isList = header('list-id') !== undefined || header('list-unsubscribe') !== undefined || precedence === 'list';
  if (isList && !isOwnList(header, own)) return 'list';
  if (precedence === 'bulk' || precedence === 'junk') return 'list';
  // A person who wrote it may say so.
  if (submitted === 'no') return undefined;
  if (header('return-path')?.trim() === '<>' || header('feedback-id') !== undefined) return 'auto_generated';
  const contentType = header('content-type')?.toLowerCase() ?? '';
  if (contentType.includes('disposition-notification')) return 'auto_generated';
  return isRobotAddress(from) ? 'auto_generated' : undefined;
}

function isReply(header: MailSigns['header'], subject: string): boolean {
  const precedence = header('precedence')?.trim().toLowerCase() ?? '';
  return (
    /auto.?reply|vacation/.test(precedence) ||
    replyHeaders.some((name) => (header(name)?.trim().toLowerCase() ?? 'no') !== 'no') ||
    awaySubject.test(subject)
  );
}

/** By which programs said it before RFC 3834, and go on to. */
const replyHeaders = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponse',
  'x-auto-reply',
  'x-autoreply-from',
  'x-vacation',
];

/** How those who are away are excused, at the head of the subject: Exchange, Zimbra, Gmail, Lotus. */
const awaySubject =
  /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:réponse automatique|réponse auto|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|absence du bureau|absent(?:e|\(e\))? du bureau|message d['’]absence|notification d['’]absence|avis d['’]absence|(?:je suis )?en congés? jusqu|out of (?:the )?office|ooo)\s*(?:[:：\-–—(,]|$)/iu;

/** The names under which nobody reads. */
export const isRobotAddress = (address: string): boolean => robots.test(address);

function isOwnList(header: MailSigns['header'], own: string | undefined): boolean {
  const domain = own?.split('@')[1]?.toLowerCase();
  if (!domain) return false;
  const said = `${header('list-id') ?? ''} ${header('list-post') ?? ''}`.toLowerCase();
  return new RegExp(`[@.<]${domain.replaceAll('.', '\\.')}>`).test(said);
}

const robots =
  /^(?:mailer-daemon|postmaster|no-?reply|ne-?pas-?repondre|nepasrepondre|do-?not-?reply|noreply)(?:[+._-][^@]*)?@/i;
