import { decodeBytes, descendants, oneLine, readMarkup, safeHttpUrl, textOf } from '../html/index.ts';
import type { HttpClient, HttpResponse, Trouble } from '../port.ts';
import { retryAfterOf, troubleOfStatus } from '../status.trouble.ts';
import { parseFeed } from './parse-feed.ts';

export type DiscoveredFeed = { url: string; title?: string };

export const feedAccept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1';

const feedTypes = /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)$/i;
const maxFound = 20;

/**
 * The feeds of an address that a person typed: itself when it is a feed, else those that the page declares, then those
 * that it links to. An empty list means a page without a feed.
 */
export async function discoverFeeds(
  url: string,
  context: { http: HttpClient; now: () => Date; signal?: AbortSignal },
): Promise<{ ok: true; feeds: DiscoveredFeed[] } | Trouble> {
  const response = await context.http.fetch({
    url,
    headers: { accept: feedAccept },
    ...(context.signal === undefined ? {} : { signal: context.signal }),
  });
  if (!response.ok) return response;
  if (response.status >= 400) {
    const retryAfterSeconds = retryAfterOf(response.headers['retry-after'], context.now());
    return troubleOfStatus(response.status, new URL(response.finalUrl).host, { retryAfterSeconds });
  }
  const feed = parseFeed(response.body, { url: response.finalUrl, ...contentTypeOf(response) });
  if (feed.format !== 'unknown') {
    return {
      ok: true,
      feeds: [{ url: response.finalUrl, ...(feed.title === undefined ? {} : { title: feed.title }) }],
    };
  }
  return { ok: true, feeds: feedsOfPage(response) };
}

/** The feeds that a page declares (`<link rel="alternate">`), then those that it links to. */
export function feedsOfPage(response: HttpResponse): DiscoveredFeed[] {
  const { text } = decodeBytes(response.body, { markup: 'html', contentType: response.headers['content-type'] });
  const { root } = readMarkup(text, { xml: false });
  let base = response.finalUrl;
  const declared = new Map<string, DiscoveredFeed>();
  const linked = new Map<string, DiscoveredFeed>();
  for (const element of descendants(root)) {
    const href = element.attrs['href'] ?? '';
    if (element.name === 'base') base = safeHttpUrl(href, base) ?? base;
    const isDeclared =
      element.name === 'link' &&
      isAlternate(element.attrs['rel']) &&
      feedTypes.test((element.attrs['type'] ?? '').trim());
    if (!isDeclared && element.name !== 'a') continue;
    const url = safeHttpUrl(href, base);
    if (url === undefined) continue;
    const title = oneLine(element.attrs['title'] ?? (isDeclared ? '' : textOf(element)));
    const found = { url, ...(title === '' ? {} : { title }) };
    if (isDeclared) declared.set(url, declared.get(url) ?? found);
    else if (looksLikeFeed(url)) linked.set(url, linked.get(url) ?? found);
  }
  const others = [...linked.values()].filter(({ url }) => !declared.has(url));
  // The comments of a page are declared as well; they come last.
  const [posts, comments] = [[...declared.values()], others]
    .flat()
    .reduce<[DiscoveredFeed[], DiscoveredFeed[]]>(
      ([main, side], feed) => (/comment/i.test(feed.url) ? [main, [...side, feed]] : [[...main, feed], side]),
      [[], []],
    );
  return [...posts, ...comments].slice(0, maxFound);
}

export function contentTypeOf(response: HttpResponse): { contentType?: string } {
  const contentType = response.headers['content-type'];
  return contentType === undefined ? {} : { contentType };
}

function isAlternate(rel: string | undefined): boolean {
  return (rel ?? '')
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word === 'alternate' || word === 'feed');
}

function looksLikeFeed(url: string): boolean {
  const { pathname, search } = new URL(url);
  return (
    /(?:\/(?:rss|atom|feed|flux(?:-rss)?|syndication)(?:\.\w+)?\/?|\.(?:rss|atom|rdf)|\/(?:rss|atom|feed)[\w-]*\.(?:xml|json|php))$/i.test(
      pathname,
    ) || /(?:feed|format)=(?:rss|atom)/i.test(search)
  );
}
