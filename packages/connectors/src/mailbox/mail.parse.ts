import PostalMime, { decodeWords, type Address, type Email } from 'postal-mime';
import { oneLine, undoDoubleEncoding } from '../html/index.ts';

/** A mail as it is understood, its words in the letters that were meant. */
export type ParsedMail = {
  /** Every value of a header, topmost first. */
  headers: (name: string) => string[];
  subject: string;
  from: { address: string; name?: string };
  replyTo?: { address: string; name?: string };
  to: string[];
  messageId?: string;
  inReplyTo?: string;
  references: string[];
  text: string;
  html: string;
  files: { name: string; declaredType: string; content: Uint8Array; isReport: boolean }[];
};

const options = { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: 500_000 };
/** Of thousands of parts, so many are looked at. */
const mostFiles = 100;

/**
 * Reads a mail, however it is written.
 * @returns undefined when it is no mail at all, or one that was made to break whoever reads it
 */
export async function parseMail(raw: Buffer): Promise<ParsedMail | undefined> {
  try {
    const mail = await PostalMime.parse(raw, options);
    const words = await wordsOf(mail, raw);
    const block = headerBlock(raw);
    const headers = (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value);
    const from = firstAddress(mail.from) ?? firstAddress(mail.sender) ?? { name: '', address: mail.returnPath ?? '' };
    const name = cleanLine(headerText(block, 'from', from.name).replace(/\s*<[^<>]*>\s*$/, ''), 200).replaceAll(
      '"',
      '',
    );
    const answered = addressOf(firstAddress(mail.replyTo?.[0])?.address ?? '');
    const answeredName = cleanLine(firstAddress(mail.replyTo?.[0])?.name ?? '', 200);
    const [messageId] = idsOf(mail.messageId);
    const [inReplyTo] = idsOf(mail.inReplyTo);
    return {
      headers,
      subject: cleanLine(headerText(block, 'subject', mail.subject ?? ''), 500),
      from: { address: addressOf(from.address), ...(name === '' || name.includes('@') ? {} : { name }) },
      to: [...new Set([...flat(mail.to), ...flat(mail.cc), ...deliveredTo(headers)].map(addressOf).filter(Boolean))],
      ...(answered ? { replyTo: { address: answered, ...(answeredName ? { name: answeredName } : {}) } } : {}),
      ...(messageId ? { messageId } : {}),
      ...(inReplyTo ? { inReplyTo } : {}),
      references: idsOf(mail.references),
      ...words,
      files: mail.attachments.slice(0, mostFiles).map(({ filename, mimeType, content }) => ({
        name: filename ?? '',
        declaredType: mimeType,
        content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
        isReport: /^(?:message\/(?:delivery-status|disposition-notification)|text\/rfc822-headers)$/.test(mimeType),
      })),
    };
  } catch {
    return undefined;
  }
}

/** Letters that a charset does not have were written in another one than was said: in French, windows-1252. */
async function wordsOf({ text = '', html = '' }: Email, raw: Buffer): Promise<{ text: string; html: string }> {
  if (!isBroken(text) && !isBroken(html)) return { text: clean(text), html: clean(html) };
  const again = await PostalMime.parse(withLatinCharset(raw), options);
  return {
    text: clean(isBroken(text) ? (again.text ?? text) : text),
    html: clean(isBroken(html) ? (again.html ?? html) : html),
  };
}

/** More letters that cannot be read than letters beyond ASCII that can. */
function isBroken(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  if (broken === 0) return false;
  const good = text.match(/[\u00a0-\uffef]/g)?.length ?? 0;
  return good <= broken * 2;
}

/** The same bytes, every charset that is said turned into `l1`, which reads as windows-1252. Lengths stay. */
function withLatinCharset(raw: Buffer): Buffer {
  const copy = Buffer.from(raw);
  let at = copy.indexOf('charset=', 0, 'latin1');
  while (at !== -1) {
    const from = at + 'charset='.length;
    const said = /^"?[\w.:-]{2,40}"?/.exec(copy.toString('latin1', from, from + 44))?.[0] ?? '';
    if (said.length >= 2) copy.write('l1'.padEnd(said.length, ' '), from, 'latin1');
    at = copy.indexOf('charset=', from, 'latin1');
  }
  return copy;
}

/** A header in letters: those of RFC 2047, else its bytes as UTF-8, else as windows-1252. */
function headerText(block: string, name: string, read: string): string {
  if (!read.includes('\ufffd')) return read;
  const line = new RegExp(`^${name}:(.*(?:\r?\n[ \t].*)*)`, 'im').exec(block)?.[1]?.replaceAll(/\r?\n[ \t]+/g, ' ');
  if (line === undefined) return read;
  const latin = new TextDecoder('windows-1252').decode(Buffer.from(line, 'latin1'));
  return decodeWords(latin.replaceAll(/=\?utf-?8\?/gi, '=?windows-1252?'));
}

function headerBlock(raw: Buffer): string {
  const end = raw.indexOf('\r\n\r\n');
  return raw.toString('latin1', 0, end === -1 ? Math.min(raw.length, 100_000) : end);
}

function deliveredTo(headers: (name: string) => string[]): string[] {
  return ['delivered-to', 'x-original-to'].flatMap(headers);
}

function firstAddress(address: Address | undefined): { name: string; address: string } | undefined {
  if (!address) return undefined;
  if (address.group) return address.group[0];
  return address.address ? address : undefined;
}

function flat(addresses: readonly Address[] | undefined): string[] {
  return (addresses ?? []).flatMap(({ address, group }) =>
    group ? group.map((one) => one.address) : address ? [address] : [],
  );
}

/** Identifiers as they stand between angle brackets, nothing else. */
export function idsOf(written: string | undefined): string[] {
  return [...new Set(written?.match(/<[^<>\s]{1,900}>/g) ?? [])];
}

const addressOf = (written: string): string => /[^\s<>"',;]+@[^\s<>"',;]+/.exec(written)?.[0]?.toLowerCase() ?? '';

/** One line of visible signs, whatever was hidden in an encoded word. */
function cleanLine(text: string, longest: number): string {
  return oneLine(clean(text).replaceAll(/\p{Cc}+/gu, ' '))
    .slice(0, longest)
    .toWellFormed();
}

function clean(text: string): string {
  // eslint-disable-next-line no-control-regex -- what a database does not hold, and no person wrote
  return undoDoubleEncoding(text.replaceAll(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '').toWellFormed());
}
