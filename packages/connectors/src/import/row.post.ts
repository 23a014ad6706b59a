import { createHash } from 'node:crypto';
import type { Bilingual } from '@beffroi/contracts';
import { linksInText, safeHttpUrl } from '../html/index.ts';
import type { ReceivedPost } from '../port.ts';
import type { ImportField, ImportMapping, ImportReading } from './import.mapping.ts';
import { readInstant } from './instant.read.ts';
import type { TableRow } from './table.types.ts';

const maxTextChars = 100_000;

/** A post, or why the line gave none: the column at fault is named when one is. */
export type RowPost =
  | { ok: true; line: number; post: ReceivedPost }
  | { ok: false; line: number; column?: string; message: Bilingual };

/**
 * The post of a line. Its id is the one that the tool gave, else its address, else what it says, when and by whom, so
 * that importing the same file twice brings each post once.
 */
export function toReceivedPost(row: TableRow, mapping: ImportMapping, reading: ImportReading): RowPost {
  if (!row.ok) return row;
  const { line, cells } = row;
  const cell = (field: ImportField): string => {
    const column = mapping[field];
    return column === undefined ? '' : clean(cells[column] ?? '');
  };
  const fault = (field: ImportField, fr: string, en: string): RowPost => {
    const column = mapping[field];
    return { ok: false, line, ...(column === undefined ? {} : { column }), message: { fr, en } };
  };

  const [text, title] = [cell('text'), cell('title')];
  if (text === '' && title === '') {
    return fault(mapping.text === undefined ? 'title' : 'text', 'Le texte est vide.', 'The text is empty.');
  }
  if (text.length > maxTextChars) {
    return fault('text', 'Le texte dépasse 100 000 signes.', 'The text is longer than 100,000 characters.');
  }
  const written = [cell('postedAt'), cell('time')].filter((part) => part !== '').join(' ');
  const postedAt = readInstant(written, reading) ?? readInstant(cell('postedAt'), reading);
  if (cell('postedAt') !== '' && postedAt === undefined) {
    return fault(
      'postedAt',
      `« ${short(written)} » n’est pas une date comprise.`,
      `“${short(written)}” is no known date.`,
    );
  }
  const url = safeHttpUrl(cell('url'));
  if (cell('url') !== '' && url === undefined) {
    const said = short(cell('url'));
    return fault('url', `« ${said} » n’est pas une adresse http.`, `“${said}” is not an http address.`);
  }

  const author = authorOf(cell);
  const body = text === '' ? title : text;
  const reach = countOf(cell('reach'));
  const said = [body, postedAt ?? '', author?.handle ?? ''].join('\u0000');
  return {
    ok: true,
    line,
    post: {
      network: 'import',
      originId: cell('id') || url || `sha256:${createHash('sha256').update(said).digest('hex')}`,
      ...(url ? { url } : {}),
      ...(title && text ? { title } : {}),
      text: body,
      ...(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(cell('lang')) ? { lang: cell('lang').toLowerCase() } : {}),
      ...(postedAt ? { postedAt } : {}),
      ...(author ? { author } : {}),
      tags: mapping.tags ? listOf(cell('tags'), '#') : marked(body, '#'),
      mentions: mapping.mentions ? listOf(cell('mentions'), '@') : marked(body, '@'),
      links: linksInText(`${body}\n${cell('links').replaceAll(/[,;|]\s*(?=https?:)/g, ' ')}`),
      media: linksInText(cell('media')).map((address) => ({ kind: 'image', url: address })),
      ...(cell('inReplyTo') ? { inReplyTo: cell('inReplyTo') } : {}),
      ...(cell('repostOf') ? { repostOf: cell('repostOf') } : {}),
      ...(reach === undefined ? {} : { reach }),
    },
  };
}

function authorOf(cell: (field: ImportField) => string): ReceivedPost['author'] {
  const handle = cell('authorHandle').replace(/^@/, '') || cell('authorName');
  if (handle === '') return undefined;
  const url = safeHttpUrl(cell('authorUrl'));
  const followers = countOf(cell('followers'));
  return {
    handle,
    ...(cell('authorName') ? { name: cell('authorName') } : {}),
    ...(url ? { url } : {}),
    ...(followers === undefined ? {} : { followers }),
  };
}

/** `1 234`, `1,234`, `1.234`, `1234.0`, `12,5 k`; absent when it is no count. */
function countOf(written: string): number | undefined {
  const found = /^([\d\s.,]+)(k|m)?$/i.exec(written.trim());
  if (!found) return undefined;
  const [, digits = '', unit] = found;
  const scale = unit ? (unit.toLowerCase() === 'k' ? 1e3 : 1e6) : 1;
  const compact = digits.replaceAll(/\s/g, '');
  const grouped =
    /^\d{1,3}([.,]\d{3})+$/.test(compact) && !unit ? compact.replaceAll(/[.,]/g, '') : compact.replace(',', '.');
  const count = Math.round(Number(grouped) * scale);
  return Number.isSafeInteger(count) && grouped !== '' ? count : undefined;
}

function listOf(written: string, sign: '#' | '@'): string[] {
  const items = written.split(/[\s,;|]+/).map((item) => item.replace(/^[[('"]+|[\])'"]+$/g, ''));
  return [
    ...new Set(items.map((item) => (item.startsWith(sign) ? item.slice(1) : item)).filter((item) => item !== '')),
  ];
}

/** Those that the text itself marks. */
function marked(text: string, sign: '#' | '@'): string[] {
  const pattern =
    sign === '#' ? /(?<![\p{L}\p{N}&/])#([\p{L}\p{N}_]+)/gu : /(?<![\p{L}\p{N}./])@([\p{L}\p{N}_.-]*[\p{L}\p{N}_])/gu;
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
}

function clean(cell: string): string {
  return cell
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
