/** What a file is by its first bytes, whatever it is called. */
export type Sniffed =
  | { kind: 'image'; mimeType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' }
  | { kind: 'video'; mimeType: 'video/mp4' | 'video/quicktime' | 'video/webm' }
  | { kind: 'heic' }
  | { kind: 'other' };

/**
 * Sources: PNG 5.2, JPEG (T.81) B.1.1.3, RFC 9649 (WebP), GIF89a 17, ISO/IEC 14496-12 4.3 (ftyp) and 23008-12 for HEIF
 * brands, RFC 8794 with the WebM guidelines (DocType).
 */
export function sniff(head: Uint8Array): Sniffed {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (text(0, 3) === '\xff\xd8\xff') return { kind: 'image', mimeType: 'image/jpeg' };
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return { kind: 'image', mimeType: 'image/png' };
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return { kind: 'image', mimeType: 'image/webp' };
  if (/^GIF8[79]a/.test(text(0, 6))) return { kind: 'image', mimeType: 'image/gif' };
  if (text(0, 4) === '\x1a\x45\xdf\xa3') {
    return text(0, 64).includes('webm') ? { kind: 'video', mimeType: 'video/webm' } : { kind: 'other' };
  }
  if (text(4, 8) === 'ftyp') return byBrand(text(8, 12));
  // A QuickTime file of before brands begins with one of its boxes.
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(text(4, 8)))
    return { kind: 'video', mimeType: 'video/quicktime' };
  return { kind: 'other' };
}

function byBrand(brand: string): Sniffed {
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) return { kind: 'heic' };
  if (brand === 'qt  ') return { kind: 'video', mimeType: 'video/quicktime' };
  if (/^(isom|iso\d|mp4\d|avc1|M4V|MSNV|dash|mmp4|3gp|f4v)/i.test(brand))
    return { kind: 'video', mimeType: 'video/mp4' };
  return { kind: 'other' };
}
