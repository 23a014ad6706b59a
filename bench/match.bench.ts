import { spawn } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createMatcher, parseQuery } from '../packages/engines/src/query/index.ts';
import type { Matcher } from '../packages/engines/src/query/index.ts';
import { figures } from './figures.ts';
import { ahoCorasick, postgres, regularExpressions } from './match.peers.ts';
import type { Peer, Post, Watch } from './match.peers.ts';
import { makeStream } from './match.stream.ts';

const print = figures('match');
const ROUNDS = 8;

type Source = { id: string; query: string };
type Set = { name: string; watches: Source[]; posts: Post[] };

/** Watches against posts: hit-heavy and realistic, in memory and by the command, beside what one would use instead. */
export async function run(): Promise<void> {
  const hitHeavy = readHitHeavy(join(import.meta.dirname, '../../shared/data/percolation'));
  const stream = makeStream(10_000, 60_000, 7);
  const realistic: Set = { name: 'realistic, 10,000 watches', ...stream };
  for (const set of hitHeavy === undefined ? [realistic] : [hitHeavy, realistic]) {
    const ours = matchAll(set);
    await beside(set, ours);
    await byCommand(set, set === realistic ? 10 : 200);
  }
  const many = makeStream(100_000, 30_000, 11);
  inMemory(many.watches);
  matchAll({ name: 'realistic, 100,000 watches', ...many });
  changes(many);
}

function readHitHeavy(folder: string): Set | undefined {
  if (!existsSync(folder)) {
    process.stderr.write(`match: ${folder} is absent, the hit-heavy figures are left out\n`);
    return undefined;
  }
  const lines = <T>(file: string): T[] =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as T);
  const set = { watches: lines<Source>('watches-10000.jsonl'), posts: lines<Post>('posts.jsonl') };
  const matcher = matcherOf(set.watches);
  const wrong = lines<{ watches: string[] }>('expected-10000.jsonl').filter(
    ({ watches }, index) => matcher.match(set.posts[index]!).join(' ') !== watches.join(' '),
  );
  print({ figure: 'hit-heavy: posts with other hits than expected', unit: 'posts', value: wrong.length });
  return { name: 'hit-heavy, 10,000 watches', ...set };
}

function matcherOf(watches: readonly Source[]): Matcher {
  const matcher = createMatcher();
  for (const { id, query } of compiled(watches)) matcher.set(id, query);
  return matcher;
}

function compiled(watches: readonly Source[]): Watch[] {
  return watches.map(({ id, query }) => ({ id, query: parseQuery(query).query! }));
}

/** The best of a few rounds on one thread, once it has seen the stream; answers that rate. */
function matchAll({ name, watches, posts }: Set): number {
  const matcher = matcherOf(watches);
  const times = Math.ceil(60_000 / posts.length);
  let best = 0;
  let hits = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    hits = 0;
    const start = performance.now();
    for (let time = 0; time < times; time += 1) for (const post of posts) if (matcher.match(post).length > 0) hits += 1;
    best = Math.max(best, (posts.length * times) / ((performance.now() - start) / 1000));
  }
  print({ figure: `${name}: posts that match`, unit: '%', value: (100 * hits) / (posts.length * times) });
  print({ figure: name, unit: 'posts/s', value: best });
  return best;
}

/** What one would use instead, on the same watches and as many of the same posts as it can do in a few seconds. */
async function beside({ name, watches, posts }: Set, ours: number): Promise<void> {
  const queries = compiled(watches);
  const { batch, single, stop } = await postgres(queries);
  const peers: [Peer, number][] = [
    [batch, 2500],
    [single, 300],
    [ahoCorasick(queries), 2500],
    [regularExpressions(queries), 40],
  ];
  for (const [peer, share] of peers) {
    const some = posts.slice(0, share);
    const start = performance.now();
    await peer.count(some);
    const rate = some.length / ((performance.now() - start) / 1000);
    print({ figure: name, unit: 'posts/s', value: rate, peer: peer.name });
    print({ figure: `${name}: times as fast`, unit: 'times', value: ours / rate, peer: peer.name });
  }
  await stop();
}

/** From JSON Lines in to JSON Lines out, on two threads; the time to start and read the watches is told apart. */
async function byCommand({ name, watches, posts }: Set, times: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-bench-'));
  const [watchesPath, postsPath] = [join(folder, 'watches.jsonl'), join(folder, 'posts.jsonl')];
  const lines = posts.map((post, id) => JSON.stringify({ id, ...post })).join('\n');
  writeFileSync(watchesPath, watches.map((watch) => JSON.stringify(watch)).join('\n'));
  writeFileSync(postsPath, `${lines}\n`);
  const seconds = async (repeat: number): Promise<number> => {
    const start = performance.now();
    const command = spawn(
      join(import.meta.dirname, '../beffroi'),
      ['match', '--watches', watchesPath, '--threads', '2'],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    const out = pipeline(command.stdout, createWriteStream('/dev/null'));
    for (let time = 0; time < repeat; time += 1) {
      for await (const chunk of createReadStream(postsPath, { highWaterMark: 1 << 20 })) {
        if (!command.stdin.write(chunk)) await new Promise((resolve) => command.stdin.once('drain', resolve));
      }
    }
    command.stdin.end();
    await out;
    return (performance.now() - start) / 1000;
  };
  const startUp = await seconds(0);
  const whole = await seconds(times);
  print({ figure: `${name}: start of ./beffroi match`, unit: 's', value: startUp });
  print({
    figure: `${name}: through ./beffroi match on two threads`,
    unit: 'posts/s',
    value: (posts.length * times) / (whole - startUp),
  });
  rmSync(folder, { recursive: true });
}

function inMemory(watches: readonly Source[]): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 2 ** 20;
  };
  const before = used();
  const matcher = matcherOf(watches);
  print({ figure: `memory of ${matcher.size} watches`, unit: 'MB', value: used() - before });
}

/** Each change is one `set` between two posts of the stream. */
function changes({ watches, posts }: { watches: Source[]; posts: Post[] }): void {
  const matcher = matcherOf(watches);
  for (const post of posts) matcher.match(post);
  const queries = compiled(watches.slice(0, 5000));
  const times = queries.map(({ query }, index) => {
    const start = performance.now();
    matcher.set(watches[(index * 7919) % watches.length]!.id, query);
    const time = performance.now() - start;
    matcher.match(posts[index % posts.length]!);
    return time;
  });
  times.sort((a, b) => a - b);
  print({
    figure: 'change of one watch among 100,000: 99th percentile',
    unit: 'ms',
    value: times[Math.floor(times.length * 0.99)]!,
  });
  print({ figure: 'change of one watch among 100,000: worst of 5,000', unit: 'ms', value: times.at(-1)! });
}
