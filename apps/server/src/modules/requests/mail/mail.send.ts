import type { RequestSettings } from '@beffroi/contracts';
import type { Mail, MailOutcome } from '../../../platform/mail/mailer.ts';
import type { Db, RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { mailboxOf } from '../settings/settings.usecases.ts';
import { openMail, tokenOfMessage, type RequestMailKind } from './mail.enter.ts';

export type DueMail = {
  territory_id: string;
  id: string;
  request_id: string;
  handover_id: string | null;
  kind: RequestMailKind;
  sealed_mail: string;
  message_id: string;
  attempts: number;
};

/** What leaves because somebody pressed a button; all else is a machine speaking (RFC 3834, 5). */
const byHand: readonly RequestMailKind[] = ['handover', 'forwarding'];

/** Hands one mail to the server. The same mail tried again is the same letter: its Message-ID never changes. */
export async function sendOne(
  deps: Pick<RequestsDeps, 'db' | 'mailer' | 'sealer'>,
  row: DueMail,
): Promise<MailOutcome> {
  const { fromName, attachmentIds = [], attachments = [], ...mail } = openMail(deps, row);
  const settings = await readRequestSettings(deps.db, row.territory_id);
  const replyTo = await replyAddressOf(deps.db, row.territory_id, settings, row.message_id);
  const files = await filesOf(deps.db, row, attachmentIds);
  return deps.mailer.send({
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    messageId: row.message_id,
    from: { name: fromName ?? settings.territoryName },
    ...(replyTo === undefined ? {} : { replyTo: replyTo.address }),
    ...(byHand.includes(row.kind) ? {} : { headers: { 'Auto-Submitted': 'auto-generated' } }),
    ...(attachments.length + files.length === 0 ? {} : { attachments: [...attachments, ...files] }),
  });
}

export type ReplyAddress = {
  address: string;
  /** Whether an answer is known by the address alone; else by the mail that it refers to. */
  isTokened: boolean;
};

/**
 * `boite+jeton@domaine`: whoever answers is known by the address they answer to; the bare address of a mailbox that does
 * not receive such ones. None without a connected mailbox.
 */
export async function replyAddressOf(
  db: Db,
  territoryId: string,
  { mailboxChannelId, plusAddressing }: Pick<RequestSettings, 'mailboxChannelId' | 'plusAddressing'>,
  messageId: string,
): Promise<ReplyAddress | undefined> {
  const token = tokenOfMessage(messageId);
  if (mailboxChannelId === undefined || token === undefined) return undefined;
  const mailbox = await mailboxOf(db, territoryId, mailboxChannelId);
  const [, local, domain] = /^([^@+\s]+)(?:\+[^@\s]*)?@([^@\s]+)$/.exec(mailbox ?? '') ?? [];
  if (mailbox === undefined || local === undefined || domain === undefined) return undefined;
  return plusAddressing
    ? { address: `${local}+${token}@${domain}`, isTokened: true }
    : { address: mailbox, isTokened: false };
}

async function filesOf(
  db: Db,
  row: Pick<DueMail, 'territory_id' | 'request_id'>,
  ids: readonly string[],
): Promise<NonNullable<Mail['attachments']>> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('requests.attachment')
    .select(['name', 'mime_type', 'content'])
    .where('territory_id', '=', row.territory_id)
    .where('request_id', '=', row.request_id)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map(({ name, mime_type: contentType, content }) => ({ filename: name, contentType, content }));
}
