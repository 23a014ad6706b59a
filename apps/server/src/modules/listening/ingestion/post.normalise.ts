import { createHash } from 'node:crypto';
import type { ReceivedPost } from '@beffroi/connectors';

/** The longest text that is kept, in UTF-16 units; a news article is ten times shorter. */
const MOST_TEXT = 20_000;
const MOST_TITLE = 500;
const MOST_NAME = 500;
const MOST_ITEMS = 50;
/** A clock ahead of ours by more than this is not believed. */
const AHEAD_MS = 5 * 60_000;
/** Before the public web: a date that old is a mistake of the origin. */
const EARLIEST = Date.UTC(1995, 0, 1);

/** A post as the chain carries it on: bounded, its dates believed. */
export type HeardPost = {
  network: string;
  originId: string;
  url: string | undefined;
  title: string | undefined;
  text: string;
  lang: string | undefined;
  author:
    | { handle: string; name: string | undefined; url: string | undefined; followers: number | undefined }
    | undefined;
  postedAt: Date;
  heardAt: Date;
  editedAt: Date | undefined;
  tags: string[];
  mentions: string[];
  links: string[];
  media: { kind: string; url: string; alt?: string }[];
  inReplyTo: string | undefined;
  quoteOf: string | undefined;
  repostOf: string | undefined;
  reach: number | undefined;
};

/** Brings a received post to the form that is stored. Answers nothing for a post without any word or name. */
export function normalisePost(post: ReceivedPost, heardAt: Date): HeardPost | undefined {
  const text = clean(post.text, MOST_TEXT);
  const title = post.title === undefined ? undefined : clean(post.title, MOST_TITLE) || undefined;
  if (text === '' && title === undefined && post.media.length === 0) return undefined;
  const originId = originName(post.originId);
  if (originId === '') return undefined;
  const url = safeUrl(post.url);
  return {
    network: post.network,
    originId,
    url,
    title,
    text,
    lang: post.lang,
    author: post.author && {
      handle: clean(post.author.handle, 200),
      name: post.author.name === undefined ? undefined : clean(post.author.name, 200),
      url: safeUrl(post.author.url),
      followers: count(post.author.followers),
    },
    postedAt: believableDate(post.postedAt, heardAt),
    heardAt,
    editedAt: post.editedAt === undefined ? undefined : believableDate(post.editedAt, heardAt),
    tags: list(post.tags),
    mentions: list(post.mentions),
    links: post.links.flatMap((link) => safeUrl(link) ?? []).slice(0, MOST_ITEMS),
    media: post.media
      .flatMap((item) => {
        const address = safeUrl(item.url);
        return address ? [{ kind: item.kind, url: address, ...(item.alt ? { alt: clean(item.alt, 1500) } : {}) }] : [];
      })
      .slice(0, 10),
    inReplyTo: post.inReplyTo === undefined ? undefined : originName(post.inReplyTo),
    quoteOf: post.quoteOf === undefined ? undefined : originName(post.quoteOf),
    repostOf: post.repostOf === undefined ? undefined : originName(post.repostOf),
    reach: count(post.reach ?? post.author?.followers),
  };
}

/**
 * What a post is called at its origin, as it is stored and indexed (an index of PostgreSQL holds 2,704 bytes an entry):
 * one that is too long goes by its beginning and its digest, so that two of them stay two.
 */
export function originName(given: string): string {
  const name = clean(given, given.length);
  if (name.length <= MOST_NAME) return name;
  const digest = createHash('sha256').update(name).digest('base64url');
  return `${name.slice(0, MOST_NAME - digest.length - 1).toWellFormed()} ${digest}`;
}

// PostgreSQL holds no NUL and no half surrogate; other control characters have no place in a text.
function clean(text: string, most: number): string {
  const tidy = text
    .slice(0, most)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]/gu, '');
  return tidy.trim();
}

function list(items: readonly string[]): string[] {
  return [...new Set(items.map((item) => clean(item, 200)).filter((item) => item !== ''))].slice(0, MOST_ITEMS);
}

function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || url.length > 2000 || !URL.canParse(url)) return undefined;
  return /^https?:$/.test(new URL(url).protocol) ? url.toWellFormed() : undefined;
}

function believableDate(given: string | undefined, heardAt: Date): Date {
  const at = given === undefined ? Number.NaN : Date.parse(given);
  if (Number.isNaN(at) || at > heardAt.getTime() + AHEAD_MS || at < EARLIEST) return heardAt;
  return new Date(Math.min(at, heardAt.getTime()));
}

function count(value: number | undefined): number | undefined {
  return value === undefined || !Number.isFinite(value) || value < 0
    ? undefined
    : Math.min(Math.round(value), 2_000_000_000);
}
