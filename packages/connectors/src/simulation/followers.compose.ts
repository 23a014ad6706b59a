import type { MadePost } from './post.compose.ts';
import { composePost, wordsOf } from './post.compose.ts';
import { drawPerson } from './people.generate.ts';
import { randomOf, type Random } from './random.source.ts';
import { renderSentence, typeset } from './sentence.render.ts';
import type { SimulatedTerritory } from './simulation.types.ts';
import { replies, retouches, shares } from './texts/common.texts.ts';

/** Nothing follows a post later than this: to know an interval, it is enough to look so far back. */
export const followedForMs = 6 * 3_600_000;

const minuteMs = 60_000;

/** What a post brings about: answers, copies hardly changed, and for an article the people who share it. */
export function followersOf(territory: SimulatedTerritory, seed: string, made: MadePost): MadePost[] {
  const { post, at, stance, isArticle = false } = made;
  const random = randomOf(seed, post.originId, 'followers');
  const answers = random.chance(stance === 'ask' ? 0.4 : 0.2) ? 1 + random.poisson(0.5) : 0;
  const copies = !isArticle && random.chance(0.03) ? 1 + random.below(2) : 0;
  const sharers = isArticle ? random.poisson(1.6) : 0;
  return [
    ...numbered(answers, (n) => answer(territory, seed, made, `${post.originId}:r${n}`, delayed(at, 24, random))),
    ...numbered(copies, (n) => copy(territory, seed, made, `${post.originId}:c${n}`, delayed(at, 70, random))),
    ...numbered(sharers, (n) => share(territory, seed, made, `${post.originId}:s${n}`, delayed(at, 50, random))),
  ];
}

function answer(
  territory: SimulatedTerritory,
  seed: string,
  { post, stance }: MadePost,
  id: string,
  at: number,
): MadePost {
  const random = randomOf(seed, id);
  const person = drawPerson(territory, seed, random);
  const [first, second] = [random.pick(replies[stance]), random.pick(replies[stance])];
  const said = first !== second && random.chance(0.4) ? `${first} ${second}` : first;
  const text = renderSentence(said, wordsOf(territory), random);
  // Answers name whom they answer, so that they can be heard where the first post was.
  const named = random.chance(0.5) ? `@${territory.account} ${text}` : text;
  const more = { inReplyTo: post.originId };
  return { at, stance: 'fact', post: composePost(person, { id, at, text: named, more }, random) };
}

function copy(
  territory: SimulatedTerritory,
  seed: string,
  { post, stance }: MadePost,
  id: string,
  at: number,
): MadePost {
  const random = randomOf(seed, id);
  const person = drawPerson(territory, seed, random);
  const text = typeset(random.pick(retouches).replace('{texte}', post.text));
  return { at, stance, post: composePost(person, { id, at, text }, random) };
}

function share(territory: SimulatedTerritory, seed: string, { post }: MadePost, id: string, at: number): MadePost {
  const random = randomOf(seed, id);
  const person = drawPerson(territory, seed, random);
  const comment = renderSentence(random.pick(shares), {}, random);
  const text = random.chance(0.6) ? `${comment} « ${post.title ?? post.text} »` : comment;
  const link = post.url;
  const tags = random.chance(0.5) ? [random.pick(territory.tags)] : [];
  return {
    at,
    stance: 'fact',
    post: composePost(person, { id, at, text: typeset(text), tags, link }, random),
  };
}

/** Most come soon, some hours later: an exponential delay of so many minutes on average. */
function delayed(at: number, meanMinutes: number, random: Random): number {
  const wait = minuteMs + -Math.log(1 - random.next()) * meanMinutes * minuteMs;
  return Math.floor(at + Math.min(wait, followedForMs - minuteMs));
}

function numbered<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n));
}
