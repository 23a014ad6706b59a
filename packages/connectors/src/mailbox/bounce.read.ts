import type { InboxMail } from '../inbox.port.ts';

/**
 * What a delivery status notification says (RFC 3464): whom it did not reach, and for good or not. Undefined when it says
 * that it did.
 * @param report the part `message/delivery-status`
 * @param returned what came back of the mail, its headers at least
 */
export function readBounce(report: string, returned: string | undefined): InboxMail['bounced'] {
  const groups = report
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map(fieldsOf);
  const recipient = groups.find((fields) => fields.has('action'));
  const action = recipient?.get('action')?.toLowerCase();
  if (!recipient || (action !== 'failed' && action !== 'delayed')) return undefined;
  const said = recipient.get('original-recipient') ?? recipient.get('final-recipient');
  const address = /([^\s;<>]+@[^\s;<>]+)/.exec(said ?? '')?.[1]?.toLowerCase();
  const status = recipient.get('status') ?? '';
  const messageId = /^message-id:\s*(<[^<>\s]+>)/im.exec(returned ?? '')?.[1];
  return {
    ...(address ? { address } : {}),
    permanent: action === 'failed' && !status.startsWith('4'),
    ...(messageId ? { messageId } : {}),
  };
}

/** Of servers that say in a sentence that they could not: nothing is sure but that it did not arrive. */
export function guessBounce(mail: { from: string; subject: string; text: string }): InboxMail['bounced'] {
  if (!/^(?:mailer-daemon|postmaster)@/i.test(mail.from) || !failure.test(mail.subject)) return undefined;
  const address = /<?\b([^\s<>"'(),;:]+@[^\s<>"'(),;:]+\.[a-z]{2,})\b>?/i.exec(mail.text)?.[1]?.toLowerCase();
  const messageId = /^message-id:\s*(<[^<>\s]+>)/im.exec(mail.text)?.[1];
  return {
    ...(address ? { address } : {}),
    permanent: !/delay|retard|will (?:be )?retr|sera réessayé/i.test(`${mail.subject} ${mail.text.slice(0, 2000)}`),
    ...(messageId ? { messageId } : {}),
  };
}

const failure =
  /undeliver|delivery (?:status|failure|has failed)|fail(?:ed|ure)|returned mail|non remis|non-remise|n['’]a pas pu être remis|échec de (?:la )?(?:remise|distribution)|retourné/i;

function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.split('\n')) {
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
  }
  return fields;
}
