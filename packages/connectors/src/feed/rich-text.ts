import { htmlToText, oneLine, textOf, treeToText, undoDoubleEncoding, type MarkupElement } from '../html/index.ts';
import type { FeedFormat } from './parsed-feed.ts';

export type RichText = { text: string; links: string[]; images: { url: string; alt?: string }[] };

const htmlTypes = new Set(['text/html', 'application/xhtml+xml']);
const typeNames: Record<string, string> = {
  text: 'text/plain',
  plain: 'text/plain',
  html: 'text/html',
  xhtml: 'application/xhtml+xml',
};

/** The media type that a `type` attribute means, in Atom's short names or in full. */
export function mediaType(written: string | undefined, otherwise: string): string {
  const lower = (written ?? otherwise).trim().toLowerCase();
  return typeNames[lower] ?? lower;
}

export function isHtmlType(type: string): boolean {
  return htmlTypes.has(type);
}

/**
 * Reads a text construct: plain, escaped markup, markup in place, or base64. Formats that leave it to the reader to
 * guess whether a text is HTML (all but Atom) are guessed conservatively.
 */
export function readRichText(
  element: MarkupElement,
  given: { defaultType: string; format: FeedFormat; base: string | undefined },
): RichText {
  const type = mediaType(element.attrs['type'], given.defaultType);
  if (element.children.some((child) => typeof child !== 'string')) return asSafe(treeToText(element, given.base));
  const written = textOf(element);
  if (isBase64(element, type)) {
    const decoded = fromBase64(written);
    if (decoded !== undefined)
      return isHtmlType(type) || looksLikeHtml(decoded) ? asSafe(htmlToText(decoded, given.base)) : asPlain(decoded);
  }
  if (type === 'application/xhtml+xml') return asPlain(written);
  if (isHtmlType(type) || (given.format !== 'atom' && looksLikeHtml(written))) {
    return asSafe(htmlToText(undoDoubleEncoding(written), given.base));
  }
  return asPlain(written);
}

/** A text construct that is shown on one line. */
export function readTitle(element: MarkupElement, given: { format: FeedFormat; base: string | undefined }): string {
  return oneLine(readRichText(element, { ...given, defaultType: 'text/plain' }).text);
}

/** Plain text of an element that holds no markup. */
export function readValue(element: MarkupElement): string {
  return undoDoubleEncoding(textOf(element).trim());
}

function asPlain(written: string): RichText {
  const lines = undoDoubleEncoding(written).split(/\r\n?|\n/);
  return {
    text: lines
      .map((line) => line.trimEnd())
      .join('\n')
      .trim(),
    links: [],
    images: [],
  };
}

function asSafe(safe: RichText): RichText {
  return { ...safe, text: undoDoubleEncoding(safe.text) };
}

function isBase64(element: MarkupElement, type: string): boolean {
  if (element.attrs['mode'] === 'base64') return true;
  return !type.startsWith('text/') && !type.endsWith('+xml') && !type.endsWith('/xml') && type.includes('/');
}

function fromBase64(written: string): string | undefined {
  const compact = written.replace(/\s+/g, '');
  if (!/^[a-z0-9+/]+={0,2}$/i.test(compact)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
  } catch {
    return undefined;
  }
}

const textElements = new Set(
  (
    'a abbr acronym address article aside b bdi bdo big blockquote body br center cite code dd del details dfn div dl dt em figcaption ' +
    'figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span strike strong ' +
    'sub summary sup table tbody td tfoot th thead time tr tt u ul var video audio source iframe'
  ).split(' '),
);

/**
 * Whether a text that is nominally plain is HTML all the same: it has an end tag or an entity, and only elements that
 * HTML has for text. Errs on the side of plain text, since a wrong guess loses what stands between `<` and `>`.
 */
export function looksLikeHtml(text: string): boolean {
  if (!/<\/\w+>|&#?\w+;|<br\s*\/?>/.test(text)) return false;
  return [...text.matchAll(/<\/?([a-z]\w*)/gi)].every(([, name = '']) => textElements.has(name.toLowerCase()));
}
