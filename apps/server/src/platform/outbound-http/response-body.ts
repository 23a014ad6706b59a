import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

const gunzip = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotliDecompress = promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);
const zstdDecompress = promisify<Uint8Array, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

/** What the client can undo, as it is announced in Accept-Encoding. */
export const acceptedEncodings = 'gzip, deflate, br, zstd';

/** The body grew past the limit, compressed or not. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** The body is not what its Content-Encoding says. */
export class UnreadableBodyError extends Error {
  override readonly name = 'UnreadableBodyError';
}

/**
 * Reads a body to its end, decompressed, never holding more than twice the limit: the limit runs on what comes out as
 * it comes out, so that a compression bomb stops where it passes it.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new TooLargeError();
    chunks.push(chunk);
  }
  let bytes: Uint8Array = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, size);
  const encodings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
    .toReversed();
  if (encodings.length > 3) throw new UnreadableBodyError(`encoded ${encodings.length} times`);
  for (const encoding of encodings) if (bytes.byteLength > 0) bytes = await decodeOnce(bytes, encoding, maxBytes);
  return bytes;
}

async function decodeOnce(bytes: Uint8Array, encoding: string, maxOutputLength: number): Promise<Uint8Array> {
  // A body cut short still gives what had arrived, as browsers do.
  const lenient = { maxOutputLength, finishFlush: zlib.constants.Z_SYNC_FLUSH };
  try {
    switch (encoding) {
      case 'gzip':
      case 'x-gzip':
        return await gunzip(bytes, lenient);
      case 'deflate':
        return ((bytes[0] ?? 0) & 0x0f) === 8 ? await inflate(bytes, lenient) : await inflateRaw(bytes, lenient);
      case 'br':
        return await brotliDecompress(bytes, { maxOutputLength });
      case 'zstd':
        return await zstdDecompress(bytes, { maxOutputLength });
      default:
        throw new UnreadableBodyError(`unknown encoding ${encoding}`);
    }
  } catch (error) {
    if (error instanceof UnreadableBodyError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new TooLargeError(undefined, { cause: error });
    throw new UnreadableBodyError(`not ${encoding}`, { cause: error });
  }
}
