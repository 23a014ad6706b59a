import { identify } from '@beffroi/engines/language';
import { readFields, searchDocument, type MatchablePost } from '@beffroi/engines/query';
import { confidence, toneOf, type Opinion, type ToneEngine } from '@beffroi/engines/tone';
import type { Matcher } from '@beffroi/engines/query';
import type { Tone } from '@beffroi/contracts';
import type { HeardPost } from './post.normalise.ts';

/** What a post says, and what it is searched by: its lexemes as a tsvector literal, its fields as the engine folds them. */
export type Understanding = {
  tone: Tone;
  toneConfidence: number;
  aggressive: 'none' | 'insult' | 'threat' | 'hate';
  because: { word: string; weight: number; for: string }[];
  search: string;
  site: string | null;
  authorFolded: string | null;
  hasLink: boolean;
};

/** A post as one territory reads it. */
export type Reading = {
  post: HeardPost;
  lang: string;
  /** The watches that hold it. */
  watchIds: string[];
  /** Made when it is first asked for: it takes longer than all the rest, and most posts concern nobody. */
  understanding: () => Understanding;
};

/** @param opinion what another model thinks of its sentiment, looked up when the understanding is first asked for */
export function readPost(
  { matcher, tone }: { matcher: Matcher; tone: ToneEngine },
  post: HeardPost,
  opinion: () => Opinion | undefined = () => undefined,
): Reading {
  const { lang } = identify(`${post.title ?? ''}\n${post.text}`, post.lang);
  let understanding: Understanding | undefined;
  return {
    post,
    lang,
    watchIds: matcher.match(matchable(post, lang)),
    understanding: () => (understanding ??= understand(tone, post, lang, opinion())),
  };
}

/** What is read of a post for its tone. */
export function spokenText({ title, text }: { title?: string | null | undefined; text: string }): string {
  return title ? `${title}. ${text}` : text;
}

function understand(tone: ToneEngine, post: HeardPost, lang: string, opinion: Opinion | undefined): Understanding {
  const result = tone.score(spokenText(post), lang, opinion);
  const whole = matchable(post, lang);
  const { site, authorFolded, hasLink } = readFields(whole);
  return {
    tone: toneOf(result),
    toneConfidence: confidence(result),
    aggressive: result.aggressive.label,
    because: result.because.slice(0, 8),
    search: searchDocument(whole),
    site: site ?? null,
    authorFolded: authorFolded ?? null,
    hasLink,
  };
}

function matchable(post: HeardPost, lang: string): MatchablePost {
  return {
    text: post.text,
    network: post.network,
    lang,
    tags: post.tags,
    mentions: post.mentions,
    links: post.links,
    hasMedia: post.media.length > 0,
    ...(post.title === undefined ? {} : { title: post.title }),
    ...(post.author === undefined ? {} : { author: post.author.handle }),
    ...(post.author?.followers === undefined ? {} : { followers: post.author.followers }),
    ...(post.url === undefined ? {} : { url: post.url }),
  };
}
