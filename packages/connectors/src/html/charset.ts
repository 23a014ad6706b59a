import type { Bilingual } from '@beffroi/contracts';
import iconv from 'iconv-lite';

export type DecodedText = {
  text: string;
  /** The charset that was used, lower case. */
  charset: string;
  /** What a person should know: the declared charset was wrong, unknown or absent. */
  notes: Bilingual[];
};

const latinLabels = new Set(['us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252', 'cp1252', 'iso-8859-15']);
const wideLabels = /^(utf-?_?(16|32)(le|be)?|u16|u32|iso-10646-ucs-[24]|ucs-?[24]|cs(ucs4|unicode))$/;

/**
 * Turns bytes into text. In order: byte order mark, the first bytes of an XML declaration (XML 1.0, appendix F), the
 * charset of the Content-Type header, the one that the document declares, UTF-8, windows-1252. A candidate that
 * cannot decode every byte gives way to the next. Valid UTF-8 beats a declared Latin charset: text that happens to be
 * valid UTF-8 beyond ASCII is practically never anything else.
 */
export function decodeBytes(
  bytes: Uint8Array,
  given: { contentType?: string | undefined; markup: 'xml' | 'html' },
): DecodedText {
  const marked = markedCharset(bytes);
  if (marked !== undefined) {
    const text = decodeStrictly(bytes.subarray(marked.skip), marked.charset);
    if (text !== undefined) return clean(text, marked.charset, []);
  }
  const wide = sniffedWideCharset(bytes);
  const fromHeader = headerCharset(given.contentType);
  const declared = declaredCharset(bytes, wide, given.markup);
  const promised = fromHeader ?? declared;
  const utf8 = decodeStrictly(bytes, 'utf-8');
  const beyondAscii = utf8 !== undefined && utf8.length < bytes.length;
  const candidates = [wide, fromHeader, declared].filter((label) => label !== undefined);
  for (const label of candidates) {
    if (wideLabels.test(label) && label !== wide) continue;
    if (beyondAscii && latinLabels.has(label)) continue;
    const text = decodeStrictly(bytes, label);
    if (text !== undefined)
      return clean(text, label, label === (wide ?? promised) ? [] : [charsetNote(promised, label)]);
  }
  if (utf8 !== undefined) {
    const expected = promised === undefined || promised === 'utf-8' || (!beyondAscii && latinLabels.has(promised));
    return clean(utf8, 'utf-8', expected ? [] : [charsetNote(promised, 'utf-8')]);
  }
  return (
    mostlyUtf8(bytes) ??
    clean(decodeStrictly(bytes, 'windows-1252') ?? '', 'windows-1252', [charsetNote(promised, 'windows-1252')])
  );
}

/** Undoes UTF-8 that was taken for a Latin charset and encoded again (`Ã©` for `é`), when the whole text shows it. */
export function undoDoubleEncoding(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/.test(text)) return text;
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : windows1252Bytes.get(sign);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  return decodeStrictly(Uint8Array.from(bytes), 'utf-8') ?? text;
}

const windows1252 = new TextDecoder('windows-1252');

const windows1252Bytes = new Map(
  Array.from({ length: 32 }, (_, index) => [fromC1(0x80 + index), 0x80 + index] as const),
);

/** The sign meant by a C1 control code: always the one that windows-1252 has there. */
export function fromC1(code: number): string {
  return windows1252.decode(Uint8Array.of(code));
}

function clean(text: string, charset: string, notes: Bilingual[]): DecodedText {
  const visible = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .replace(/[\u0080-\u009f]/g, (sign) => fromC1(sign.charCodeAt(0)));
  return { text: visible, charset, notes };
}

function markedCharset(bytes: Uint8Array): { charset: string; skip: number } | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', skip: 3 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: 'utf-32be', skip: 4 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: 'utf-32le', skip: 4 };
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', skip: 2 };
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', skip: 2 };
  return undefined;
}

/** `<` and `?` as the first characters, in encodings that ASCII cannot read. */
function sniffedWideCharset(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0x4c && b === 0x6f && c === 0xa7 && d === 0x94) return 'cp037';
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return 'utf-32be';
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return 'utf-32le';
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be';
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le';
  return undefined;
}

function headerCharset(contentType: string | undefined): string | undefined {
  return normalised(/;\s*charset\s*=\s*["']?([^"';\s]+)/i.exec(contentType ?? '')?.[1]);
}

function declaredCharset(bytes: Uint8Array, wide: string | undefined, markup: 'xml' | 'html'): string | undefined {
  const head = bytes.subarray(0, 4096);
  const ascii = (wide === undefined ? undefined : decodeStrictly(head, wide)) ?? Buffer.from(head).toString('latin1');
  const inDeclaration = normalised(/^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/i.exec(ascii)?.[1]);
  if (inDeclaration !== undefined || markup === 'xml') return inDeclaration;
  return normalised(/<meta[^>]+?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(ascii)?.[1]);
}

function normalised(label: string | undefined): string | undefined {
  const lower = label?.trim().toLowerCase();
  if (lower === undefined || lower === '') return undefined;
  if (lower === 'utf8') return 'utf-8';
  return lower === 'gb2312' ? 'gb18030' : lower;
}

/** The text, or nothing when the charset is unknown or a byte does not fit it. */
function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  const fatal = fatalDecoder(label);
  if (fatal !== undefined) {
    try {
      return fatal.decode(bytes);
    } catch {
      return undefined;
    }
  }
  if (!iconv.encodingExists(label)) return undefined;
  const text = iconv.decode(bytes, label);
  return text.includes('\ufffd') ? undefined : text;
}

function fatalDecoder(label: string): { decode: (bytes: Uint8Array) => string } | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

/** UTF-8 with a few broken bytes (cut text, two sources glued together) rather than another charset altogether. */
function mostlyUtf8(bytes: Uint8Array): DecodedText | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let good = 0;
  for (const sign of text) {
    if (sign === '\ufffd') broken += 1;
    else if (sign > '\u007f') good += 1;
  }
  if (good <= broken * 2) return undefined;
  return clean(text, 'utf-8', [
    {
      fr: `${broken} octets ne sont pas de l’UTF-8 valide et ont été remplacés.`,
      en: `${broken} bytes are not valid UTF-8 and were replaced.`,
    },
  ]);
}

function charsetNote(promised: string | undefined, used: string): Bilingual {
  if (promised === undefined) {
    return { fr: `Encodage non déclaré, lu comme ${used}.`, en: `No charset declared, read as ${used}.` };
  }
  return {
    fr: `Encodage annoncé ${promised}, lu comme ${used}.`,
    en: `Declared charset ${promised}, read as ${used}.`,
  };
}
