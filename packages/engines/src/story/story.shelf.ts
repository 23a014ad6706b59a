import type { CopyTrail, Wave } from './coordination.detect.ts';
import type { StoryKind } from './story.types.ts';
import { hashOf } from './word.hash.ts';
import type { TitleCandidate } from './title.pick.ts';
import { emptyCentroid, type Centroid } from './topic.index.ts';

export type Story = {
  /** Order of opening, never reused. */
  seq: number;
  id: string;
  firstAt: number;
  lastAt: number;
  count: number;
  centroid: Centroid;
  trail: CopyTrail;
  wave?: Wave | undefined;
  texts: TitleCandidate[];
};

export type StoryShelf = {
  get: (seq: number) => Story | undefined;
  find: (id: string) => Story | undefined;
  open: (id: string, at: number) => Story;
  put: (story: Story) => void;
  offerTitle: (story: Story, text: string, kind: StoryKind) => void;
  stories: () => Story[];
};

const MAX_TEXTS = 5;
const TEXT_KEPT = 300;

/** The stories in memory, a ring: the one opened longest ago gives its place to the newest. */
export function createStoryShelf(capacity: number): StoryShelf {
  const ring: (Story | undefined)[] = Array.from({ length: capacity });
  const byId = new Map<string, Story>();
  let next = 0;

  function put(story: Story): void {
    const slot = story.seq % capacity;
    const evicted = ring[slot];
    if (evicted !== undefined && byId.get(evicted.id) === evicted) byId.delete(evicted.id);
    ring[slot] = story;
    byId.set(story.id, story);
    next = Math.max(next, story.seq + 1);
  }

  return {
    get(seq) {
      const story = seq < 0 ? undefined : ring[seq % capacity];
      return story?.seq === seq ? story : undefined;
    },
    find: (id) => byId.get(id),
    open(id, at) {
      const trail = { authors: [], times: [] };
      const story: Story = {
        seq: next,
        id,
        firstAt: at,
        lastAt: at,
        count: 0,
        centroid: emptyCentroid,
        trail,
        texts: [],
      };
      put(story);
      return story;
    },
    put,
    offerTitle(story, text, kind) {
      if (kind === 'copy') {
        const first = story.texts[0];
        if (first !== undefined) first.copies += 1;
      } else if (story.texts.length < MAX_TEXTS) story.texts.push({ text: text.slice(0, TEXT_KEPT), copies: 0 });
    },
    stories: () => ring.filter((story): story is Story => story !== undefined).sort((a, b) => a.seq - b.seq),
  };
}

/** The id of the story that a post opens: the same post, the same id, on any machine. */
export function storyId(firstPost: string): string {
  return `s${hashOf(firstPost).toString(36).padStart(7, '0')}${hashOf(`${firstPost}#`).toString(36).padStart(7, '0')}`;
}
