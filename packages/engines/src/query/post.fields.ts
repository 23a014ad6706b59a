import type { Comparison, Field } from './query.ast.ts';
import { foldHandle } from './query.words.ts';
import type { MatchablePost } from './post.document.ts';

/**
 * What the filters of the queries compare, computed once for a post; the columns of stored posts hold the same values.
 */
export type PostFields = {
  authorFolded: string | undefined;
  network: string | undefined;
  lang: string | undefined;
  site: string | undefined;
  hasLink: boolean;
  hasMedia: boolean;
  followers: number | undefined;
};

export function readFields(post: MatchablePost): PostFields {
  return {
    authorFolded: post.author === undefined ? undefined : foldHandle(post.author),
    network: post.network === undefined ? undefined : foldHandle(post.network),
    lang: post.lang?.toLowerCase(),
    site: siteOf(post.url),
    hasLink: hasLink(post),
    hasMedia: post.hasMedia === true,
    followers: post.followers,
  };
}

/** The host name of an address, lower case, without `www.`; undefined for what is not an http address. */
export function siteOf(url: string | undefined): string | undefined {
  const host = url === undefined ? undefined : /^https?:\/\/(?:[^/?#@]*@)?([^/?#\\\s]+)/iu.exec(url)?.[1];
  return host
    ?.toLowerCase()
    .replace(/^www\./u, '')
    .replace(/\.$/u, '');
}

/** Whether a post links to a page: a link beside the text, or an address in it. */
export function hasLink(post: MatchablePost): boolean {
  return (post.links !== undefined && post.links.length > 0) || /https?:\/\//iu.test(post.text);
}

export function fieldHolds(field: Field, fields: PostFields): boolean {
  switch (field.kind) {
    case 'from': {
      const { authorFolded } = fields;
      if (authorFolded === undefined) return false;
      if (field.prefix) return authorFolded.startsWith(field.author);
      return authorFolded === field.author || authorFolded.startsWith(`${field.author}@`);
    }
    case 'lang':
      return fields.lang === field.lang || fields.lang?.startsWith(`${field.lang}-`) === true;
    case 'network':
      return fields.network === field.network;
    case 'site':
      return fields.site === field.site || fields.site?.endsWith(`.${field.site}`) === true;
    case 'has':
      return field.what === 'link' ? fields.hasLink : fields.hasMedia;
    case 'followers':
      return fields.followers !== undefined && compares(fields.followers, field.comparison, field.count);
  }
}

export function compares(value: number, comparison: Comparison, count: number): boolean {
  switch (comparison) {
    case '>':
      return value > count;
    case '>=':
      return value >= count;
    case '<':
      return value < count;
    case '<=':
      return value <= count;
    case '=':
      return value === count;
  }
}
