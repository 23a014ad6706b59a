import { createTransport } from 'nodemailer';
import { paragraphsOf } from '../markup.write.ts';
import { partOf } from '../publish.plan.ts';
import type { Credentials, Outgoing } from '../publish.port.ts';
import { ownId } from './answer.id.ts';
import { idsOf } from './mail.parse.ts';

/** Longest chain of references that is written: the root, and the latest (RFC 5322 bounds lines, not chains). */
const mostReferences = 30;

/** A mail ready to be handed over: to whom, and the bytes that are kept and sent alike. */
export type WrittenAnswer = { messageId: string; envelope: { from: string; to: string[] }; raw: Buffer };

/**
 * Writes an answer as a person’s mail: never marked as automatic, in the thread that it answers, to one address, under
 * the identifier of its delivery.
 */
export async function writeAnswer(outgoing: Outgoing, credentials: Credentials): Promise<WrittenAnswer> {
  const { address = '', name = '' } = credentials;
  const { mail } = outgoing;
  const part = partOf(outgoing, 0);
  const messageId = ownId(outgoing.key, address);
  const references = referencesOf(mail);
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const written = await composer.sendMail({
    messageId,
    date: new Date(outgoing.startedAt),
    from: { name, address },
    to: { name: '', address: mail?.to ?? '' },
    subject: oneLineOf(mail?.subject ?? ''),
    ...(references.length > 0 ? { inReplyTo: references.at(-1) ?? '', references } : {}),
    text: part.text,
    html: `<!doctype html>\n<html lang="${outgoing.lang === 'en' ? 'en' : 'fr'}"><body>\n${paragraphsOf(part.text)}\n</body></html>`,
    headers: { 'Content-Language': outgoing.lang },
    attachments: await Promise.all(
      part.media
        .filter(({ kind }) => kind === 'image')
        .map(async ({ id, mimeType, alt, read }) => ({
          filename: `${id}.${mimeType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin'}`,
          contentType: mimeType,
          content: Buffer.from(await read()),
          headers: { 'Content-Description': oneLineOf(alt) },
        })),
    ),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { messageId, envelope: { from: address, to: [mail?.to ?? ''] }, raw: written.message as Buffer };
}

/** One address and nothing else: no list, no name, no second line. */
export function isOneAddress(written: string | undefined): written is string {
  return written !== undefined && written.length <= 254 && /^[^\s<>"(),:;@[\\\]]+@[^\s<>"(),:;@[\\\]]+$/.test(written);
}

function referencesOf(mail: Outgoing['mail']): string[] {
  const chain = [...new Set((mail?.references ?? []).flatMap(idsOf))];
  const [parent] = idsOf(mail?.inReplyTo);
  const all = parent === undefined ? chain : [...chain.filter((id) => id !== parent), parent];
  const [root, ...rest] = all;
  return root === undefined ? [] : [root, ...rest.slice(-(mostReferences - 1))];
}

function oneLineOf(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
