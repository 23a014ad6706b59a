import type { StoredMail } from './mail.store.ts';
import { isInSet, writeString, type Token } from './imap.tokens.ts';
import { readHeaders, readMime, valueOf, type MimePart } from './mime.tree.ts';

/** What is answered to FETCH: pieces of text and bytes, in order. */
export function fetchMail(mail: StoredMail, items: readonly Token[]): (string | Buffer)[] {
  const pieces: (string | Buffer)[] = [];
  let tree: MimePart | undefined;
  const parsed = () => (tree ??= readMime(mail.raw));
  for (const [index, item] of items.entries()) {
    const name = String(item).toUpperCase();
    if (index > 0) pieces.push(' ');
    if (name === 'UID') pieces.push(`UID ${mail.uid}`);
    else if (name === 'FLAGS') pieces.push(`FLAGS (${[...mail.flags].join(' ')})`);
    else if (name === 'INTERNALDATE') pieces.push(`INTERNALDATE "${internalDate(mail.at)}"`);
    else if (name === 'RFC822.SIZE') pieces.push(`RFC822.SIZE ${mail.raw.length}`);
    else if (name === 'BODYSTRUCTURE') pieces.push(`BODYSTRUCTURE ${structureOf(mail.raw, parsed())}`);
    else pieces.push(...section(mail.raw, parsed, String(item)));
  }
  return pieces;
}

/** Whether a mail answers the criteria of SEARCH; those that no mail program of ours sends are not known. */
export function isFound(mail: StoredMail, criteria: readonly Token[], last: number): boolean {
  const left = [...criteria];
  const word = () => String(left.shift() ?? '');
  const one = (): boolean => {
    const key = left.shift();
    if (Array.isArray(key)) return isFound(mail, key, last);
    switch (String(key).toUpperCase()) {
      case 'ALL':
        return true;
      case 'UID':
        return isInSet(word(), mail.uid, last);
      case 'SINCE':
        return mail.at.getTime() >= Date.parse(`${word().replaceAll('-', ' ')} 00:00:00Z`);
      case 'HEADER': {
        const headers = readHeaders(headerBlock(mail.raw, readMime(mail.raw)));
        const value = headers.get(word().toLowerCase());
        const wanted = word().toLowerCase();
        return value !== undefined && value.toLowerCase().includes(wanted);
      }
      case 'DRAFT':
        return mail.flags.has('\\Draft');
      case 'SEEN':
        return mail.flags.has('\\Seen');
      case 'NOT':
        return !one();
      default:
        throw new Error(`search by ${String(key)} is not known`);
    }
  };
  while (left.length > 0) if (!one()) return false;
  return true;
}

function section(raw: Buffer, parsed: () => MimePart, item: string): (string | Buffer)[] {
  const [, named, from, length] = /^BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/i.exec(item) ?? [];
  if (named === undefined) throw new Error(`FETCH of ${item} is not known`);
  let bytes = bytesOf(raw, parsed(), named.toUpperCase());
  if (from !== undefined) bytes = bytes.subarray(Number(from), Number(from) + Number(length));
  const origin = from === undefined ? '' : `<${from}>`;
  return [`BODY[${named}]${origin} {${bytes.length}}\r\n`, bytes];
}

function bytesOf(raw: Buffer, root: MimePart, named: string): Buffer {
  if (named === '') return raw;
  const [, path = '', what = ''] = /^((?:\d+\.?)*)(.*)$/.exec(named) ?? [];
  let part: MimePart | undefined = root;
  for (const step of path.split('.').filter(Boolean)) {
    if (part?.type === 'message') part = readMime(raw, ...part.body);
    // The only part of a message that is not multipart is its whole body.
    part = part?.parts.length ? part.parts[Number(step) - 1] : step === '1' ? part : undefined;
  }
  if (!part) return Buffer.alloc(0);
  const at = what.startsWith('MIME') || path === '' || part.type !== 'message' ? part : readMime(raw, ...part.body);
  if (what === '') return raw.subarray(...part.body);
  if (what === 'TEXT') return raw.subarray(...at.body);
  if (what === 'MIME' || what === 'HEADER') return raw.subarray(...at.header);
  const [, names = ''] = /^HEADER\.FIELDS \((.*)\)$/.exec(what) ?? [];
  const wanted = new Set(names.toLowerCase().split(' '));
  const lines = raw
    .toString('latin1', ...at.header)
    .split(/\r?\n(?![ \t])/)
    .filter((line) => wanted.has(line.slice(0, Math.max(0, line.indexOf(':'))).toLowerCase()));
  return Buffer.from(`${lines.map((line) => `${line}\r\n`).join('')}\r\n`, 'latin1');
}

function structureOf(raw: Buffer, part: MimePart): string {
  const params = paramsOf(part.params);
  if (part.parts.length > 0)
    return `(${part.parts.map((child) => structureOf(raw, child)).join('')} ${writeString(part.subtype)} ${params} NIL NIL NIL)`;
  const { headers } = part;
  const [disposition, named] = valueOf(headers.get('content-disposition') ?? '');
  const size = part.body[1] - part.body[0];
  const lines = raw.subarray(...part.body).reduce((sum, byte) => sum + (byte === 0x0a ? 1 : 0), 0);
  const written = [
    writeString(part.type),
    writeString(part.subtype),
    params,
    writeString(headers.get('content-id')),
    writeString(headers.get('content-description')),
    writeString(headers.get('content-transfer-encoding') ?? '7bit'),
    String(size),
  ];
  if (part.type === 'text') written.push(String(lines));
  if (part.type === 'message' && part.subtype === 'rfc822') {
    const inner = readMime(raw, ...part.body);
    const subject = writeString(inner.headers.get('subject'));
    written.push(`(NIL ${subject} NIL NIL NIL NIL NIL NIL NIL NIL)`, structureOf(raw, inner), String(lines));
  }
  written.push('NIL', disposition ? `(${writeString(disposition)} ${paramsOf(named)})` : 'NIL', 'NIL', 'NIL');
  return `(${written.join(' ')})`;
}

function paramsOf(params: Map<string, string>): string {
  if (params.size === 0) return 'NIL';
  return `(${[...params].map(([name, value]) => `${writeString(name)} ${writeString(value)}`).join(' ')})`;
}

function headerBlock(raw: Buffer, part: MimePart): string {
  return raw.toString('latin1', ...part.header);
}

function internalDate(at: Date): string {
  const [, day = '', month = '', year = '', time = ''] = /(\d+) (\w+) (\d+) ([\d:]+)/.exec(at.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}
