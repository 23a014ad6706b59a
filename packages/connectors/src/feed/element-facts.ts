import { oneLine, resolveReference, safeHttpUrl, textOf, type MarkupElement } from '../html/index.ts';
import type { FeedAuthor, FeedMedia } from './parsed-feed.ts';
import { isHtmlType, mediaType } from './rich-text.ts';
import { readValue } from './rich-text.ts';

/** What a `link` element says, in Atom (attributes) or RSS (content). */
export function readLink(
  element: MarkupElement,
  base: string | undefined,
): { rel: string; href: string; isPage: boolean; type: string | undefined } {
  const rel = (element.attrs['rel'] ?? 'alternate').trim().toLowerCase();
  const type = element.attrs['type'];
  const attribute = element.attrs['url'] ?? element.attrs['uri'] ?? element.attrs['href'];
  if (attribute !== undefined && attribute !== '') {
    const isPage = rel === 'alternate' && isHtmlType(mediaType(type, 'text/html'));
    return { rel, href: resolveReference(base, attribute), isPage, type };
  }
  const written = textOf(element).trim();
  return { rel, href: written === '' ? '' : resolveReference(base, written), isPage: written !== '', type };
}

const emailPattern = /[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:\?subject=\S+)?/i;

/** A person: Atom's name, e-mail and address in elements, or RSS's one line with either order of both. */
export function readPerson(element: MarkupElement): FeedAuthor | undefined {
  const person: FeedAuthor = {};
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const value = oneLine(readValue(child));
    if (value === '') continue;
    const local = child.name.slice(child.name.indexOf(':') + 1);
    if (local === 'name') person.name = value;
    else if (local === 'email') person.email = value;
    else if (local === 'uri' || local === 'url' || local === 'homepage') person.url = value;
  }
  if (Object.keys(person).length > 0) return person;
  return personFromLine(oneLine(readValue(element)));
}

/** `Aurélie Martin (aurelie@example.org)`, `aurelie@example.org (Aurélie Martin)`, `Aurélie Martin <aurelie@…>`. */
export function personFromLine(line: string): FeedAuthor | undefined {
  if (line === '') return undefined;
  // Longer is no name; and the pattern of addresses takes its time on what has none.
  if (line.length > 500) return { name: line.slice(0, 500) };
  const email = emailPattern.exec(line)?.[0];
  if (email === undefined) return { name: line };
  const name = line
    .replace(email, '')
    .replace(/\(\)|<>|&lt;&gt;/g, '')
    .trim()
    .replace(/^\(|\)$/g, '')
    .trim();
  return name === '' ? { email } : { name, email };
}

/** An attached file: RSS enclosure, Atom enclosure link, Media RSS content or thumbnail. */
export function readMedia(element: MarkupElement, base: string | undefined): FeedMedia | undefined {
  const url = safeHttpUrl(element.attrs['url'] ?? element.attrs['uri'] ?? element.attrs['href'] ?? '', base);
  if (url === undefined) return undefined;
  const named = `${element.attrs['medium'] ?? ''} ${element.attrs['type'] ?? ''}`.trim().toLowerCase();
  const isThumbnail = element.name === 'media:thumbnail' || element.name === 'itunes:image';
  const kind = isThumbnail ? 'image' : mediaKind(named === '' ? url.replace(/[?#].*$/, '') : named);
  const title = element.attrs['title']?.trim();
  return { kind, url, ...(title === undefined || title === '' ? {} : { alt: title }) };
}

function mediaKind(described: string): FeedMedia['kind'] {
  if (/\bimage\b|\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(described)) return 'image';
  if (/\bvideo\b|\.(?:mp4|m4v|mov|webm|ogv)$/i.test(described)) return 'video';
  if (/\baudio\b|\.(?:mp3|m4a|oga?|opus|wav|flac)$/i.test(described)) return 'audio';
  return 'other';
}
