import type { FileKind } from './file.kinds.ts';

/** What is in an office file: what it is, and whether it carries a program. */
export type OfficeLook = { kind: FileKind; macros: boolean } | 'archive' | 'encrypted' | 'damaged';

const word: FileKind['family'] = 'word';
const ooxml = 'application/vnd.openxmlformats-officedocument';

/** Looks into a ZIP by its list of contents alone: nothing is inflated, so that there is no bomb in it. */
export function lookIntoZip(bytes: Uint8Array): OfficeLook {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = zipNames(view);
  if (names === undefined) return 'damaged';
  const has = (start: string) => names.some((name) => name.startsWith(start));
  const macros = names.some((name) => /vbaproject\.bin$|(?:^|\/)macrosheets\/|^basic\/|^scripts\//i.test(name));
  if (names.includes('[Content_Types].xml')) {
    if (has('word/')) return { kind: { mimeType: `${ooxml}.wordprocessingml.document`, family: word }, macros };
    if (has('xl/')) return { kind: { mimeType: `${ooxml}.spreadsheetml.sheet`, family: 'sheet' }, macros };
    if (has('ppt/')) return { kind: { mimeType: `${ooxml}.presentationml.presentation`, family: 'slides' }, macros };
    if (has('visio/')) return { kind: { mimeType: 'application/vnd.visio', family: 'drawing' }, macros };
    return 'archive';
  }
  // OpenDocument: the first entry says what it is, as it stands.
  const [, said] =
    /^mimetype(application\/vnd\.oasis\.opendocument\.[a-z-]+)/.exec(view.toString('latin1', 30, 130)) ?? [];
  if (said === undefined) return 'archive';
  const family = said.includes('spreadsheet') ? 'sheet' : said.includes('presentation') ? 'slides' : undefined;
  const mimeType = said.replace(/(opendocument\.(?:text|spreadsheet|presentation|graphics)(?:-template)?).*/, '$1');
  return { kind: { mimeType, family: family ?? (said.includes('graphics') ? 'drawing' : word) }, macros };
}

/** Looks into an OLE file (`.doc`, `.xls`, `.ppt`, `.msg`) by the names in its directory (MS-CFB, 2.6). */
export function lookIntoOle(bytes: Uint8Array): OfficeLook {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  for (let at = 512; at + 128 <= view.length; at += 128) {
    const length = view.readUInt16LE(at + 64);
    const type = view[at + 66] ?? 0;
    if (length < 4 || length > 64 || length % 2 !== 0 || ![1, 2, 5].includes(type)) continue;
    names.add(view.toString('utf16le', at, at + length - 2));
  }
  if (names.has('EncryptedPackage')) return 'encrypted';
  // A VBAInfoContainer (MS-PPT, 2.4.11), in which presentations keep theirs.
  const inSlides = view.includes(Buffer.from([0x1f, 0x00, 0xff, 0x03, 0x14, 0x00, 0x00, 0x00]));
  const macros = inSlides || ['VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR', 'Macros'].some((name) => names.has(name));
  if (names.has('WordDocument')) return { kind: { mimeType: 'application/msword', family: word }, macros };
  if (names.has('Workbook') || names.has('Book'))
    return { kind: { mimeType: 'application/vnd.ms-excel', family: 'sheet' }, macros };
  if (names.has('PowerPoint Document'))
    return { kind: { mimeType: 'application/vnd.ms-powerpoint', family: 'slides' }, macros };
  return names.has('Root Entry') ? 'archive' : 'damaged';
}

const mostNames = 20_000;

/** The names in the central directory (APPNOTE 4.3.12); undefined when there is none. */
function zipNames(view: Buffer): string[] | undefined {
  const end = view.lastIndexOf('PK\x05\x06', view.length, 'latin1');
  if (end === -1 || end + 22 > view.length) return undefined;
  const names: string[] = [];
  let at = view.readUInt32LE(end + 16);
  while (names.length < mostNames && at + 46 <= view.length && view.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.readUInt16LE(at + offset));
    names.push(view.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names.length === 0 ? undefined : names;
}
