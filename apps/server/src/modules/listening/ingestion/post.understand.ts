import { identify } from '@beffroi/engines/language';
import { readFields, searchDocument, type MatchablePost } from '@beffroi/engines/query';
import { confidence, toneOf, type ToneEngine } from '@beffroi/engines/tone';
import type { Matcher } from '@beffroi/engines/query';
import type { Tone } from '@beffroi/contracts';
import type { HeardPost } from './post.normalise.ts';

/** What a post says, and whom it concerns. */
export type Understanding = {
  lang: string;
  tone: Tone;
  toneConfidence: number;
  aggressive: 'none' | 'insult' | 'threat' | 'hate';
  because: { word: string; weight: number; for: string }[];
};

/** Which watches hold a post. */
export function watchesOf(matcher: Matcher, post: HeardPost, lang: string): string[] {
  return matcher.match(matchable(post, lang));
}

export function languageOf(post: HeardPost): string {
  return identify(`${post.title ?? ''}\n${post.text}`, post.lang).lang;
}

export function understand(tone: ToneEngine, post: HeardPost, lang: string): Understanding {
  const result = tone.score(post.title === undefined ? post.text : `${post.title}. ${post.text}`, lang);
  return {
    lang,
    tone: toneOf(result),
    toneConfidence: confidence(result),
    aggressive: result.aggressive.label,
    because: result.because.slice(0, 8),
  };
}

/** What a stored post is searched by: its lexemes as a tsvector literal, and its fields as the engine folds them. */
export function searchColumns(post: HeardPost, lang: string) {
  const whole = matchable(post, lang);
  const { site, authorFolded, hasLink } = readFields(whole);
  return { search: searchDocument(whole), site: site ?? null, author_folded: authorFolded ?? null, has_link: hasLink };
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
