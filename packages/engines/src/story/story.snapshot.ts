import type { BoundedMap } from './bounded.map.ts';
import type { CopyIndex } from './copy.index.ts';
import type { Story, StoryShelf } from './story.shelf.ts';
import type { TopicIndex } from './topic.index.ts';

/** The grouper's memory as plain JSON. Its shape may change between versions: `version` guards it. */
export type StorySnapshot = {
  version: 1;
  clock: number;
  stories: Story[];
  texts: { story: number; exact: number; features: number[]; anchors: number[] }[];
  links: [string, number][];
  posts: [string, number][];
  counts: { total: number; seen: [number, number][] };
};

type StoryParts = {
  shelf: StoryShelf;
  copies: CopyIndex;
  topics: TopicIndex;
  links: BoundedMap<number>;
  posts: BoundedMap<number>;
};

export function writeSnapshot({
  shelf,
  copies,
  topics,
  links,
  posts,
  clock,
}: StoryParts & { clock: number }): StorySnapshot {
  return {
    version: 1,
    clock,
    stories: structuredCopy(shelf.stories()),
    texts: copies.texts().map(({ story, exact, features, anchors }) => ({
      story,
      exact,
      features: [...features],
      anchors: [...anchors],
    })),
    links: links.entries(),
    posts: posts.entries(),
    counts: topics.counts(),
  };
}

/**
 * Fills an empty grouper from a snapshot.
 *
 * @returns the clock, in milliseconds since 1970
 * @throws RangeError for a snapshot of another version
 */
export function readSnapshot(snapshot: StorySnapshot, { shelf, copies, topics, links, posts }: StoryParts): number {
  if (snapshot.version !== 1) throw new RangeError(`story snapshot of version ${String(snapshot.version)}, expected 1`);
  for (const story of structuredCopy(snapshot.stories)) {
    shelf.put(story);
    topics.file(story.centroid, story.seq);
  }
  for (const text of snapshot.texts) {
    const print = { features: Uint32Array.from(text.features), anchors: Uint32Array.from(text.anchors) };
    copies.keep(text.exact, print, text.story);
  }
  for (const [link, story] of snapshot.links) links.set(link, story);
  for (const [post, story] of snapshot.posts) posts.set(post, story);
  topics.restore(snapshot.counts);
  return snapshot.clock;
}

function structuredCopy(stories: Story[]): Story[] {
  return stories.map((story) => ({
    ...story,
    centroid: { ...story.centroid, terms: [...story.centroid.terms], weights: [...story.centroid.weights] },
    trail: { authors: [...story.trail.authors], times: [...story.trail.times] },
    texts: story.texts.map((text) => ({ ...text })),
  }));
}
