import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { figures, percentile } from './figures.ts';
import type { ScreensAsked, ScreensSaid } from './live.screens.ts';
import { tellFor } from './posts.tell.ts';
import { addWatches, openProduct, signIn } from './product.stage.ts';
import { simulatedPosts } from './simulated.posts.ts';

const print = figures('live');
const SCREENS = 200;
const PER_SECOND = 200;
const WARM_SECONDS = 5;
const SECONDS = 20;

/** From the call that receives a post to the event read by every open screen, over HTTP, at a steady rate. */
export async function run(): Promise<void> {
  const stage = await openProduct();
  const server = serve({ fetch: stage.program.app.fetch, port: 0, hostname: '127.0.0.1' });
  const screens = fork(join(import.meta.dirname, 'live.screens.ts'));
  try {
    if (!server.listening) await once(server, 'listening');
    await addWatches(stage, 1000);
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/api/territories/${stage.territoryId}/live`;
    const cookies = (await signIn(stage)).cookies(new URL(stage.program.baseUrl).host);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    await ask(screens, { url, cookie, count: SCREENS });
    for (const [what, oneIn] of [
      ['one in ten kept', 10],
      ['every one kept and shown', 1],
    ] as const) {
      await tellFor(stage, {
        seconds: WARM_SECONDS,
        perSecond: PER_SECOND,
        posts: simulatedPosts(WARM_SECONDS * PER_SECOND, oneIn, `warm ${what}`),
      });
      screens.send('forget');
      const cpu = process.cpuUsage();
      const posts = simulatedPosts(SECONDS * PER_SECOND, oneIn, what);
      const started = performance.now();
      await tellFor(stage, { seconds: SECONDS, perSecond: PER_SECOND, posts });
      const seconds = (performance.now() - started) / 1000;
      const used = process.cpuUsage(cpu);
      // The last events are on their way.
      await delay(1000);
      const heard = await ask(screens, 'tell');
      if (heard.kind !== 'heard') throw new Error('the screens said nothing');
      const named = `${PER_SECOND} posts a second, ${what}, ${SCREENS} screens`;
      for (const [name, share] of [
        ['median', 0.5],
        ['95th percentile', 0.95],
        ['99th percentile', 0.99],
      ] as const)
        print({ figure: `${named}: ${name}`, unit: 'ms', value: percentile(heard.delays, share) });
      print({ figure: `${named}: posts received`, unit: 'posts/s', value: posts.length / seconds });
      print({ figure: `${named}: mentions shown`, unit: 'per screen', value: heard.mentions / SCREENS });
      print({
        figure: `${named}: processor, program`,
        unit: 'share of a core',
        value: (used.user + used.system) / 1e6 / seconds,
      });
    }
  } finally {
    screens.kill();
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
    await stage.close();
  }
}

async function ask(screens: ChildProcess, message: ScreensAsked | 'tell'): Promise<ScreensSaid> {
  const answered = once(screens, 'message');
  screens.send(message);
  const [said] = (await answered) as [ScreensSaid];
  return said;
}
