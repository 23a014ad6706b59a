import type { StubClock } from './stub.clock.ts';

/** What stands on the network for all to see. */
export type StubPost = {
  id: string;
  url: string;
  text: string;
  /** ISO 8601. */
  at: string;
  /** Published by the account under test, else by somebody. */
  isOurs: boolean;
  /** Handle of who wrote it; some networks keep it to themselves. */
  by?: string | undefined;
  /** Id of what it answers. */
  inReplyTo?: string | undefined;
  /** It names the account under test. */
  mentionsUs?: boolean;
  media: { alt: string }[];
  poll?: string[] | undefined;
  isHidden: boolean;
  counts: { reactions: number; shares: number; comments: number };
  /** What only this network has. */
  more: Record<string, unknown>;
};

export type StubPosts = {
  /** Publishes; the identifier is made unless given. */
  add: (post: Partial<StubPost> & { text: string }) => StubPost;
  get: (id: string) => StubPost | undefined;
  remove: (id: string) => void;
  /** In the order in which they came out. */
  all: () => StubPost[];
  ours: () => StubPost[];
  answersTo: (id: string) => StubPost[];
};

/** Identifiers as networks make them: the later the greater. */
export function createStubIds(clock: StubClock): () => string {
  let made = 0;
  return () => {
    made += 1;
    return String((BigInt(clock.now().getTime()) << 16n) + BigInt(made));
  };
}

export function createStubPosts(url: string, clock: StubClock, nextId: () => string): StubPosts {
  const posts = new Map<string, StubPost>();
  return {
    add(post) {
      const id = post.id ?? nextId();
      const whole: StubPost = {
        url: `${url}/publications/${id}`,
        at: clock.now().toISOString(),
        isOurs: false,
        media: [],
        isHidden: false,
        counts: { reactions: 0, shares: 0, comments: 0 },
        more: {},
        ...post,
        id,
      };
      posts.set(id, whole);
      return whole;
    },
    get: (id) => posts.get(id),
    remove: (id) => void posts.delete(id),
    all: () => [...posts.values()],
    ours: () => [...posts.values()].filter(({ isOurs }) => isOurs),
    answersTo: (id) => [...posts.values()].filter(({ inReplyTo }) => inReplyTo === id),
  };
}
