import type { ImapFlow, MessageStructureObject } from 'imapflow';
import type { MailLimits } from './mail.door.ts';

/** A mail as it was fetched: whole, or without what was too large, which is then named. */
export type FetchedMail = { raw: Buffer; at: Date; flags: Set<string>; left: LeftFile[] };
export type LeftFile = { name: string; mimeType: string; bytes: number };

/** Up to that, a mail comes in one piece. */
const smallMail = 1_000_000;
/** Of a text that is longer, so much is read. */
const longestText = 1_000_000;

/**
 * Fetches a mail. A large one is taken apart on the server: its headers, its texts and the files that are kept, put
 * together again as the mail that it would be without the others. What is held in memory is bounded by `limits`,
 * whatever the size of the mail.
 * @returns undefined when it is gone
 */
export async function fetchMail(client: ImapFlow, uid: number, limits: MailLimits): Promise<FetchedMail | undefined> {
  const known = await one(client, uid, { size: true, internalDate: true, flags: true, bodyStructure: true });
  if (!known) return undefined;
  const { size = 0, internalDate, flags = new Set<string>(), bodyStructure } = known;
  const about = { at: internalDate instanceof Date ? internalDate : new Date(internalDate ?? 0), flags };
  if (size <= smallMail || !bodyStructure) {
    const whole = await one(client, uid, { source: { start: 0, maxLength: limits.maxMailBytes } });
    return whole?.source && { raw: whole.source, ...about, left: [] };
  }
  const parts = await one(client, uid, { headers: true });
  if (!parts?.headers) return undefined;
  const left: LeftFile[] = [];
  const budget = { bytes: limits.maxMailBytes };
  const pieces: Buffer[] = [parts.headers];
  await rebuild(bodyStructure, true);
  return { raw: Buffer.concat(pieces), ...about, left };

  /** Writes a part of the mail, without what is left out. */
  async function rebuild(node: MessageStructureObject, isRoot: boolean): Promise<void> {
    if (!node.childNodes || node.type === 'message/rfc822') return leaf(node, isRoot);
    if (!isRoot) pieces.push(Buffer.from(headerOf(node), 'latin1'));
    const boundary = Buffer.from(node.parameters?.['boundary'] ?? '', 'latin1');
    for (const child of node.childNodes) {
      pieces.push(Buffer.from('\r\n--'), boundary, Buffer.from('\r\n'));
      await rebuild(child, false);
    }
    pieces.push(Buffer.from('\r\n--'), boundary, Buffer.from('--\r\n'));
  }

  async function leaf(node: MessageStructureObject, isRoot: boolean): Promise<void> {
    const part = node.part ?? '1';
    const encoded = node.size ?? 0;
    const bytes = node.encoding?.toLowerCase() === 'base64' ? Math.floor((encoded / 78) * 57) : encoded;
    const isText = node.type.startsWith('text/') && node.disposition !== 'attachment';
    const isKept = isText || (bytes <= limits.maxAttachmentBytes && encoded <= budget.bytes);
    if (!isKept) {
      left.push({ name: nameOf(node), mimeType: node.type, bytes });
      // An empty text in its place, so that the parts around it stay as they are.
      if (!isRoot) pieces.push(Buffer.from('Content-Type: text/plain\r\n\r\n'));
      return;
    }
    const length = isText ? Math.min(encoded, longestText) : encoded;
    const found = await one(client, uid, {
      bodyParts: [...(isRoot ? [] : [`${part}.MIME`]), { key: part, start: 0, maxLength: Math.max(1, length) }],
    });
    budget.bytes -= length;
    const head = found?.bodyParts?.get(`${part}.mime`);
    if (!isRoot) pieces.push(head ?? Buffer.from(headerOf(node), 'latin1'));
    pieces.push(found?.bodyParts?.get(part) ?? Buffer.alloc(0));
  }
}

async function one(client: ImapFlow, uid: number, query: Parameters<ImapFlow['fetchOne']>[1]) {
  const found = await client.fetchOne(String(uid), query, { uid: true });
  return found || undefined;
}

function headerOf({ type, parameters = {} }: MessageStructureObject): string {
  const written = Object.entries(parameters).map(
    ([name, value]) => `; ${name}="${value.replaceAll(/["\\\r\n]/g, '')}"`,
  );
  return `Content-Type: ${type}${written.join('')}\r\n\r\n`;
}

function nameOf({ dispositionParameters, parameters, type }: MessageStructureObject): string {
  return dispositionParameters?.['filename'] ?? parameters?.['name'] ?? `sans-nom.${type.split('/')[1] ?? 'bin'}`;
}
