import type { Endpoint } from '@beffroi/contracts';
import { z } from 'zod';
import type { FieldError } from '../errors.ts';
import { requestInvalid, requestTooLarge, requestUnreadable } from './refusals.ts';

const inFrench = z.locales.fr().localeError;
const inEnglish = z.locales.en().localeError;
const USUAL_BODY_BYTES = 1024 * 1024;

/** Parses one part of a request. @throws request.invalid with a sentence for each field at fault, in both languages */
export function parsePart<S extends z.ZodType>(
  schema: S,
  value: unknown,
  part: 'params' | 'query' | 'body',
): z.output<S> {
  const result = schema.safeParse(value, { error: inFrench });
  if (result.success) return result.data;
  const english = schema.safeParse(value, { error: inEnglish }).error?.issues ?? [];
  const fields = result.error.issues.map((issue, index): FieldError => ({
    path: [part, ...issue.path.map(String)].join('.'),
    code: issue.code ?? 'custom',
    message: { fr: issue.message, en: english[index]?.message ?? issue.message },
  }));
  throw requestInvalid({ fields });
}

/** Reads a body within its limit, whatever its declared length. @throws request.too_large */
export async function readBody(request: Request, endpoint: Endpoint): Promise<Uint8Array> {
  const limit = endpoint.maxBodyBytes ?? USUAL_BODY_BYTES;
  const tooLarge = () => requestTooLarge({ values: { limit } });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge();
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks);
}

/** @throws request.unreadable when it is not JSON in UTF-8 */
export function parseJson(raw: Uint8Array): unknown {
  if (raw.byteLength === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) as unknown;
  } catch (cause) {
    throw requestUnreadable({ cause });
  }
}
