import { linksInText, oneLine, resolveReference, type MarkupElement } from '../html/index.ts';
import { readLink, readMedia, readPerson } from './element-facts.ts';
import { parseFeedDate } from './feed-date.ts';
import type { FeedFormat, FeedMedia, ParsedEntry } from './parsed-feed.ts';
import { readRichText, readTitle, readValue, type RichText } from './rich-text.ts';
import type { Scope } from './xml-feed-tree.ts';

type Found = {
  id?: string;
  idDepth: number;
  link?: string;
  permalink?: string;
  title?: string;
  titleDepth: number;
  published?: string;
  updated?: string;
  lang?: string;
  author?: ParsedEntry['author'];
  summary?: RichText;
  summaryDepth: number;
  contents: RichText[];
  tags: Set<string>;
  media: Map<string, FeedMedia>;
  links: Set<string>;
};

/** Parts that speak of something else than the entry itself. */
const aside = new Set(['source', 'image', 'textinput', 'contributor', 'media:credit', 'comments', 'psc:chapters']);

/**
 * Understands one entry of any XML dialect. Precedences are those that the Universal Feed Parser documents: the last
 * page link wins, an identifier that is a permanent link serves as link when there is no other, what stands nearer to
 * the entry beats what is nested deeper, a second description is content.
 */
export function readEntry(
  entry: MarkupElement,
  given: { format: FeedFormat; scopeOf: (element: MarkupElement) => Scope },
): ParsedEntry {
  const scope = given.scopeOf(entry);
  const found: Found = {
    idDepth: Infinity,
    titleDepth: Infinity,
    summaryDepth: Infinity,
    contents: [],
    tags: new Set(),
    media: new Map(),
    links: new Set(),
  };
  const about = entry.attrs['rdf:about'];
  if (about !== undefined && about !== '') Object.assign(found, { id: about.trim(), idDepth: entry.depth });
  const href = entry.attrs['href'];
  if (href !== undefined && href !== '') found.link = resolveReference(scope.base, href);
  const lastModified = entry.attrs['lastmod'];
  if (lastModified !== undefined) keepDate(found, 'updated', lastModified);
  if (scope.lang !== undefined) found.lang = scope.lang;
  visitChildren(entry, found, given);
  return toEntry(found);
}

type Given = { format: FeedFormat; scopeOf: (element: MarkupElement) => Scope };

function visitChildren(element: MarkupElement, found: Found, given: Given): void {
  for (const child of element.children) {
    if (typeof child !== 'string' && !aside.has(child.name)) visit(child, found, given);
  }
}

function visit(element: MarkupElement, found: Found, given: Given): void {
  const scope = given.scopeOf(element);
  const construct = (defaultType: string) =>
    readRichText(element, { defaultType, format: given.format, base: scope.base });
  switch (element.name) {
    case 'title':
    case 'dc:title':
    case 'media:title':
      keepTitle(element, found, given);
      break;
    case 'link':
      keepLink(element, found, scope.base);
      break;
    case 'guid':
    case 'id':
      keepId(element, found, scope.base);
      break;
    case 'published':
    case 'issued':
    case 'pubdate':
    case 'dcterms:issued':
      keepDate(found, 'published', readValue(element));
      break;
    case 'updated':
    case 'modified':
    case 'lastbuilddate':
    case 'dc:date':
    case 'dcterms:modified':
      keepDate(found, 'updated', readValue(element));
      break;
    case 'author':
    case 'managingeditor':
    case 'dc:creator':
    case 'dc:author':
    case 'itunes:author':
    case 'xhtml:author': {
      const person = readPerson(element);
      if (person !== undefined) found.author = person;
      break;
    }
    case 'description':
    case 'dc:description':
      keepSummary(construct('text/html'), element.depth, found);
      break;
    case 'abstract':
    case 'summary':
    case 'itunes:summary':
      keepSummary(construct('text/plain'), element.depth, found);
      break;
    case 'content':
    case 'body':
    case 'xhtml:body':
    case 'content:encoded':
    case 'fullitem':
      keepContent(element, found, given);
      break;
    case 'category':
    case 'dc:subject':
    case 'keywords':
    case 'itunes:keywords':
    case 'itunes:category':
    case 'media:category':
    case 'media:keywords':
      keepTags(element, found);
      visitChildren(element, found, given);
      break;
    case 'dc:language':
    case 'language':
      found.lang = readValue(element).replaceAll('_', '-');
      break;
    case 'enclosure':
    case 'media:content':
    case 'media:thumbnail':
    case 'itunes:image': {
      const media = readMedia(element, scope.base);
      if (media !== undefined && !found.media.has(media.url)) found.media.set(media.url, media);
      visitChildren(element, found, given);
      break;
    }
    default:
      visitChildren(element, found, given);
  }
}

function keepTitle(element: MarkupElement, found: Found, given: Given): void {
  if (found.titleDepth <= element.depth) return;
  const title = readTitle(element, { format: given.format, base: given.scopeOf(element).base });
  if (title === '') return;
  found.title = title;
  // A media title stands in for the entry's own until that one comes.
  if (element.name !== 'media:title') found.titleDepth = element.depth;
}

function keepLink(element: MarkupElement, found: Found, base: string | undefined): void {
  const link = readLink(element, base);
  if (link.isPage) found.link = link.href;
  if (link.rel === 'enclosure') {
    const media = readMedia(element, base);
    if (media !== undefined && !found.media.has(media.url)) found.media.set(media.url, media);
  } else if (link.rel === 'related' || link.rel === 'via') {
    found.links.add(link.href);
  }
}

function keepId(element: MarkupElement, found: Found, base: string | undefined): void {
  const written = readValue(element);
  if (written === '' || found.idDepth < element.depth) return;
  const isPermalink = (element.attrs['ispermalink'] ?? 'true').trim().toLowerCase() === 'true';
  found.id = isPermalink ? resolveReference(base, written) : written;
  found.idDepth = element.depth;
  if (isPermalink && /^https?:\/\//i.test(found.id)) found.permalink = found.id;
}

function keepDate(found: Found, key: 'published' | 'updated', written: string): void {
  const date = parseFeedDate(written);
  if (date !== undefined) found[key] = date;
}

function keepSummary(text: RichText, depth: number, found: Found): void {
  if (depth > found.summaryDepth) return;
  if (found.summary !== undefined && found.contents.length === 0 && depth === found.summaryDepth) {
    found.contents.push(text);
    return;
  }
  found.summary = text;
  found.summaryDepth = depth;
}

function keepContent(element: MarkupElement, found: Found, given: Given): void {
  const scope = given.scopeOf(element);
  const isHtml = element.name === 'content:encoded' || element.name === 'fullitem';
  const source = element.attrs['src'];
  if (source !== undefined) {
    const media = readMedia({ ...element, attrs: { ...element.attrs, url: source } }, scope.base);
    if (media !== undefined) found.media.set(media.url, media);
  }
  const text = readRichText(element, {
    defaultType: isHtml ? 'text/html' : 'text/plain',
    format: given.format,
    base: scope.base,
  });
  if (text.text === '' && text.images.length === 0) return;
  found.contents.push(text);
  if (scope.lang !== undefined) found.lang = scope.lang;
}

function keepTags(element: MarkupElement, found: Found): void {
  const separate = element.name === 'keywords' || element.name.endsWith(':keywords');
  const written = element.attrs['term'] ?? element.attrs['text'] ?? readValue(element);
  for (const part of separate ? written.split(',') : [written]) {
    const tag = oneLine(part).replace(/^#+/, '');
    if (tag !== '' && tag.length <= 200 && found.tags.size < 100) found.tags.add(tag);
  }
}

function toEntry(found: Found): ParsedEntry {
  const body = longest(found.contents) ?? found.summary;
  const texts = [found.summary, ...found.contents].filter((text) => text !== undefined);
  for (const text of texts) {
    for (const link of text.links) found.links.add(link);
    for (const image of text.images)
      if (!found.media.has(image.url)) found.media.set(image.url, { kind: 'image', ...image });
  }
  for (const link of linksInText(body?.text ?? '')) found.links.add(link);
  const link = found.link ?? found.permalink;
  const date = found.published ?? found.updated;
  return {
    ...(found.id === undefined ? {} : { id: found.id }),
    ...(link === undefined || link === '' ? {} : { link }),
    ...(found.title === undefined ? {} : { title: found.title }),
    ...(date === undefined ? {} : { date }),
    ...(found.updated === undefined ? {} : { updated: found.updated }),
    ...(found.author === undefined ? {} : { author: found.author }),
    ...(found.lang === undefined || found.lang === '' ? {} : { lang: found.lang }),
    text: body?.text ?? '',
    tags: [...found.tags],
    media: [...found.media.values()],
    links: [...found.links],
  };
}

function longest(texts: RichText[]): RichText | undefined {
  let best: RichText | undefined;
  for (const text of texts) if (best === undefined || text.text.length > best.text.length) best = text;
  return best;
}
