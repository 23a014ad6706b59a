import { createBoundedMap } from './bounded.map.ts';
import { coordinationOf, trackCopy } from './coordination.detect.ts';
import { createCopyIndex } from './copy.index.ts';
import { sameAddress } from './link.address.ts';
import { createStoryShelf, storyId, type Story } from './story.shelf.ts';
import { readSnapshot, writeSnapshot, type StorySnapshot } from './story.snapshot.ts';
import {
  defaultStorySettings,
  type Coordination,
  type PlacedPost,
  type StoryKind,
  type StoryOptions,
  type StoryPlacement,
  type StoryPost,
} from './story.types.ts';
import { fingerprint, subjectOf, type Fingerprint } from './text.fingerprint.ts';
import { MAX_LINKS, scanText, type TextScan } from './text.scan.ts';
import { pickTitle } from './title.pick.ts';
import { absorb, closeness, createTopicIndex, type Weighted } from './topic.index.ts';
import { hashOf } from './word.hash.ts';

export type StoryGrouper = {
  /** Places one post; posts come in the order they were heard, their clocks may be out of order. */
  add: (post: StoryPost) => StoryPlacement;
  /** Takes back posts whose story is known, oldest first, after a restart: what follows joins the same stories. */
  seed: (posts: Iterable<PlacedPost>) => void;
  /** A title drawn from the story's posts, or undefined once the story has been forgotten. */
  title: (storyId: string) => string | undefined;
  /** The latest wave of the same words by many accounts in few minutes, or undefined when there was none. */
  coordinated: (storyId: string) => Coordination | undefined;
  /** Everything needed to go on after a restart, as plain JSON. */
  snapshot: () => StorySnapshot;
  /** Fills a grouper that has seen nothing from a snapshot. */
  restore: (snapshot: StorySnapshot) => void;
};

/** Words below which a copy is small talk ("merci beaucoup"), never a coordinated one. */
const COORDINATED_WORDS = 5;
const SHORT_WORDS = 4;
/** Posts after which variants no longer move the subject of their story: they only repeat it. */
const VARIANTS_HEARD = 8;

/**
 * Groups a stream of posts into stories, in memory bounded by `maxStories` and `maxTexts`.
 * Same posts in the same order, same stories: nothing is drawn by chance and no clock is read.
 *
 * @throws RangeError when an option is not above 0, or a limit is no whole number
 */
export function createStoryGrouper(options: StoryOptions = {}): StoryGrouper {
  const settings = { ...defaultStorySettings, ...options };
  for (const [name, value] of Object.entries(settings)) {
    const whole = name === 'maxStories' || name === 'maxTexts';
    if (!(value > 0) || (whole && !Number.isSafeInteger(value))) {
      throw new RangeError(`${name} must be a ${whole ? 'whole ' : ''}number above 0, it is ${value}`);
    }
  }
  const shelf = createStoryShelf(settings.maxStories);
  const copies = createCopyIndex({ capacity: settings.maxTexts, threshold: settings.variantThreshold });
  const topics = createTopicIndex();
  const links = createBoundedMap<number>(settings.maxTexts);
  const posts = createBoundedMap<number>(settings.maxTexts);
  const parts = { shelf, copies, topics, links, posts };
  let clock = 0;

  function storyOf(seq: number | undefined): Story | undefined {
    return seq === undefined ? undefined : shelf.get(seq);
  }

  function byWords(reading: Reading): Found | undefined {
    const same = storyOf(copies.exact(reading.scan)?.story);
    if (same !== undefined) return { story: same, kind: 'copy', similarity: 1 };
    if (reading.scan.count < SHORT_WORDS) return undefined;
    const near = copies.variant(printOf(reading));
    const nearStory = storyOf(near?.text.story);
    return nearStory && { story: nearStory, kind: 'variant', similarity: near?.likeness ?? 0 };
  }

  function byParent({ post }: Reading): Found | undefined {
    for (const parent of [post.inReplyTo, post.quoteOf]) {
      const story = parent === undefined ? undefined : storyOf(posts.get(parent));
      if (story !== undefined) return { story, kind: 'reply', similarity: 0 };
    }
    return undefined;
  }

  function byAddress({ addresses }: Reading): Found | undefined {
    for (const address of addresses) {
      const story = storyOf(links.get(address));
      if (story !== undefined) return { story, kind: 'link', similarity: 0 };
    }
    return undefined;
  }

  function byTopic({ at }: Reading, weighted: Weighted): Found | undefined {
    if (weighted.terms.length < 2) return undefined;
    let best: Found | undefined;
    for (const seq of topics.candidates(weighted)) {
      const story = shelf.get(seq);
      if (story === undefined || Math.abs(at - story.lastAt) > settings.topicWindow) continue;
      const { cosine, shared } = closeness(weighted, story.centroid);
      if (shared >= 2 && cosine >= (best?.similarity ?? settings.topicThreshold)) {
        best = { story, kind: 'topic', similarity: cosine };
      }
    }
    return best;
  }

  function find(reading: Reading): Found | undefined {
    const shared = reading.post.repostOf === undefined ? undefined : storyOf(posts.get(reading.post.repostOf));
    if (shared !== undefined) return { story: shared, kind: 'copy', similarity: 1 };
    // Two words of thanks are the same everywhere: what they answer says more.
    const ways = reading.scan.count < SHORT_WORDS ? [byParent, byAddress, byWords] : [byWords, byParent, byAddress];
    for (const way of ways) {
      const found = way(reading);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function read(post: StoryPost): Reading {
    const at = Number.isFinite(post.postedAt) ? post.postedAt : clock;
    clock = Math.max(clock, at);
    const scan = scanText(post.text);
    const addresses = (post.links ?? scan.links).slice(0, MAX_LINKS).flatMap((link) => sameAddress(link) ?? []);
    return { post, scan, addresses, at };
  }

  function remember(reading: Reading, { story, kind }: Found, weighted: Weighted | undefined): void {
    const { post, scan, addresses, at } = reading;
    posts.set(post.id, story.seq);
    if (post.url !== undefined) posts.set(post.url, story.seq);
    for (const address of addresses) links.set(address, story.seq);
    story.lastAt = Math.max(story.lastAt, at);
    story.count += 1;
    shelf.offerTitle(story, post.text, kind);
    watchCopies(reading, story, kind);
    if (weighted === undefined) return;
    copies.keep(scan.exact, printOf(reading), story.seq);
    if (weighted.terms.length === 0 || (kind === 'variant' && story.count > VARIANTS_HEARD)) return;
    story.centroid = absorb(story.centroid, weighted);
    topics.file(weighted, story.seq);
  }

  function watchCopies({ post, scan, addresses, at }: Reading, story: Story, kind: StoryKind): void {
    const sharing = scan.shared || post.quoteOf !== undefined || post.repostOf !== undefined;
    if (post.author === undefined || sharing || scan.count < COORDINATED_WORDS) return;
    if (kind !== 'new' && kind !== 'copy' && kind !== 'variant') return;
    const accounts = settings.coordinatedAccounts * (addresses.length > 0 ? 2 : 1);
    const rule = { accounts, window: settings.coordinatedWindow };
    story.wave = trackCopy(story.trail, story.wave, { author: hashOf(post.author), at }, rule);
  }

  return {
    add(post) {
      const reading = read(post);
      let found = find(reading);
      const weighted = found?.kind === 'copy' ? undefined : topics.weigh(subjectOf(reading.scan));
      if (weighted !== undefined) {
        if (found === undefined) found = byTopic(reading, weighted);
        else if (found.similarity === 0) found.similarity = closeness(weighted, found.story.centroid).cosine;
      }
      found ??= { story: shelf.open(storyId(post.id), reading.at), kind: 'new', similarity: 0 };
      remember(reading, found, weighted);
      return { storyId: found.story.id, kind: found.kind, similarity: found.similarity };
    },
    seed(placed) {
      for (const post of placed) {
        const reading = read(post);
        const known = shelf.find(post.storyId);
        const story = known ?? shelf.open(post.storyId, reading.at);
        const kind = known === undefined ? 'new' : copies.exact(reading.scan) === undefined ? 'variant' : 'copy';
        remember(
          reading,
          { story, kind, similarity: 0 },
          kind === 'copy' ? undefined : topics.weigh(subjectOf(reading.scan)),
        );
      }
    },
    title(id) {
      const story = shelf.find(id);
      return story && pickTitle(story.texts);
    },
    coordinated(id) {
      const wave = shelf.find(id)?.wave;
      return wave && coordinationOf(wave);
    },
    snapshot: () => writeSnapshot({ ...parts, clock }),
    restore(snapshot) {
      clock = readSnapshot(snapshot, parts);
    },
  };
}

type Found = { story: Story; kind: StoryKind; similarity: number };
type Reading = { post: StoryPost; scan: TextScan; print?: Fingerprint; addresses: string[]; at: number };

/** The fingerprint of a post, made when it is first needed: a copy never is. */
function printOf(reading: Reading): Fingerprint {
  return (reading.print ??= fingerprint(reading.scan));
}
