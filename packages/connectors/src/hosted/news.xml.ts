import { attributesOf, element } from '../markup.write.ts';
import { bodyOf } from './news.html.ts';
import { titleOf, updatedOf, type NewsChannel, type NewsItem } from './news.feed.ts';

/**
 * The newsroom as RSS 2.0, with the elements of Atom and of the content module that readers expect.
 * @see https://www.rssboard.org/rss-specification and https://www.rssboard.org/rss-profile
 */
export function renderRss(channel: NewsChannel, items: readonly NewsItem[]): string {
  const self = { href: channel.feedUrls.rss, rel: 'self', type: 'application/rss+xml' };
  return document([
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', channel.title),
    element('link', channel.homeUrl),
    // The description is not optional, even when there is none.
    element('description', channel.description) || '<description/>',
    element('language', channel.lang),
    element('lastBuildDate', rfc822(updatedOf(items))),
    `<atom:link${attributesOf(self)}/>`,
    hubOf(channel, 'atom:link'),
    ...items.map((item) => rssItem(channel, item)),
    '</channel>',
    '</rss>',
  ]);
}

/** What Atom alone needs: the other feeds may not exist. */
type AtomChannel = Omit<NewsChannel, 'feedUrls'> & { feedUrls: Pick<NewsChannel['feedUrls'], 'atom'> };

/**
 * The newsroom as Atom.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export function renderAtom(channel: AtomChannel, items: readonly NewsItem[]): string {
  return document([
    `<feed${attributesOf({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': channel.lang })}>`,
    element('id', channel.feedUrls.atom),
    element('title', channel.title),
    element('subtitle', channel.description),
    element('updated', updatedOf(items)),
    `<link${attributesOf({ rel: 'self', type: 'application/atom+xml', href: channel.feedUrls.atom })}/>`,
    `<link${attributesOf({ rel: 'alternate', type: 'text/html', href: channel.homeUrl })}/>`,
    hubOf(channel, 'link'),
    element('icon', channel.iconUrl),
    `<author>${element('name', channel.author ?? channel.title)}</author>`,
    ...items.map(atomEntry),
    '</feed>',
  ]);
}

function rssItem({ author }: NewsChannel, item: NewsItem): string {
  // One enclosure for an item: what readers show or play first.
  const [media] = item.media;
  const enclosure = media && { url: media.url, length: media.bytes, type: media.mimeType };
  return [
    '<item>',
    element('title', titleOf(item)),
    element('link', item.url),
    element('guid', item.id, { isPermaLink: 'false' }),
    element('pubDate', rfc822(item.at)),
    element('dc:creator', author),
    element('dc:language', item.lang),
    element('description', item.text),
    element('content:encoded', bodyOf(item)),
    enclosure ? `<enclosure${attributesOf(enclosure)}/>` : '',
    '</item>',
  ].join('');
}

function atomEntry(item: NewsItem): string {
  const enclosures = item.media.map(
    ({ url, mimeType, bytes, alt }) =>
      `<link${attributesOf({ rel: 'enclosure', href: url, type: mimeType, length: bytes, title: alt || undefined })}/>`,
  );
  return [
    `<entry${attributesOf({ 'xml:lang': item.lang })}>`,
    element('id', uriOf(item.id)),
    element('title', titleOf(item)),
    element('published', item.at),
    element('updated', item.editedAt ?? item.at),
    `<link${attributesOf({ rel: 'alternate', type: 'text/html', href: item.url })}/>`,
    ...enclosures,
    element('content', bodyOf(item), { type: 'html' }),
    '</entry>',
  ].join('');
}

/** An identifier of Atom is a URI. */
function uriOf(id: string): string {
  return /^[a-z][a-z\d+.-]*:/i.test(id) ? id : `urn:x-beffroi:${encodeURIComponent(id)}`;
}

function hubOf({ hubUrl }: Pick<NewsChannel, 'hubUrl'>, name: string): string {
  return hubUrl ? `<${name}${attributesOf({ rel: 'hub', href: hubUrl })}/>` : '';
}

function rfc822(instant: string): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000');
}

function document(lines: readonly string[]): string {
  const written = lines.filter((line) => line !== '');
  return `<?xml version="1.0" encoding="utf-8"?>\n${written.join('\n')}\n`;
}
