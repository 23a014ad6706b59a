import { createLocalClock, shareOfHour } from './local.clock.ts';
import { episodeShare, type EpisodeName } from './episodes.rate.ts';
import { followedForMs, followersOf } from './followers.compose.ts';
import { drawPerson, pressOf } from './people.generate.ts';
import { composePost, composeThemed, wordsOf, type MadePost } from './post.compose.ts';
import { randomOf } from './random.source.ts';
import { renderSentence } from './sentence.render.ts';
import type { SimulatedTerritory, Theme } from './simulation.types.ts';

export const slotMs = 15 * 60_000;
const slotsPerHour = 4;
/** Of an ordinary day's posts, those that are first: answers, copies and shares make up the rest. */
const firstShare = 0.64;
const keptSlots = 200;

/**
 * The ordinary life of a territory, quarter of an hour by quarter of an hour. Each quarter is drawn from its own
 * number, so that any interval gives the same posts, however it is asked for: all at once or second by second.
 */
export function createLife(territory: SimulatedTerritory, seed: string, startedAt: number) {
  const clock = createLocalClock(territory.timeZone);
  const kept = new Map<number, MadePost[]>();
  const themes = Object.fromEntries(territory.themes.map(({ theme, weight }) => [theme.id, weight]));
  const themeById = new Map(territory.themes.map(({ theme }) => [theme.id, theme]));
  const episodes: Record<EpisodeName, Theme> = territory.episodes;

  /** Everything that begins in a quarter, with what it brings about later. */
  function slot(number: number): MadePost[] {
    let made = kept.get(number);
    if (!made) {
      const first = [
        ...ordinary(number),
        ...articles(number),
        ...Object.keys(episodes).flatMap((name) => episode(name as EpisodeName, number)),
      ];
      made = [...first, ...first.flatMap((one) => followersOf(territory, seed, one))];
      kept.set(number, made);
      for (const oldest of kept.keys()) {
        if (kept.size <= keptSlots) break;
        kept.delete(oldest);
      }
    }
    return made;
  }

  function ordinary(number: number): MadePost[] {
    const local = clock(number * slotMs);
    const random = randomOf(seed, territory.id, 'life', number);
    const mood = 1 + 0.12 * randomOf(seed, territory.id, local.year, local.month, local.day).normal();
    const mean = (territory.perDay * firstShare * mood * shareOfHour(local)) / slotsPerHour;
    return Array.from({ length: random.poisson(mean) }, (_, index) => {
      const theme = themeById.get(random.weighted(themes));
      if (!theme) throw new Error('a theme was weighed that is not there');
      const at = number * slotMs + random.below(slotMs);
      const person = drawPerson(territory, seed, random);
      return composeThemed(territory, person, { id: idOf('life', number, index), at, theme }, random);
    });
  }

  function articles(number: number): MadePost[] {
    const local = clock(number * slotMs);
    const random = randomOf(seed, territory.id, 'press', number);
    const mean = (territory.perDay * 0.025 * shareOfHour(local)) / slotsPerHour;
    return Array.from({ length: random.poisson(mean) }, (_, index) => {
      const theme = themeById.get(random.weighted(themes));
      return article(random, theme, idOf('press', number, index), number);
    });
  }

  function article(
    random: ReturnType<typeof randomOf>,
    theme: Theme | undefined,
    id: string,
    number: number,
  ): MadePost {
    const at = number * slotMs + random.below(slotMs);
    const facts = theme?.says.fact ?? [];
    const title = renderSentence(random.pick(facts.length > 0 ? facts : fallbackTitles), wordsOf(territory), random);
    const text = `${title} ${territory.name}, ${random.pick(territory.places)}.`;
    const more = { title };
    const post = composePost(pressOf(territory, random), { id, at, text, more }, random);
    return { at, stance: 'fact', isArticle: true, post };
  }

  function episode(name: EpisodeName, number: number): MadePost[] {
    const at = number * slotMs;
    const mean = (territory.perDay * episodeShare(name, at, startedAt, clock(at))) / slotsPerHour;
    if (mean < 0.002) return [];
    const random = randomOf(seed, territory.id, name, number);
    return Array.from({ length: random.poisson(mean) }, (_, index) => {
      const isPress = random.chance(0.05);
      const id = idOf(name, number, index);
      if (isPress) return article(random, episodes[name], id, number);
      const person = drawPerson(territory, seed, random);
      return composeThemed(territory, person, { id, at: at + random.below(slotMs), theme: episodes[name] }, random);
    });
  }

  function idOf(stream: string, number: number, index: number): string {
    return `${territory.id}:${stream}:${number}:${index}`;
  }

  /** What is posted from an instant, included, to another, left out; in the order of time. */
  return function between(from: number, to: number): MadePost[] {
    const made: MadePost[] = [];
    const last = Math.floor((to - 1) / slotMs);
    for (let number = Math.floor((from - followedForMs) / slotMs) - 1; number <= last; number += 1) {
      for (const one of slot(number)) if (one.at >= from && one.at < to) made.push(one);
    }
    return made.sort((a, b) => a.at - b.at || (a.post.originId < b.post.originId ? -1 : 1));
  };
}

const fallbackTitles = ['À {lieu}, la vie reprend ses droits', 'Ce qui change {jour} à {lieu}'];
