import type { MiddlewareHandler } from 'hono';

/** Headers of every answer: nothing is framed, sniffed, or told to other sites. The page sets its own policy besides. */
export function secureHeaders(baseUrl: string): MiddlewareHandler {
  const https = baseUrl.startsWith('https:');
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('x-content-type-options', 'nosniff');
    headers.set('x-frame-options', 'DENY');
    headers.set('referrer-policy', 'same-origin');
    headers.set('cross-origin-opener-policy', 'same-origin');
    if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    if (https) headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  };
}
