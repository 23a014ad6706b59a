import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { Refusal } from '../errors.ts';
import { localeOf, type Locale } from './locale.ts';
import { publicPage } from './public-page.ts';
import type { RateLimit } from './rate-limit.ts';

export type PageCall = {
  params: Record<string, string>;
  query: Record<string, string>;
  /** What a form sent; empty for what is only read. */
  form: URLSearchParams;
  /** Where it comes from, for limits of its own. */
  address: string;
  locale: Locale;
  request: Request;
};
export type PageHandler = (call: PageCall) => Promise<Response>;

/** Mounts what everybody may open in a browser: beside the API, and like it bounded. */
export type Pages = {
  get: (path: string, handler: PageHandler) => void;
  post: (path: string, handler: PageHandler) => void;
};

const MOST_FORM_BYTES = 16_384;

export function createPages(given: {
  app: Hono;
  addressOf: (context: Context) => string;
  rateLimit: RateLimit;
}): Pages {
  const mount = (method: 'GET' | 'POST', path: string, handler: PageHandler) =>
    given.app.on(method, path, async (context) => {
      const request = context.req.raw;
      const locale = localeOf(context.req.header('accept-language'));
      const address = given.addressOf(context);
      try {
        given.rateLimit.take(`page ${address}`);
        const params = context.req.param() as Record<string, string>;
        const form = method === 'POST' ? await readForm(request) : new URLSearchParams();
        return await handler({ params, query: context.req.query(), form, address, locale, request });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return refusalPage(request, locale, error);
      }
    });
  return {
    get: (path, handler) => void mount('GET', path, handler),
    post: (path, handler) => void mount('POST', path, handler),
  };
}

async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  const length = Number(request.headers.get('content-length') ?? 0);
  if (!type.startsWith('application/x-www-form-urlencoded') || length > MOST_FORM_BYTES) return new URLSearchParams();
  const text = await request.text();
  return new URLSearchParams(text.length > MOST_FORM_BYTES ? '' : text);
}

async function refusalPage(request: Request, lang: Locale, error: Refusal): Promise<Response> {
  const title = error.text[lang];
  const response = await publicPage(request, {
    lang,
    title,
    brand: { name: 'Beffroi' },
    body: html`<h1>${title}</h1>`,
    status: error.status,
  });
  if (error.retryAfterSeconds !== undefined) response.headers.set('retry-after', String(error.retryAfterSeconds));
  return response;
}
