import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const compress = promisify(brotliCompress);

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

type Kept = { body: Uint8Array<ArrayBuffer>; encoding?: 'br' };

/**
 * Serves the built interface from a folder: hashed assets for ever, the rest asked again each time, and the page
 * itself for every address that is not a file, with a fresh nonce in place of `__NONCE__`.
 */
export function createWebApp(folder: string) {
  const kept = new Map<string, Kept>();

  async function read(path: string, accepts: string): Promise<Kept | undefined> {
    const encoding =
      /\.(js|css|svg|json|webmanifest)$/.test(path) && /\bbr\b/.test(accepts) ? ('br' as const) : undefined;
    const key = `${encoding ?? ''} ${path}`;
    const known = kept.get(key);
    if (known) return known;
    const loaded = await load(path, encoding);
    if (loaded) kept.set(key, loaded);
    return loaded;
  }

  async function load(file: string, encoding: Kept['encoding']): Promise<Kept | undefined> {
    try {
      const body = new Uint8Array(await readFile(join(folder, file)));
      return encoding === undefined ? { body } : { body: new Uint8Array(await compress(body)), encoding };
    } catch (error) {
      // A folder that is not built yet may be at the next request.
      if (/^(ENOENT|ENOTDIR|EISDIR|ENAMETOOLONG)$/.test((error as NodeJS.ErrnoException).code ?? '')) return undefined;
      throw error;
    }
  }

  return async (request: Request): Promise<Response> => {
    const path = pathOf(request);
    const extension = extname(path);
    if (extension !== '' && extension !== '.html' && !path.includes('..')) {
      const file = await read(path.slice(1), request.headers.get('accept-encoding') ?? '');
      if (!file) return new Response('404', { status: 404 });
      return new Response(file.body, {
        headers: {
          'content-type': types[extension] ?? 'application/octet-stream',
          'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
          vary: 'accept-encoding',
          ...(file.encoding === undefined ? {} : { 'content-encoding': file.encoding }),
          // A service worker lives under its own policy: it reads the shell from here, and nothing else from anywhere.
          ...(path === '/sw.js' ? { 'content-security-policy': "default-src 'none'; connect-src 'self'" } : {}),
        },
      });
    }
    const page = await read('index.html', '');
    if (!page) return new Response('The interface is not built: run npm start.', { status: 503 });
    const nonce = randomBytes(16).toString('base64');
    return new Response(new TextDecoder().decode(page.body).replaceAll('__NONCE__', nonce), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': pagePolicy(nonce),
      },
    });
  };
}

/** An address that is not well written is that of no file. */
function pathOf(request: Request): string {
  const { pathname } = new URL(request.url);
  try {
    return normalize(decodeURIComponent(pathname).replaceAll('\0', '')).replaceAll('\\', '/');
  } catch {
    return '/';
  }
}

/**
 * Only our own scripts and styles, each with the nonce of this answer; images and media of posts from anywhere by
 * https, shown on demand. `style` attributes are the charts' and the virtual lists' own.
 */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob: https:",
    "media-src 'self' https:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
