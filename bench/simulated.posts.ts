import type { ReceivedPost } from '../packages/connectors/src/port.ts';
import {
  createSimulation,
  demoTerritories,
  simulatedTerritories,
} from '../packages/connectors/src/simulation/index.ts';
import { createMatcher, parseQuery } from '../packages/engines/src/query/index.ts';
import { makeStream } from './match.stream.ts';

const startedAt = new Date('2026-11-01T00:00:00Z');
const DAY = 86_400_000;

export type SimulatedWatch = { name: string; query: string };

/** The watches of the demonstration's region, then made-up ones: places, subjects, exclusions. */
export function simulatedWatches(count: number): SimulatedWatch[] {
  const real = demoTerritories({ startedAt })[0]?.watches ?? [];
  const made = makeStream(Math.max(0, count - real.length), 0, 1).watches;
  return [...real, ...made.map(({ id, query }) => ({ name: `Veille ${id}`, query }))].slice(0, count);
}

/**
 * Posts of the simulated residents, of which one in `oneIn` is held by a watch of the region: those of the region
 * itself among those of its neighbours. All different by their origin, the same for the same seed.
 */
export function simulatedPosts(count: number, oneIn: number, seed = 'bench'): ReceivedPost[] {
  const matcher = createMatcher();
  for (const { name, query: source } of simulatedWatches(9)) {
    const { query } = parseQuery(source);
    if (query) matcher.set(name, query);
  }
  const isHeld = ({ text, title, tags, mentions, links, network }: ReceivedPost): boolean =>
    matcher.match({ text, tags, mentions, links, network, lang: 'fr', hasMedia: false, ...(title ? { title } : {}) })
      .length > 0;
  const held = take(Math.ceil(count / oneIn), ['picardie'], seed, isHeld);
  const others = take(count - held.length, ['haute-somme', 'trois-vallees'], seed, (post) => !isHeld(post));
  return Array.from({ length: count }, (_, index) =>
    index % oneIn === 0 ? held[index / oneIn] : others[index - Math.floor(index / oneIn) - 1],
  ).filter((post) => post !== undefined);
}

function take(
  count: number,
  ids: readonly string[],
  seed: string,
  wanted: (post: ReceivedPost) => boolean,
): ReceivedPost[] {
  const lives = simulatedTerritories
    .filter(({ id }) => ids.includes(id))
    .map((territory) => createSimulation({ seed, territory, startedAt }));
  const taken: ReceivedPost[] = [];
  for (let day = 1; taken.length < count; day += 1) {
    const to = new Date(startedAt.getTime() - (day - 1) * DAY);
    const from = new Date(startedAt.getTime() - day * DAY);
    for (const life of lives) for (const post of life.posts(from, to)) if (wanted(post)) taken.push(post);
  }
  return taken.slice(0, count).map((post) => ({ ...post, originId: `${seed}:${post.originId}` }));
}
