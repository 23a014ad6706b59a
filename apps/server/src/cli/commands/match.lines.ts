import { createMatcher, parseQuery } from '@beffroi/engines/query';
import type { MatchablePost, Matcher } from '@beffroi/engines/query';

export type LineFailure = { line: number; message: string };

/** Reads a file of watches, one `{"id","query"}` a line. The matcher knows them by their id as JSON. */
export function readWatches(file: string): { matcher: Matcher; failures: LineFailure[] } {
  const matcher = createMatcher();
  const failures: LineFailure[] = [];
  for (const [index, line] of file
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue;
    try {
      const watch = parseObject(line);
      if (typeof watch.query !== 'string') throw new Error('a watch needs a "query", a text');
      const { query, issues } = parseQuery(watch.query);
      if (query === undefined)
        throw new Error(issues.map((issue) => `column ${issue.from + 1}: ${issue.message.en}`).join(' '));
      matcher.set(idOf(watch), query);
    } catch (error) {
      failures.push({ line: index + 1, message: messageOf(error) });
    }
  }
  return { matcher, failures };
}

/** Matches the post of one line; answers the line to write, or undefined when nothing matches and `all` is not asked. */
export function matchLine(line: string, matcher: Matcher, all: boolean): string | undefined {
  const post = parseObject(line);
  const id = idOf(post);
  const watches = matcher.match(matchable(post));
  if (watches.length === 0 && !all) return undefined;
  return `{"id":${id},"watches":[${watches.join(',')}]}`;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Fields = Record<string, unknown>;

function parseObject(line: string): Fields {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object');
  return value as Fields;
}

function idOf({ id }: Fields): string {
  if (typeof id === 'string' || typeof id === 'number') return JSON.stringify(id);
  throw new Error('"id" is missing: a text or a number');
}

/** What the engine reads of a post; a field of another type than expected is as if it were not there. */
function matchable(fields: Fields): MatchablePost {
  const { text, title, author, network, lang, url, tags, mentions, links, hasMedia, media, followers } = fields;
  if (typeof text !== 'string') throw new Error('"text" is missing: a text');
  const post: MatchablePost = { text };
  if (typeof title === 'string') post.title = title;
  if (typeof author === 'string') post.author = author;
  if (typeof network === 'string') post.network = network;
  if (typeof lang === 'string') post.lang = lang;
  if (typeof url === 'string') post.url = url;
  if (Array.isArray(tags)) post.tags = texts(tags);
  if (Array.isArray(mentions)) post.mentions = texts(mentions);
  if (Array.isArray(links)) post.links = texts(links);
  if (hasMedia === true || (Array.isArray(media) && media.length > 0)) post.hasMedia = true;
  if (typeof followers === 'number') post.followers = followers;
  return post;
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
