import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The prefix of our cookies. Over https it begins with `__Host-`, which browsers accept only when the cookie is
 * secure, of this very host and of the whole site: no neighbour under the same domain can set it.
 */
export function cookiePrefix(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? '__Host-beffroi' : 'beffroi';
}

/** The token of the session cookie, when its signature is ours: `token.base64(HMAC-SHA256(secret, token))`. */
export function readSessionToken(request: Request, given: { prefix: string; secret: string }): string | undefined {
  const name = `${given.prefix}.session_token=`;
  const cookie = (request.headers.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(name));
  if (!cookie) return undefined;
  const value = decode(cookie.slice(name.length));
  const dot = value.lastIndexOf('.');
  if (dot < 1) return undefined;
  const token = value.slice(0, dot);
  const expected = createHmac('sha256', given.secret).update(token).digest();
  const signature = Buffer.from(value.slice(dot + 1), 'base64');
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
