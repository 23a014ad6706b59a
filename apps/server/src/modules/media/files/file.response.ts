import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Rendition } from './rendition.make.ts';

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
};

/**
 * Answers a file, or the part of it that is asked for (RFC 9110, 14: one range of bytes; several are answered whole).
 * @param given.name what it is called when it is saved, without extension
 */
export function fileResponse(
  rendition: Rendition,
  given: { request: Request; name: string; cacheControl: string; crossOrigin?: boolean },
): Response {
  const { request } = given;
  const etag = `"${rendition.etag}"`;
  const headers = new Headers({
    'content-type': rendition.mimeType,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'content-disposition': disposition(given.name, extensions[rendition.mimeType] ?? 'bin'),
    'accept-ranges': 'bytes',
    'cache-control': given.cacheControl,
    etag,
    ...(given.crossOrigin ? { 'cross-origin-resource-policy': 'cross-origin' } : {}),
  });
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const range = isFresh(request, etag) ? rangeOf(request.headers.get('range'), rendition.bytes) : undefined;
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${rendition.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { from, to } = range ?? { from: 0, to: rendition.bytes - 1 };
  headers.set('content-length', String(to - from + 1));
  if (range) headers.set('content-range', `bytes ${from}-${to}/${rendition.bytes}`);
  return new Response(bodyOf(rendition, from, to), { status: range ? 206 : 200, headers });
}

/** The first and last byte of the one range that is asked for; undefined to answer the whole. */
export function rangeOf(
  header: string | null,
  size: number,
): { from: number; to: number } | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last));
  if (from >= size || (first === '' && Number(last) === 0)) return 'unsatisfiable';
  return to < from ? undefined : { from, to };
}

function isFresh(request: Request, etag: string): boolean {
  const condition = request.headers.get('if-range');
  return condition === null || condition === etag;
}

function bodyOf(rendition: Rendition, from: number, to: number): ReadableStream | Uint8Array<ArrayBuffer> {
  if ('data' in rendition) return new Uint8Array(rendition.data.subarray(from, to + 1));
  return Readable.toWeb(createReadStream(rendition.path, { start: from, end: to })) as ReadableStream;
}

/** RFC 6266, with the name in UTF-8 (RFC 8187). */
function disposition(name: string, extension: string): string {
  const plain = `${name.replace(/\.[a-z0-9]{2,5}$/i, '')}.${extension}`;
  const encoded = encodeURIComponent(plain).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain.replaceAll(/[^\w.-]+/g, '_')}"; filename*=UTF-8''${encoded}`;
}
