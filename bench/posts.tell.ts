import { setTimeout as delay } from 'node:timers/promises';
import { ingest } from '../apps/server/src/modules/listening/index.ts';
import type { ReceivedPost } from '../packages/connectors/src/port.ts';
import { markOf } from './live.screens.ts';
import type { ProductStage } from './product.stage.ts';

const EVERY_MS = 50;

/** Posts told at their rate: what takes longer than its turn does not hold up the next, as sources wait for nobody. */
export async function tellFor(
  { program, territoryId }: ProductStage,
  given: { seconds: number; perSecond: number; posts: readonly ReceivedPost[] },
): Promise<void> {
  const size = (given.perSecond * EVERY_MS) / 1000;
  const under: Promise<unknown>[] = [];
  const started = performance.now();
  for (let turn = 0; turn * EVERY_MS < given.seconds * 1000; turn += 1) {
    await delay(Math.max(0, started + turn * EVERY_MS - performance.now()));
    const receivedAt = performance.timeOrigin + performance.now();
    const events = given.posts.slice(turn * size, (turn + 1) * size).map((post) => ({
      kind: 'post' as const,
      post: {
        ...post,
        // The address of a resident's post is not shown, those of pictures are.
        media: [{ kind: 'image' as const, url: `${markOf(receivedAt)}${encodeURIComponent(post.originId)}` }],
        postedAt: new Date().toISOString(),
      },
    }));
    under.push(ingest(program as never, { territoryId, sourceId: null, events }));
  }
  await Promise.all(under);
}
