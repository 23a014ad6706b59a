import { parseFeedDate } from '../feed/feed-date.ts';
import { descendants, htmlToText, oneLine, safeHttpUrl, textOf, type MarkupElement } from '../html/index.ts';
import { readStructuredArticle } from './structured-data.ts';

/** What a page says of itself, in whichever of the ways that pages have. Texts are plain and safe. */
export type PageFacts = {
  /** The address that the page gives as its own, on the same site. */
  url: string;
  title?: string;
  description?: string;
  body?: string;
  site?: string;
  lang?: string;
  postedAt?: string;
  editedAt?: string;
  author?: { name: string; url?: string };
  image?: string;
  tags: string[];
};

/** Reads JSON-LD, Open Graph, Twitter cards, Dublin Core and plain HTML, in the order in which they are to be trusted. */
export function readPageFacts(root: MarkupElement, pageUrl: string): PageFacts {
  const article = readStructuredArticle(root);
  const page = collect(root);
  const meta = (...names: string[]) =>
    names.map((name) => page.meta.get(name)?.[0]).find((value) => value !== undefined);
  const site = line(meta('og:site_name') ?? article?.publisher ?? meta('application-name', 'dc.publisher'));
  const title =
    line(article?.headline ?? meta('og:title', 'twitter:title', 'dc.title')) ??
    (page.headings.length === 1 ? page.headings[0] : undefined) ??
    withoutSite(page.title, site);
  const author =
    article?.author?.name ??
    meta('author', 'dc.creator', 'parsely-author', 'sailthru.author') ??
    notAnAddress(meta('article:author')) ??
    page.author;
  const authorUrl = safeHttpUrl(article?.author?.url ?? meta('article:author') ?? '', pageUrl);
  const name = line(author);
  return defined({
    url: ownAddress(page.canonical ?? meta('og:url'), pageUrl),
    title,
    description: plain(
      meta('og:description', 'twitter:description', 'description', 'dc.description') ?? article?.description,
    ),
    body: plain(article?.articleBody),
    site,
    lang: languageTag(page.lang ?? article?.inLanguage ?? meta('og:locale', 'content-language', 'dc.language')),
    postedAt: firstDate(
      article?.datePublished,
      meta(
        'article:published_time',
        'og:published_time',
        'datepublished',
        'parsely-pub-date',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'date',
        'pubdate',
      ),
      page.time,
    ),
    editedAt: firstDate(
      article?.dateModified,
      meta('article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'last-modified'),
    ),
    author: name === undefined ? undefined : { name, ...(authorUrl === undefined ? {} : { url: authorUrl }) },
    image: safeHttpUrl(
      meta('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ??
        article?.image ??
        '',
      pageUrl,
    ),
    tags: [
      ...new Set(
        [...(page.meta.get('article:tag') ?? []), ...(article?.keywords ?? [])].map((tag) =>
          oneLine(tag).replace(/^#+/, ''),
        ),
      ),
    ]
      .filter((tag) => tag !== '' && tag.length <= 100)
      .slice(0, 30),
  });
}

type Collected = {
  meta: Map<string, string[]>;
  headings: string[];
  title?: string;
  canonical?: string;
  lang?: string;
  time?: string;
  author?: string;
};

function collect(root: MarkupElement): Collected {
  const page: Collected = { meta: new Map(), headings: [] };
  for (const element of descendants(root)) {
    const { attrs } = element;
    switch (element.name) {
      case 'html':
        if (attrs['lang'] !== undefined || attrs['xml:lang'] !== undefined)
          page.lang ??= attrs['lang'] ?? attrs['xml:lang'] ?? '';
        break;
      case 'meta': {
        const name = (attrs['property'] ?? attrs['name'] ?? attrs['itemprop'] ?? attrs['http-equiv'])
          ?.trim()
          .toLowerCase()
          .replace(/^dcterms?\.(?=title|creator|publisher|language|date$)/, 'dc.');
        const content = attrs['content']?.trim();
        if (name !== undefined && content !== undefined && content !== '')
          page.meta.set(name, [...(page.meta.get(name) ?? []), content]);
        break;
      }
      case 'title':
        page.title ??= oneLine(textOf(element)).slice(0, 500);
        break;
      case 'link':
        if ((attrs['rel'] ?? '').toLowerCase().split(/\s+/).includes('canonical') && attrs['href'] !== undefined)
          page.canonical ??= attrs['href'];
        break;
      case 'h1': {
        const heading = oneLine(textOf(element));
        if (heading !== '') page.headings.push(heading);
        break;
      }
      case 'time':
        if (
          attrs['datetime'] !== undefined &&
          !/updated|modified/i.test(`${attrs['class'] ?? ''} ${attrs['itemprop'] ?? ''}`)
        )
          page.time ??= attrs['datetime'];
        break;
      default: {
        if (page.author !== undefined || !/\bauthor\b/i.test(`${attrs['rel'] ?? ''} ${attrs['itemprop'] ?? ''}`)) break;
        const author = oneLine(textOf(element));
        if (author !== '' && author.length < 80) page.author = author;
      }
    }
  }
  return page;
}

/** A page may name another address as its own, but not one of another site, nor the home page in place of itself. */
function ownAddress(given: string | undefined, pageUrl: string): string {
  const written = safeHttpUrl(given ?? '', pageUrl);
  if (written === undefined) return pageUrl;
  const [own, page] = [new URL(written), new URL(pageUrl)];
  const bare = (url: URL) => url.hostname.replace(/^(?:www|m|mobile|amp)\./, '');
  if (bare(own) !== bare(page) || (own.pathname === '/' && page.pathname !== '/')) return pageUrl;
  return own.href;
}

/** `Titre - Le Journal` without the name of the site. */
function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (title === undefined || title === '') return undefined;
  const cut = site === undefined ? -1 : title.toLowerCase().lastIndexOf(site.toLowerCase());
  if (cut > 0 && cut + (site ?? '').length === title.length)
    return title.slice(0, cut).replace(/[\s|·•»:–—-]+$/, '') || title;
  return title;
}

function languageTag(written: string | undefined): string | undefined {
  const tag = written?.split(',')[0]?.trim().replaceAll('_', '-');
  return tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? tag : undefined;
}

function firstDate(...written: (string | undefined)[]): string | undefined {
  for (const candidate of written) {
    const date = parseFeedDate(candidate ?? '');
    if (date !== undefined) return date;
  }
  return undefined;
}

function notAnAddress(value: string | undefined): string | undefined {
  return value === undefined || /^https?:/i.test(value) ? undefined : value;
}

/** Even a headline may hold markup, or entities encoded twice. */
function line(value: string | undefined): string | undefined {
  const shown = value === undefined ? '' : oneLine(htmlToText(value).text);
  return shown === '' ? undefined : shown;
}

function plain(value: string | undefined): string | undefined {
  const shown = value === undefined ? '' : /<\w|&#?\w+;/.test(value) ? htmlToText(value).text : value.trim();
  return shown === '' ? undefined : shown;
}

function defined<T extends Record<string, unknown>>(facts: T): PageFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as PageFacts;
}
