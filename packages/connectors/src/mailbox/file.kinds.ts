/** What a file is by its first bytes. `family` groups what is taken for one another without harm: photos, office files. */
export type FileKind = {
  mimeType: string;
  family: 'pdf' | 'image' | 'media' | 'word' | 'sheet' | 'slides' | 'drawing' | 'rtf' | 'text' | 'mail';
};
/** `refused`: programs, archives, pages with script. `zip` and `ole` are what offices write: to be looked into. */
export type Sniffed = FileKind | 'refused' | 'zip' | 'ole' | 'tnef' | undefined;

type Magic = { at?: number; bytes: string; found: Sniffed };

const image = (mimeType: string): FileKind => ({ mimeType, family: 'image' });
const media = (mimeType: string): FileKind => ({ mimeType, family: 'media' });

/** In order: the first that fits. Bytes are latin1. */
const magics: readonly Magic[] = [
  { bytes: '%PDF-', found: { mimeType: 'application/pdf', family: 'pdf' } },
  { bytes: '\xff\xd8\xff', found: image('image/jpeg') },
  { bytes: '\x89PNG\r\n\x1a\n', found: image('image/png') },
  { bytes: 'GIF87a', found: image('image/gif') },
  { bytes: 'GIF89a', found: image('image/gif') },
  { bytes: 'II*\0', found: image('image/tiff') },
  { bytes: 'MM\0*', found: image('image/tiff') },
  { at: 8, bytes: 'WEBP', found: image('image/webp') },
  { at: 8, bytes: 'WAVE', found: media('audio/wav') },
  { at: 4, bytes: 'ftyphei', found: image('image/heic') },
  { at: 4, bytes: 'ftyphev', found: image('image/heic') },
  { at: 4, bytes: 'ftypmif1', found: image('image/heic') },
  { at: 4, bytes: 'ftypavif', found: image('image/avif') },
  { at: 4, bytes: 'ftypM4A', found: media('audio/mp4') },
  { at: 4, bytes: 'ftypqt', found: media('video/quicktime') },
  { at: 4, bytes: 'ftyp', found: media('video/mp4') },
  { bytes: '\x1a\x45\xdf\xa3', found: media('video/webm') },
  { bytes: 'OggS', found: media('audio/ogg') },
  { bytes: 'ID3', found: media('audio/mpeg') },
  { bytes: '\xff\xfb', found: media('audio/mpeg') },
  { bytes: '\xff\xf3', found: media('audio/mpeg') },
  { bytes: '#!AMR', found: media('audio/amr') },
  { bytes: '{\\rtf', found: { mimeType: 'application/rtf', family: 'rtf' } },
  { bytes: 'PK\x03\x04', found: 'zip' },
  { bytes: 'PK\x05\x06', found: 'refused' },
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', found: 'ole' },
  { bytes: '\x78\x9f\x3e\x22', found: 'tnef' },
  // Programs, and what starts them.
  { bytes: 'MZ', found: 'refused' },
  { bytes: '\x7fELF', found: 'refused' },
  { bytes: '\xcf\xfa\xed\xfe', found: 'refused' },
  { bytes: '\xca\xfe\xba\xbe', found: 'refused' },
  { bytes: '#!', found: 'refused' },
  { bytes: 'L\0\0\0\x01\x14\x02\0', found: 'refused' },
  // Archives, whose content nobody sees before it is opened.
  { bytes: 'Rar!', found: 'refused' },
  { bytes: '7z\xbc\xaf\x27\x1c', found: 'refused' },
  { bytes: '\x1f\x8b', found: 'refused' },
  { bytes: 'BZh', found: 'refused' },
  { bytes: '\xfd7zXZ', found: 'refused' },
  { bytes: '\x28\xb5\x2f\xfd', found: 'refused' },
  { bytes: 'MSCF', found: 'refused' },
  { at: 257, bytes: 'ustar', found: 'refused' },
  { at: 0x8001, bytes: 'CD001', found: 'refused' },
];

/** Reads what a file is, whatever it is called. */
export function sniff(bytes: Uint8Array): Sniffed {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const { at = 0, bytes: magic, found } of magics)
    if (view.toString('latin1', at, at + magic.length) === magic) return found;
  return textKind(view);
}

/** A text holds no NUL; one that a browser would run is no text. */
function textKind(view: Buffer): Sniffed {
  const isWide = (view[0] === 0xff && view[1] === 0xfe) || (view[0] === 0xfe && view[1] === 0xff);
  const head = view.subarray(0, 65_536);
  if (!isWide && head.includes(0)) return undefined;
  const start = head
    .toString('latin1', 0, 2000)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body|<script|<svg|<iframe|<!--)/.test(start)) return 'refused';
  if (start.startsWith('<?xml') && /<(?:svg|html|script|job|package)\b/.test(start)) return 'refused';
  // eslint-disable-next-line no-control-regex -- what no text holds
  if (!isWide && (start.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0) > start.length / 50)
    return undefined;
  return { mimeType: 'text/plain', family: 'text' };
}

const families: Record<string, FileKind['family'][]> = {
  pdf: ['pdf'],
  image: ['image'],
  media: ['media'],
  word: ['word', 'rtf'],
  sheet: ['sheet', 'text'],
  slides: ['slides'],
  drawing: ['drawing'],
  rtf: ['rtf'],
  text: ['text'],
  mail: ['mail', 'text'],
};
const extensions: Record<string, keyof typeof families> = Object.fromEntries(
  Object.entries({
    pdf: 'pdf',
    image: 'jpg jpeg jpe jfif png gif webp heic heif avif tif tiff bmp',
    media: 'mp4 m4v mov 3gp webm mkv mp3 m4a ogg oga opus wav amr aac',
    word: 'doc docx docm dot dotx dotm odt ott',
    sheet: 'xls xlsx xlsm xlsb xlt xltx ods ots',
    slides: 'ppt pptx pptm pps ppsx odp',
    drawing: 'odg vsdx',
    rtf: 'rtf',
    text: 'txt csv tsv log md ics vcf vcs xml json gpx kml asc',
    mail: 'eml msg',
  }).flatMap(([family, list]) => list.split(' ').map((extension) => [extension, family])),
);

/** What a machine runs, however it is named: never kept. */
const runs = new Set(
  'exe com scr pif bat cmd ps1 psm1 vbs vbe vb js jse mjs wsf wsh hta msi msp jar lnk reg dll cpl sys apk app dmg iso img vhd sh html htm xhtml shtml svg svgz mht mhtml chm one url desktop xll iqy slk zip rar 7z gz tgz tar bz2 xz cab ace arj'.split(
    ' ',
  ),
);

export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})\s*$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

export const isRefusedName = (name: string): boolean => runs.has(extensionOf(name));

/** The families that a name promises; undefined when it promises nothing. */
export function promisedFamilies(name: string, declaredType: string): readonly FileKind['family'][] | undefined {
  const family = extensions[extensionOf(name)] ?? declaredFamily(declaredType.toLowerCase());
  return family === undefined ? undefined : families[family];
}

function declaredFamily(type: string): keyof typeof families | undefined {
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('image/')) return 'image';
  if (type.startsWith('audio/') || type.startsWith('video/')) return 'media';
  if (type === 'message/rfc822') return 'mail';
  return type.startsWith('text/') ? 'text' : undefined;
}

/** A text by what its name says of it. */
export function textTypeOf(name: string, declaredType: string): string {
  const types: Record<string, string> = {
    csv: 'text/csv',
    ics: 'text/calendar',
    vcf: 'text/vcard',
    eml: 'message/rfc822',
  };
  return types[extensionOf(name)] ?? (declaredType === 'message/rfc822' ? 'message/rfc822' : 'text/plain');
}
