import type { InboxAttachment } from '../inbox.port.ts';
import {
  extensionOf,
  isRefusedName,
  promisedFamilies,
  sniff,
  textTypeOf,
  type FileKind,
  type Sniffed,
} from './file.kinds.ts';
import { lookIntoOle, lookIntoZip, type OfficeLook } from './office.look.ts';

export type ArrivedFile = { name: string; declaredType: string; content: Uint8Array };

/**
 * What a file is, by its bytes, and whether it is kept: not when it runs, hides what it holds, carries a program, or is
 * not what its name says. A photo under the name of another kind of photo harms nobody.
 */
export function judge({ name: written, declaredType, content }: ArrivedFile, maxBytes: number): InboxAttachment {
  const name = fileNameOf(written, declaredType);
  const named = { name, bytes: content.length };
  const refused = (verdict: InboxAttachment['verdict'], mimeType = 'application/octet-stream') => ({
    ...named,
    mimeType,
    verdict,
  });
  if (content.length > maxBytes) return refused('too_large', declaredType);
  if (content.length === 0) return refused('unreadable', declaredType);
  const sniffed = sniff(content);
  if (isRefusedName(name) || sniffed === 'refused') return refused('refused_type');
  const looked = lookInto(sniffed, content);
  if (looked === 'archive') return refused('refused_type');
  if (looked === 'encrypted' || looked === 'damaged') return refused('unreadable');
  const promised = promisedFamilies(name, declaredType);
  if (looked === undefined) return refused(promised ? 'wrong_type' : 'refused_type');
  const { kind, macros } = looked;
  const mimeType = kind.family === 'text' ? textTypeOf(name, declaredType) : kind.mimeType;
  if (mimeType === 'message/rfc822' && carriesFiles(content)) return refused('refused_type', mimeType);
  if (macros) return refused('macros', mimeType);
  if (promised && !promised.includes(kind.family)) return refused('wrong_type', mimeType);
  return { ...named, mimeType, verdict: 'safe', content: Uint8Array.from(content) };
}

function lookInto(sniffed: Sniffed, content: Uint8Array): Exclude<OfficeLook, FileKind> | undefined {
  if (sniffed === 'zip') return lookIntoZip(content);
  if (sniffed === 'ole') return lookIntoOle(content);
  if (sniffed === undefined || sniffed === 'tnef' || sniffed === 'refused') return undefined;
  return { kind: sniffed, macros: carriesProgram(sniffed, content) };
}

/** A mail that is attached is an archive when it has files in it. */
function carriesFiles(content: Uint8Array): boolean {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return /^(?:content-(?:type|disposition)\s*:.*|[ \t]+.*)(?:\bname\*?\d*\*?\s*=|filename|attachment|application\/)/im.test(
    view.toString('latin1'),
  );
}

/** An object to be opened inside a text (RTF), a program to be started by a PDF. Scripts of forms are usual, and stay. */
function carriesProgram({ family }: FileKind, content: Uint8Array): boolean {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (family === 'rtf') return /\\obj(?:data|ocx|update)\b/.test(view.toString('latin1'));
  return family === 'pdf' && /\/Launch\b/.test(view.toString('latin1'));
}

/** Longest name that is kept, its extension with it. */
const longestName = 150;

/** A name that is safe on any disk and deceives no eye: one line, no path, no sign that turns the direction of reading. */
export function fileNameOf(written: string, declaredType: string): string {
  const clean = written
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (clean === '') return `sans-nom${declaredType === 'message/rfc822' ? '.eml' : ''}`;
  if (clean.length <= longestName) return clean;
  const extension = extensionOf(clean);
  return extension === ''
    ? clean.slice(0, longestName)
    : `${clean.slice(0, longestName - extension.length - 1)}.${extension}`;
}
