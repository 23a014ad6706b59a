import { logoRefused } from '../identity.errors.ts';

export type LogoImage = { mediaType: 'image/png' | 'image/jpeg' | 'image/webp'; data: Buffer };

const MOST_BYTES = 204_800;
const MOST_PIXELS = 4000;

/**
 * Takes an image for what its first bytes say, whatever it is called; SVG is none of these. Its size is read from its
 * header, so that a small file cannot stand for a huge picture.
 * @throws identity.logo_refused
 */
export function readLogo(base64: string): LogoImage {
  const data = Buffer.from(base64, 'base64');
  const found = data.length <= MOST_BYTES ? (sizeOfPng(data) ?? sizeOfWebp(data) ?? sizeOfJpeg(data)) : undefined;
  if (!found || found.width < 1 || found.height < 1 || Math.max(found.width, found.height) > MOST_PIXELS) {
    throw logoRefused();
  }
  return { mediaType: found.mediaType, data };
}

type Found = { mediaType: LogoImage['mediaType']; width: number; height: number };

/** PNG, 5.2 and 11.2.2: the signature, then IHDR. */
function sizeOfPng(data: Buffer): Found | undefined {
  if (data.length < 33 || data.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  if (data.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { mediaType: 'image/png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}

/** WebP container: VP8X (extended), VP8L (lossless) or VP8 (lossy, RFC 6386, 9.1). */
function sizeOfWebp(data: Buffer): Found | undefined {
  if (data.length < 30 || data.toString('latin1', 0, 4) !== 'RIFF' || data.toString('latin1', 8, 12) !== 'WEBP') {
    return undefined;
  }
  const mediaType = 'image/webp';
  const chunk = data.toString('latin1', 12, 16);
  if (chunk === 'VP8X') return { mediaType, width: data.readUIntLE(24, 3) + 1, height: data.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8 ') {
    return { mediaType, width: data.readUInt16LE(26) & 0x3fff, height: data.readUInt16LE(28) & 0x3fff };
  }
  if (chunk !== 'VP8L' || data[20] !== 0x2f) return undefined;
  const bits = data.readUInt32LE(21);
  return { mediaType, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** JPEG (T.81, B.2.2): the first frame header, from marker to marker. */
function sizeOfJpeg(data: Buffer): Found | undefined {
  if (data.length < 4 || data.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < data.length;) {
    if (data[at] !== 0xff) return undefined;
    const marker = data[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { mediaType: 'image/jpeg', width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}
