import { readdirSync, readFileSync } from 'node:fs';
import { ingest } from '../apps/server/src/modules/listening/index.ts';
import type { ReceivedEvent } from '../packages/connectors/src/port.ts';
import { figures } from './figures.ts';
import { addWatches, openProduct, type ProductStage } from './product.stage.ts';
import { simulatedPosts } from './simulated.posts.ts';

const print = figures('ingest');
const WATCHES = 1000;
const BATCH = 500;
/** Sources that are read at once: what one has told is understood while what another has told is written. */
const SOURCES = 2;
/** Ticks of /proc/PID/stat in a second, on every Linux of today. */
const TICKS = 100;

/** The whole path of a post, from the call that receives it to its commit on disk, in one territory. */
export async function run(): Promise<void> {
  const stage = await openProduct();
  try {
    await addWatches(stage, WATCHES);
    // The first batches teach the compiler and fill the caches, as in a program that has run for a minute.
    await measure(stage, simulatedPosts(5000, 5, 'warm'));
    await report(stage, 'one post in ten kept', 20_000, 10);
    await report(stage, 'every post kept', 10_000, 1);
  } finally {
    await stage.close();
  }
}

async function report(stage: ProductStage, what: string, count: number, oneIn: number): Promise<void> {
  const { seconds, program, database, kept } = await measure(stage, simulatedPosts(count, oneIn, what));
  const named = `${WATCHES} watches, ${SOURCES} sources, batches of ${BATCH}, ${what}`;
  print({ figure: named, unit: 'posts/s', value: count / seconds });
  print({ figure: `${named}: stored`, unit: 'mentions', value: kept });
  print({ figure: `${named}: processor, program`, unit: 'microseconds/post', value: (program / count) * 1e6 });
  print({ figure: `${named}: processor, database`, unit: 'microseconds/post', value: (database / count) * 1e6 });
  // What two cores of one's own would allow, whoever else is on the machine now: program and database side by side.
  print({ figure: `${named}: by the busier of the two`, unit: 'posts/s', value: count / Math.max(program, database) });
}

async function measure(stage: ProductStage, posts: ReturnType<typeof simulatedPosts>) {
  const { program, territoryId } = stage;
  let kept = 0;
  const cpu = process.cpuUsage();
  const database = databaseSeconds(stage.databasePid);
  const started = performance.now();
  let from = 0;
  const source = async (): Promise<void> => {
    while (from < posts.length) {
      const batch = posts.slice(from, from + BATCH);
      from += BATCH;
      const now = Date.now();
      const events = batch.map((post, index): ReceivedEvent => ({
        kind: 'post',
        post: { ...post, postedAt: new Date(now - 20 * index).toISOString() },
      }));
      const outcome = await ingest(program as never, { territoryId, sourceId: null, events });
      kept += outcome.kept;
    }
  };
  await Promise.all(Array.from({ length: SOURCES }, source));
  const used = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - started) / 1000,
    program: (used.user + used.system) / 1e6,
    database: databaseSeconds(stage.databasePid) - database,
    kept,
  };
}

/** Processor time of the database server: its processes, and those that it has ended. */
function databaseSeconds(pid: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const stat = readStat(name);
    const isServer = name === String(pid);
    if (!stat || (!isServer && stat.parent !== pid)) continue;
    ticks += stat.own + (isServer ? stat.ended : 0);
  }
  return ticks / TICKS;
}

function readStat(pid: string): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    return { parent, own: (fields[11] ?? 0) + (fields[12] ?? 0), ended: (fields[13] ?? 0) + (fields[14] ?? 0) };
  } catch {
    return undefined;
  }
}
