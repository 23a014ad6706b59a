import type { ReceivedPost } from '../port.ts';
import { buzzBetween } from './bad-buzz.generate.ts';
import { drillBetween, drillMessages, type PlayedDrill } from './drill.generate.ts';
import { createLife } from './life.generate.ts';
import { simulatedHost } from './people.generate.ts';
import type { SimulatedTerritory } from './simulation.types.ts';
import { typeset } from './sentence.render.ts';

export type Simulation = {
  /**
   * What people posted from an instant, included, to another, left out, in the order of time. The past and the present
   * are the same life: weeks at once or a few seconds at a time give the same posts.
   */
  posts: (from: Date, to: Date) => ReceivedPost[];
  /** What a bad buzz launched at an instant adds in an interval; it turns once the territory has answered. */
  badBuzz: (buzz: { startedAt: Date; answeredAt?: Date | undefined }, from: Date, to: Date) => ReceivedPost[];
  /** What a drill adds in an interval. */
  drill: (drill: PlayedDrill, from: Date, to: Date) => ReceivedPost[];
  /** What is written to the territory in a drill, with the instants. */
  drillMessages: (drill: PlayedDrill) => ReturnType<typeof drillMessages>;
};

/**
 * A territory whose residents go on posting: invented people, invented posts, the same for the same seed.
 * @param startedAt the day that the demonstration began: the past peaks and the complaint are placed around it
 */
export function createSimulation({
  seed,
  territory,
  startedAt,
}: {
  seed: string;
  territory: SimulatedTerritory;
  startedAt: Date;
}): Simulation {
  const life = createLife(territory, seed, startedAt.getTime());
  return {
    posts: (from, to) => life(from.getTime(), to.getTime()).map(({ post }) => post),
    badBuzz: (buzz, from, to) => {
      const launched = { startedAt: buzz.startedAt.getTime(), answeredAt: buzz.answeredAt?.getTime() };
      return buzzBetween(territory, seed, launched, from.getTime(), to.getTime()).map(({ post }) => post);
    },
    drill: (drill, from, to) =>
      drillBetween(territory, seed, drill, from.getTime(), to.getTime()).map(({ post }) => post),
    drillMessages: (drill) => drillMessages(territory, seed, drill),
  };
}

/** What someone types on the page where one may post as a resident. */
export function residentPost(written: {
  id: string;
  text: string;
  name: string;
  at: Date;
  inReplyTo?: string;
}): ReceivedPost {
  const text = typeset(written.text.trim());
  const names = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
  return {
    network: 'simulation',
    originId: `resident:${written.id}`,
    url: `https://residents.${simulatedHost}/${encodeURIComponent(written.id)}`,
    text,
    lang: 'fr',
    postedAt: written.at.toISOString(),
    author: { handle: written.name.replace(/^@/, ''), name: written.name },
    tags: names(/#([\p{L}\p{N}_]+)/gu),
    mentions: names(/(?<![\p{L}\p{N}])@([\p{L}\p{N}_.]*[\p{L}\p{N}_])/gu),
    links: [],
    media: [],
    ...(written.inReplyTo ? { inReplyTo: written.inReplyTo } : {}),
  };
}
