import { bodyOf } from './news.html.ts';
import { titleOf, type NewsChannel, type NewsItem } from './news.feed.ts';

/**
 * The newsroom as JSON Feed 1.1.
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function renderJsonFeed(channel: NewsChannel, items: readonly NewsItem[]): string {
  const { title, description, lang, homeUrl, feedUrls, hubUrl, author, iconUrl } = channel;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: title.toWellFormed(),
    home_page_url: homeUrl,
    feed_url: feedUrls.json,
    ...(description === '' ? {} : { description: description.toWellFormed() }),
    language: lang,
    ...(iconUrl ? { icon: iconUrl } : {}),
    ...(author ? { authors: [{ name: author, url: homeUrl }] } : {}),
    ...(hubUrl ? { hubs: [{ type: 'WebSub', url: hubUrl }] } : {}),
    items: items.map(itemOf),
  });
}

function itemOf(item: NewsItem): object {
  const { id, url, text, lang, at, editedAt, media, link } = item;
  const image = media.find(({ kind }) => kind === 'image');
  return {
    id,
    url,
    title: titleOf(item).toWellFormed(),
    content_html: bodyOf(item),
    content_text: text.toWellFormed(),
    date_published: at,
    ...(editedAt ? { date_modified: editedAt } : {}),
    language: lang,
    ...(link ? { external_url: link.url } : {}),
    ...(image ? { image: image.url } : {}),
    ...(media.length > 0 ? { attachments: media.map(attachmentOf) } : {}),
  };
}

function attachmentOf({ url, mimeType, bytes, alt }: NewsItem['media'][number]): object {
  return { url, mime_type: mimeType, size_in_bytes: bytes, ...(alt === '' ? {} : { title: alt.toWellFormed() }) };
}
