import { createHash } from 'node:crypto';

/**
 * Answers a text with its fingerprint, or in a word when whoever asks has it already (RFC 9110, 13.1.2).
 * @param headers those of the whole answer; a 304 carries them too
 */
export function conditional(request: Request, body: string, headers: Record<string, string>): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const all = { ...headers, etag };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  // A proxy that compresses marks what it keeps: `"…-gzip"`. A fingerprint may end like such a mark by itself.
  const isKnown = known.some((one) => one === '*' || one === etag || one.replace(/-[a-z]+"$/, '"') === etag);
  return isKnown ? new Response(null, { status: 304, headers: all }) : new Response(body, { headers: all });
}
