import { createHash } from 'node:crypto';
import { linksInText, safeHttpUrl } from '../html/index.ts';
import type { ReceivedEvent, ReceivedPost } from '../port.ts';
import type { FeedState } from './feed.state.ts';
import type { ParsedEntry, ParsedFeed } from './parsed-feed.ts';

const dayMs = 86_400_000;
/** Of a feed that is read for the first time, what is older would drown what happens now. */
const firstReadDays = 30;
const firstReadEntries = 200;
const firstReadUndated = 20;
const maxSeen = 2000;

/**
 * What a feed tells that was not known: new entries and edited ones, oldest first. An entry that left the feed is not
 * a deletion: feeds only keep the latest.
 */
export function newPosts(
  feed: ParsedFeed,
  seen: FeedState['seen'],
  given: { feedUrl: string; now: Date; firstRead: boolean },
): { events: ReceivedEvent[]; seen: FeedState['seen'] } {
  const fresh: ReceivedPost[] = [];
  const current: FeedState['seen'] = {};
  for (const entry of feed.entries) {
    const post = postFromEntry(entry, feed, given);
    if (post === undefined || current[post.originId] !== undefined) continue;
    const print = fingerprint(post);
    current[post.originId] = print;
    const before = seen[post.originId];
    if (before === print) continue;
    fresh.push(before === undefined ? post : { ...post, editedAt: entry.updated ?? given.now.toISOString() });
  }
  const kept = given.firstRead ? recentOf(fresh, given.now) : fresh;
  const events = kept
    .toReversed()
    .sort(byDate)
    .map((post): ReceivedEvent => ({ kind: 'post', post }));
  return { events, seen: remember(seen, current) };
}

/** One entry as a post; nothing when it says nothing. */
export function postFromEntry(
  entry: ParsedEntry,
  feed: ParsedFeed,
  given: { feedUrl: string; now: Date },
): ReceivedPost | undefined {
  if (entry.text === '' && entry.title === undefined) return undefined;
  const url = safeHttpUrl(entry.link ?? '', given.feedUrl);
  const host = URL.parse(given.feedUrl)?.hostname ?? given.feedUrl;
  const name = entry.author?.name;
  const authorUrl = safeHttpUrl(entry.author?.url ?? '', given.feedUrl);
  const postedAt = plausible(entry.date, given.now);
  return {
    network: 'feed',
    originId: originId(entry, given.feedUrl),
    ...(url === undefined ? {} : { url }),
    ...(entry.title === undefined ? {} : { title: entry.title }),
    text: entry.text === '' ? (entry.title ?? '') : entry.text,
    ...(entry.lang === undefined ? {} : { lang: entry.lang }),
    ...(postedAt === undefined ? {} : { postedAt }),
    author: {
      handle: (feed.title ?? host).replace(/^@+/, '').trim() || host,
      ...(name === undefined ? {} : { name }),
      ...(authorUrl === undefined ? {} : { url: authorUrl }),
    },
    tags: entry.tags,
    mentions: [],
    links: [
      ...new Set([
        ...entry.links.flatMap((link) => safeHttpUrl(link, given.feedUrl) ?? []),
        ...linksInText(entry.title ?? ''),
      ]),
    ],
    media: entry.media,
  };
}

/**
 * The entry's own identifier when it is unique by itself (an address, a URN), else the same within the site; without
 * one, its link, and without a link a fingerprint of what it says.
 */
function originId(entry: ParsedEntry, feedUrl: string): string {
  const site = URL.parse(feedUrl);
  if (entry.id !== undefined) {
    if (/^(?:https?:\/\/|urn:|tag:|uuid:)/i.test(entry.id)) return entry.id;
    const isCounter = /^\d{1,9}$/.test(entry.id);
    return `${site?.host ?? feedUrl}${isCounter ? (site?.pathname ?? '') : ''}#${entry.id}`;
  }
  if (entry.link !== undefined) return entry.link;
  const said = `${entry.title ?? ''}\n${entry.date ?? ''}\n${entry.text}`;
  return `${site?.host ?? feedUrl}#${createHash('sha256').update(said).digest('base64url').slice(0, 22)}`;
}

function fingerprint(post: ReceivedPost): string {
  return createHash('sha256')
    .update(`${post.title ?? ''}\n${post.text}\n${post.url ?? ''}`)
    .digest('base64url')
    .slice(0, 11);
}

/** A date well ahead of now is that of an event or a mistake, not of a publication. */
function plausible(date: string | undefined, now: Date): string | undefined {
  if (date === undefined || Date.parse(date) > now.getTime() + dayMs) return undefined;
  return Date.parse(date) > now.getTime() ? now.toISOString() : date;
}

function recentOf(posts: ReceivedPost[], now: Date): ReceivedPost[] {
  const since = now.getTime() - firstReadDays * dayMs;
  const dated = posts.filter(({ postedAt }) => postedAt !== undefined && Date.parse(postedAt) >= since);
  const undated = posts.filter(({ postedAt }) => postedAt === undefined).slice(0, firstReadUndated);
  return [...undated, ...dated.toReversed().sort(byDate).slice(-firstReadEntries).toReversed()];
}

function byDate(a: ReceivedPost, b: ReceivedPost): number {
  return a.postedAt === undefined || b.postedAt === undefined ? 0 : Date.parse(a.postedAt) - Date.parse(b.postedAt);
}

function remember(seen: FeedState['seen'], current: FeedState['seen']): FeedState['seen'] {
  const gone = Object.entries(seen).filter(([id]) => current[id] === undefined);
  const room = Math.max(0, maxSeen - Object.keys(current).length);
  return Object.fromEntries([...(room === 0 ? [] : gone.slice(-room)), ...Object.entries(current)]);
}
