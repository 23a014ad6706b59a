import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { conditional } from './conditional.ts';
import type { Locale } from './locale.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Whose page it is. */
export type Brand = { name: string; colour?: string | undefined; logoUrl?: string | undefined };

export type PublicPage = {
  lang: Locale;
  title: string;
  brand: Brand;
  body: Html;
  /** Feeds of the page, and what else its head says. */
  head?: Html;
  /** What is said at the foot besides whose page it is. */
  foot?: Html;
  status?: number;
  /** Kept by nobody, and followed by no search engine: pages with a person's token in their address. */
  isPrivate?: boolean;
  /** Ours, small, and not needed: it runs by its fingerprint, and may ask this server alone. */
  script?: string;
  /** Made for one visit: kept by nobody, and found by search engines all the same. */
  isFresh?: boolean;
};

const words = {
  fr: { skip: 'Aller au contenu', foot: 'Cette page ne dépose aucun cookie et ne suit personne.' },
  en: { skip: 'Skip to content', foot: 'This page sets no cookie and follows nobody.' },
};
const cached = 60;

/**
 * A page for everyone, complete without a script: one language, one heading of the first level, the colours of whose
 * page it is, and a policy that lets nothing run.
 */
export async function publicPage(request: Request, page: PublicPage): Promise<Response> {
  const { lang, title, brand, status = 200 } = page;
  const style = styleOf(brand);
  const hash = hashOf(style);
  const scripts = page.script === undefined ? '' : `script-src 'sha256-${hashOf(page.script)}'; connect-src 'self'; `;
  const body = await html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/logo.svg" type="image/svg+xml" />
        ${page.isPrivate ? html`<meta name="robots" content="noindex" /><meta name="referrer" content="no-referrer" />` : ''}
        ${page.head ?? ''} ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#contenu">${words[lang].skip}</a>
        <header>
          ${brand.logoUrl === undefined ? '' : html`<img src="${brand.logoUrl}" alt="" height="40" />`}
          <p>${brand.name}</p>
        </header>
        <main id="contenu" tabindex="-1">${page.body}</main>
        <footer>
          ${page.foot ?? ''}
          <p>${words[lang].foot}</p>
        </footer>
        ${page.script === undefined ? '' : raw(`<script>${page.script}</script>`)}
      </body>
    </html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': lang,
    'cache-control': page.isPrivate || page.isFresh || status !== 200 ? 'no-store' : `public, max-age=${cached}`,
    vary: 'accept-language',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; ${scripts}img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  };
  if (status !== 200) return new Response(String(body), { status, headers });
  return conditional(request, String(body), headers);
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The colour is a band: words keep the contrast of the page, whatever was chosen. */
function styleOf({ colour = '' }: Brand): string {
  const band = /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#3d3d46';
  return `
:root { color-scheme: light dark; --band: ${band}; --quiet: light-dark(#55555f, #b4b4c0); --line: light-dark(#d5d5dc, #44444f); --link: light-dark(#0b4f9e, #9cc7ff); font: 1.0625rem/1.6 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: light-dark(#ffffff, #17171c); color: light-dark(#1b1b1f, #ececf1); overflow-wrap: anywhere; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; gap: 0.75rem; align-items: center; min-height: 4.5rem; font-weight: 600; }
header img { height: 2.5rem; width: auto; }
body { border-top: 0.5rem solid var(--band); }
main { padding-block: 1rem 3rem; outline: 0; }
footer { border-top: 1px solid var(--line); padding-block: 1.25rem 3rem; color: var(--quiet); font-size: 0.9375rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.35; margin: 0 0 0.25rem; }
h3 { font-size: 1.0625rem; margin: 2rem 0 0.5rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: 0.5rem 1rem; background: Canvas; }
article { padding-block: 1.5rem; border-top: 1px solid var(--line); }
article time, .quiet { color: var(--quiet); font-size: 0.9375rem; }
figure { margin: 1rem 0; }
img, video { max-width: 100%; height: auto; border-radius: 0.375rem; }
header img { border-radius: 0; }
ul.plain { list-style: none; padding: 0; }
ul.plain > li { padding-block: 0.75rem; border-top: 1px solid var(--line); }
ul.plain p { margin: 0.25rem 0; }
nav.pages { display: flex; gap: 1.5rem; padding-block: 1rem; }
.note { border-inline-start: 0.375rem solid var(--band); background: light-dark(#f3f3f6, #24242b); padding: 0.75rem 1rem; }
form { display: grid; gap: 0.75rem; max-width: 30rem; margin-block: 1.5rem; }
label { font-weight: 600; }
input, textarea, select { font: inherit; padding: 0.625rem 0.75rem; border: 1px solid light-dark(#767680, #9a9aa6); border-radius: 0.375rem; background: transparent; color: inherit; min-height: 2.75rem; width: 100%; }
textarea { min-height: 9rem; resize: vertical; }
input[type='radio'], input[type='checkbox'] { width: 1.25rem; min-height: 1.25rem; margin: 0.125rem 0.625rem 0 0; accent-color: var(--link); flex: none; }
fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 0.25rem; }
legend { font-weight: 600; padding: 0; }
main > h2 { margin-top: 2rem; }
p.langs { text-align: end; margin: 0; font-size: 0.9375rem; }
form p.quiet { margin: 0.25rem 0 0; }
form > div, form > details { margin-top: 0.5rem; }
details > summary { cursor: pointer; font-weight: 600; padding-block: 0.625rem; }
details > div { display: grid; gap: 0.75rem; padding-block: 0.5rem; }
ol.steps { list-style: none; padding: 0; margin: 1.5rem 0; }
ol.steps > li { position: relative; padding: 0 0 1.5rem 2.25rem; }
ol.steps > li::before { content: ''; position: absolute; left: 0.25rem; top: 0.45rem; width: 0.75rem; height: 0.75rem; border-radius: 50%; background: var(--link); }
ol.steps > li:not(:last-child)::after { content: ''; position: absolute; left: 0.5625rem; top: 1.45rem; bottom: -0.2rem; width: 0.125rem; background: var(--line); }
ol.steps p { margin: 0; }
.wrong { color: light-dark(#a1161c, #ffb0ac); font-weight: 600; margin: 0; }
[aria-invalid='true'] { border-color: light-dark(#a1161c, #ffb0ac); border-width: 2px; }
button.big { width: 100%; min-height: 4.5rem; font-size: 1.375rem; }
button.quiet-button { background: transparent; color: inherit; border: 1px solid light-dark(#767680, #9a9aa6); }
.row { display: flex; gap: 0.75rem; flex-wrap: wrap; }
.row form { margin: 0; }
label.choice { display: flex; align-items: flex-start; font-weight: 400; padding-block: 0.5rem; }
blockquote { margin: 1rem 0; padding: 0.25rem 0 0.25rem 1rem; border-inline-start: 0.25rem solid var(--line); white-space: pre-line; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0.5rem 1.25rem; border: 0; border-radius: 0.375rem; justify-self: start; background: light-dark(#1b1b1f, #ececf1); color: light-dark(#ffffff, #17171c); cursor: pointer; }
.trap { position: absolute; left: -999rem; }
.badge { display: inline-block; font-weight: 700; padding: 0.125rem 0.75rem; border: 2px solid currentColor; border-radius: 1rem; font-size: 0.9375rem; }
.sheet h2 { margin: 1.25rem 0 0.25rem; }
.sheet h3 { margin: 0.75rem 0 0; }
.sheet p { margin: 0 0 0.25rem; }
@media print {
  @page { size: A4; margin: 12mm 14mm; }
  :root { color-scheme: light; }
  body { border: 0; }
  header, main, footer { max-width: none; padding-inline: 0; }
  .skip, nav, .langs { display: none; }
  a { color: inherit; }
  article { break-inside: avoid; }
  body:has(.sheet) header { min-height: 0; }
  body:has(.sheet) footer { display: none; }
  body:has(.sheet) main { padding-block: 0; }
  body:has(.sheet) { font-size: 10.5pt; line-height: 1.35; }
  body:has(.dense) { font-size: 8.5pt; line-height: 1.25; }
  .sheet h1 { font-size: 1.5em; margin: 0 0 0.25em; }
  .sheet h2 { font-size: 1.15em; margin: 0.75em 0 0.15em; break-after: avoid; }
  .sheet h3 { font-size: 1em; margin: 0.35em 0 0; break-after: avoid; }
  .sheet p { margin: 0; }
  .sheet .quiet { font-size: 1em; }
  .sheet .note { padding: 0.25em 0.75em; background: none; }
}
`;
}
