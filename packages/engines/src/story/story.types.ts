/** A post as the grouper reads it. `postedAt` is in milliseconds since 1970. */
export type StoryPost = {
  id: string;
  text: string;
  author?: string | undefined;
  /** Address of the post itself. */
  url?: string | undefined;
  /** Addresses that the post points to; when absent they are read from the text. */
  links?: readonly string[] | undefined;
  /** Id or address of the post that this one answers. */
  inReplyTo?: string | undefined;
  /** Id or address of the post that this one quotes, adding words of its own. */
  quoteOf?: string | undefined;
  /** Id or address of the post that this one shares as it is. */
  repostOf?: string | undefined;
  postedAt: number;
};

/** A post whose story is known already: what `seed` takes. */
export type PlacedPost = StoryPost & { storyId: string };

/**
 * How a post came into its story: it opened it (`new`), says the same words (`copy`), retouched words (`variant`),
 * points to the same address (`link`), answers or quotes a post of it (`reply`), or tells of the same subject (`topic`).
 */
export type StoryKind = 'new' | 'copy' | 'variant' | 'link' | 'reply' | 'topic';

/** Many accounts, the same words, few minutes. `minutes` is the span, rounded up, at least 1. */
export type Coordination = { accounts: number; posts: number; minutes: number };

/** `similarity` is 1 for a copy, the share of common words for a variant, else the cosine with the story; 0 for a new one. */
export type StoryPlacement = { storyId: string; kind: StoryKind; similarity: number };

export type StoryOptions = {
  /** Stories kept in memory; the one opened longest ago leaves first. Default 16,384. */
  maxStories?: number;
  /** Distinct texts kept for comparison. Default 32,768. */
  maxTexts?: number;
  /** A subject is joined only this long after its story's last post, in milliseconds. Default 6 hours. */
  topicWindow?: number;
  /** Cosine of weighted words from which two posts share a subject, 0 to 1. Default 0.26. */
  topicThreshold?: number;
  /** Share of common words and word pairs from which a text is a variant, 0 to 1. Default 0.42. */
  variantThreshold?: number;
  /** Distinct accounts from which copies count as coordinated. Default 5 (twice that when the post carries a link). */
  coordinatedAccounts?: number;
  /** The minutes in which these accounts must have posted, in milliseconds. Default 10 minutes. */
  coordinatedWindow?: number;
};

type StorySettings = Required<StoryOptions>;

export const defaultStorySettings: StorySettings = {
  maxStories: 16_384,
  maxTexts: 32_768,
  topicWindow: 6 * 3_600_000,
  topicThreshold: 0.26,
  variantThreshold: 0.42,
  coordinatedAccounts: 5,
  coordinatedWindow: 10 * 60_000,
};
