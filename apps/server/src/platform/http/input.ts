import type { Endpoint } from '@beffroi/contracts';
import { z } from 'zod';
import type { FieldError } from '../errors.ts';
import { requestInvalid, requestTooLarge, requestUnreadable } from './refusals.ts';

const inFrench = z.locales.fr().localeError;
const inEnglish = z.locales.en().localeError;
const MOST_DEPTH = 50;
const unstorableText = {
  code: 'unstorable',
  message: {
    fr: 'Cette valeur contient un caractère nul ou mal formé, ou trop de niveaux.',
    en: 'This value holds a null or ill-formed character, or too many levels.',
  },
};
const USUAL_BODY_BYTES = 1024 * 1024;

/** Parses one part of a request. @throws request.invalid with a sentence for each field at fault, in both languages */
export function parsePart<S extends z.ZodType>(
  schema: S,
  value: unknown,
  part: 'params' | 'query' | 'body',
): z.output<S> {
  const unstorable = findUnstorable(value, [part]);
  if (unstorable) throw requestInvalid({ fields: [{ path: unstorable, ...unstorableText }] });
  const result = schema.safeParse(value, { error: inFrench });
  if (result.success) return result.data;
  throw requestInvalid({ fields: fieldErrors(schema, value, [part]) });
}

/** What a schema says against a value, field by field, in both languages; `under` is the path to the value. */
export function fieldErrors(schema: z.ZodType, value: unknown, under: readonly string[]): FieldError[] {
  const french = schema.safeParse(value, { error: inFrench }).error?.issues ?? [];
  const english = schema.safeParse(value, { error: inEnglish }).error?.issues ?? [];
  return french.map((issue, index) => ({
    path: [...under, ...issue.path.map(String)].join('.'),
    code: issue.code ?? 'custom',
    message: { fr: issue.message, en: english[index]?.message ?? issue.message },
  }));
}

/**
 * The path of a text that no database holds (U+0000, half a surrogate pair), or of a value too deep to be written
 * again.
 */
function findUnstorable(value: unknown, path: readonly string[]): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path.join('.') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > MOST_DEPTH) return path.slice(0, 3).join('.');
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(key, [...path, '?']) ?? findUnstorable(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
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
