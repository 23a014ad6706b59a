import { createHash } from 'node:crypto';
import { linksInText } from '../html/index.ts';
import type { InboxAttachment, InboxItem, InboxMail } from '../inbox.port.ts';
import { fileNameOf, judge } from './attachment.judge.ts';
import { authenticationOf } from './authentication.ts';
import { automaticOf, isRobotAddress } from './automatic.ts';
import { guessBounce, readBounce } from './bounce.read.ts';
import { textsOfHtml } from './html.quotes.ts';
import type { MailLimits } from './mail.door.ts';
import type { FetchedMail } from './mail.fetch.ts';
import { parseMail, type ParsedMail } from './mail.parse.ts';
import { newTextOf } from './new-text.ts';
import { readTnef } from './tnef.read.ts';

type Given = { limits: MailLimits; authservId?: string | undefined; address?: string | undefined };
type Incomplete = NonNullable<InboxItem['incomplete']>;

/** Longest text that is kept of a mail. */
const longestText = 200_000;

/** A mail as something that somebody said to us. */
export async function itemOf(fetched: FetchedMail, given: Given): Promise<InboxItem> {
  const mail = await parseMail(fetched.raw);
  if (mail) return readItem(behindForm(mail), fetched, given);
  return unreadableItem(createHash('sha256').update(fetched.raw).digest('hex').slice(0, 40), fetched.at);
}

function readItem(mail: ReturnType<typeof behindForm>, fetched: FetchedMail, given: Given): InboxItem {
  const unpacked = unpack(mail);
  const text = textOf(mail, unpacked.text);
  const attachments = [...judgeAll(unpacked.files, given.limits), ...fetched.left.map(leftOut)];
  const header = (name: string) => mail.headers(name)[0];
  const bounced = bounceOf(mail, text.whole);
  const automatic = bounced
    ? 'bounce'
    : automaticOf({ header, from: mail.from.address, subject: mail.subject, own: given.address });
  const messageId = mail.messageId ?? `<${hashOf(mail, text.whole)}@sans-identifiant.invalid>`;
  const references = mail.references.length > 0 ? mail.references : mail.inReplyTo ? [mail.inReplyTo] : [];
  const results = mail.headers('authentication-results');
  // Nobody verified an address that a form was told.
  const authentication = mail.isByForm ? 'none' : authenticationOf(results, given.authservId, mail.from.address);
  const incomplete = unpacked.incomplete ?? encrypted(mail);
  const lang = /^[a-z]{2}(?:-[A-Za-z]{2})?$/.exec(header('content-language')?.trim() ?? '')?.[0];
  return {
    kind: 'email',
    originId: messageId,
    threadId: references[0] ?? messageId,
    authorId: mail.from.address,
    text: text.whole,
    ...(mail.subject === '' ? {} : { title: mail.subject }),
    ...(lang ? { lang } : {}),
    postedAt: fetched.at.toISOString(),
    author: { handle: mail.from.address, ...(mail.from.name ? { name: mail.from.name } : {}) },
    tags: [],
    mentions: [],
    links: linksInText(text.fresh),
    media: [],
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(incomplete ? { incomplete } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    mail: {
      messageId,
      ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
      references: references.slice(-50),
      subject: mail.subject,
      from: mail.from,
      ...wantedBack(mail, authentication, given.address),
      to: mail.to,
      newText: text.fresh,
      ...(automatic ? { automatic } : {}),
      ...(authentication ? { authentication } : {}),
      ...(bounced ? { bounced } : {}),
    },
  };
}

/**
 * Forms of web sites write in the name of a robot, and name the person who filled them in as whom to answer: that person
 * wrote it.
 */
function behindForm(mail: ParsedMail): ParsedMail & { isByForm?: true } {
  const { replyTo } = mail;
  if (!replyTo || replyTo.address === mail.from.address) return mail;
  if (!isRobotAddress(mail.from.address) || isRobotAddress(replyTo.address)) return mail;
  return { ...mail, from: replyTo, isByForm: true };
}

/**
 * Offices write in the name of a person and want the answer at their common address. It is followed within one domain, and
 * where the domain of the sender was verified: who writes in the name of somebody else gets no answer of theirs.
 */
function wantedBack(
  { from, replyTo }: ParsedMail,
  authentication: InboxMail['authentication'],
  own: string | undefined,
): { replyTo?: string } {
  if (!replyTo || authentication !== 'pass') return {};
  if (replyTo.address === from.address || replyTo.address === own?.toLowerCase()) return {};
  const isOfOneDomain = domainOf(replyTo.address) === domainOf(from.address);
  return isOfOneDomain && !isRobotAddress(replyTo.address) ? { replyTo: replyTo.address } : {};
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** A mail that is passed on is said with what it passes on. */
const forwarded = /^\s*(?:fwd?|tr|transf(?:ert|éré)?|wg|i)\s*:/i;

function textOf(mail: ParsedMail, inTnef: string | undefined): { whole: string; fresh: string } {
  const cut = (text: string) => text.slice(0, longestText).toWellFormed().trim();
  const plain = mail.text.trim() === '' ? (inTnef ?? '') : mail.text;
  const html = plain.trim() === '' ? textsOfHtml(mail.html) : undefined;
  const whole = cut(html?.whole ?? plain.replaceAll(/\r\n?/g, '\n'));
  if (forwarded.test(mail.subject)) return { whole, fresh: whole };
  return { whole, fresh: newTextOf(html && html.fresh !== '' ? cut(html.fresh) : whole) };
}

type Files = ParsedMail['files'];

/** Takes `winmail.dat` apart; what cannot be is said. */
function unpack(mail: ParsedMail): { files: Files; text?: string; incomplete?: Incomplete } {
  const files: Files = [];
  let text: string | undefined;
  let incomplete: Incomplete | undefined;
  for (const file of mail.files) {
    const isTnef = /ms-tnef/i.test(file.declaredType) || /^winmail\.dat$/i.test(file.name);
    const read = isTnef ? readTnef(file.content) : undefined;
    if (read) {
      files.push(...read.files.map((inner) => ({ ...inner, declaredType: '', isReport: false })));
      text ??= read.text;
    } else {
      files.push(file);
      if (isTnef) incomplete = damagedTnef;
    }
  }
  return { files, ...(text ? { text } : {}), ...(incomplete ? { incomplete } : {}) };
}

function judgeAll(files: Files, limits: MailLimits): InboxAttachment[] {
  let room = limits.maxMailBytes;
  return files
    .filter(({ isReport, declaredType, name, content }) => {
      // Parts that were left out leave nothing, and signatures of mail programs say nothing to people.
      const isEmptyStandIn = content.length === 0 && name === '';
      return !isReport && !isEmptyStandIn && !/pkcs7-signature|pgp-signature|pgp-encrypted$/.test(declaredType);
    })
    .map((file) => {
      const judged = /ms-tnef/i.test(file.declaredType)
        ? {
            name: 'winmail.dat',
            mimeType: 'application/ms-tnef',
            bytes: file.content.length,
            verdict: 'unreadable' as const,
          }
        : judge(file, Math.min(limits.maxAttachmentBytes, room));
      if (judged.verdict === 'safe') room -= judged.bytes;
      return judged;
    });
}

function leftOut({ name, mimeType, bytes }: FetchedMail['left'][number]): InboxAttachment {
  return { name: fileNameOf(name, mimeType), mimeType, bytes, verdict: 'too_large' };
}

function bounceOf(mail: ParsedMail, text: string): InboxMail['bounced'] {
  const words = (type: RegExp) => {
    const found = mail.files.find(({ declaredType }) => type.test(declaredType));
    return found && Buffer.from(found.content).toString('utf8');
  };
  const report = words(/^message\/delivery-status$/);
  if (report !== undefined) return readBounce(report, words(/^(?:message\/rfc822|text\/rfc822-headers)$/));
  return guessBounce({ from: mail.from.address, subject: mail.subject, text });
}

/** The same mail gives the same name, wherever it is read again. */
function hashOf(mail: ParsedMail, text: string): string {
  const said = [mail.from.address, mail.headers('date')[0] ?? '', mail.subject, text];
  return createHash('sha256').update(said.join('\0')).digest('hex').slice(0, 40);
}

function encrypted(mail: ParsedMail): Incomplete | undefined {
  const type = mail.headers('content-type')[0]?.toLowerCase() ?? '';
  const isSealed =
    type.includes('multipart/encrypted') || (type.includes('pkcs7-mime') && !type.includes('signed-data'));
  return isSealed ? sealedMail : undefined;
}

/** What cannot be read is told all the same: somebody wrote it. */
export function unreadableItem(name: string, at: Date): InboxItem {
  const messageId = `<${name}@illisible.invalid>`;
  return {
    kind: 'email',
    originId: messageId,
    threadId: messageId,
    text: '',
    postedAt: at.toISOString(),
    tags: [],
    mentions: [],
    links: [],
    media: [],
    incomplete: brokenMail,
    mail: { messageId, references: [], subject: '', from: { address: '' }, to: [], newText: '' },
  };
}

const damagedTnef: Incomplete = {
  fr: 'Les pièces jointes de ce courriel sont dans un fichier winmail.dat abîmé : demandez qu’elles soient renvoyées au format HTML ou texte.',
  en: 'The attachments of this mail are in a damaged winmail.dat file: ask for them again in HTML or text format.',
};
const sealedMail: Incomplete = {
  fr: 'Ce courriel est chiffré : ouvrez-le dans votre messagerie.',
  en: 'This mail is encrypted: open it in your mail program.',
};
const brokenMail: Incomplete = {
  fr: 'Ce courriel est mal formé et n’a pas pu être lu : ouvrez-le dans votre messagerie.',
  en: 'This mail is malformed and could not be read: open it in your mail program.',
};
