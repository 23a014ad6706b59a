import { htmlToText, linksInText, oneLine, safeHttpUrl } from '../html/index.ts';
import { parseFeedDate } from './feed-date.ts';
import type { FeedMedia, ParsedEntry, ParsedFeed } from './parsed-feed.ts';

type Json = Record<string, unknown>;

/** JSON Feed 1 and 1.1 (jsonfeed.org), forgiving: what has the wrong type is left out and noted. */
export function readJsonFeed(source: string, base: string | undefined): ParsedFeed | undefined {
  const feed = parseObject(source);
  if (feed === undefined) return undefined;
  const version = /jsonfeed\.org\/version\/([\d.]+)/.exec(text(feed['version']) ?? '')?.[1];
  if (version === undefined && !Array.isArray(feed['items'])) return undefined;
  const items: unknown[] = Array.isArray(feed['items']) ? feed['items'] : [];
  const entries = items.filter(isObject).map((item) => readItem(item, base));
  const hubs: unknown[] = Array.isArray(feed['hubs']) ? feed['hubs'] : [];
  const hub = hubs.filter(isObject).find((entry) => text(entry['type'])?.toLowerCase() === 'websub');
  const wellFormed = version !== undefined && entries.length === items.length && Array.isArray(feed['items']);
  return {
    format: 'json',
    ...optional({
      version,
      title: line(feed['title']),
      link: text(feed['home_page_url']),
      description: line(feed['description']),
      lang: text(feed['language']),
      hub: text(hub?.['url']),
      self: text(feed['feed_url']),
    }),
    entries,
    wellFormed,
    notes: wellFormed
      ? []
      : [{ fr: 'Ce JSON Feed est incomplet ou mal formé.', en: 'This JSON Feed is incomplete or not well-formed.' }],
  };
}

function readItem(item: Json, base: string | undefined): ParsedEntry {
  const html = text(item['content_html']);
  const safe = html === undefined ? undefined : htmlToText(html, base);
  const body = safe?.text ?? text(item['content_text']) ?? text(item['summary']) ?? '';
  const published = parseFeedDate(text(item['date_published']) ?? '');
  const updated = parseFeedDate(text(item['date_modified']) ?? '');
  const media = new Map<string, FeedMedia>();
  const addMedia = (kind: FeedMedia['kind'], reference: unknown, alt?: string) => {
    const url = safeHttpUrl(text(reference) ?? '', base);
    if (url !== undefined && !media.has(url)) media.set(url, { kind, url, ...(alt === undefined ? {} : { alt }) });
  };
  addMedia('image', item['image']);
  addMedia('image', item['banner_image']);
  for (const attachment of list(item['attachments'])) {
    const kind = text(attachment['mime_type'])?.split('/')[0];
    addMedia(
      kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'other',
      attachment['url'],
      line(attachment['title']),
    );
  }
  for (const image of safe?.images ?? []) addMedia('image', image.url, image.alt);
  const author = [...list(item['authors']), ...(isObject(item['author']) ? [item['author']] : [])][0];
  const tags: unknown[] = Array.isArray(item['tags']) ? item['tags'] : [];
  const link = safeHttpUrl(text(item['url']) ?? '', base) ?? safeHttpUrl(text(item['external_url']) ?? '', base);
  return {
    ...optional({
      id: text(item['id']) ?? (typeof item['id'] === 'number' ? String(item['id']) : undefined),
      link,
      title: line(item['title']),
      date: published ?? updated,
      updated,
      lang: text(item['language']),
    }),
    ...(author === undefined ? {} : { author: optional({ name: line(author['name']), url: text(author['url']) }) }),
    text: body.trim(),
    tags: tags.map((tag) => line(tag)?.replace(/^#+/, '')).filter((tag) => tag !== undefined && tag !== '') as string[],
    media: [...media.values()],
    links: [...new Set([...(safe?.links ?? []), ...linksInText(body)])],
  };
}

function parseObject(source: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(source);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function line(value: unknown): string | undefined {
  const written = text(value);
  return written === undefined ? undefined : oneLine(written);
}

function optional<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
