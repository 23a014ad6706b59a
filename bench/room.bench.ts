import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { newId } from '../apps/server/src/platform/ids.ts';
import { figures, percentile } from './figures.ts';
import type { RoomAsked, RoomSaid } from './room.people.ts';
import { openProduct, signIn, type ProductStage } from './product.stage.ts';
import { tellFor } from './posts.tell.ts';
import { simulatedPosts } from './simulated.posts.ts';

const print = figures('room');
const PEOPLE = 200;
/** Each of them has several windows: a person is bounded, and signing in is slow on purpose. */
const SIGNED_IN = 20;
const PER_SECOND = 200;
const WARM_SECONDS = 5;
const SECONDS = 20;
const BEFORE = 10_000;

/**
 * Two hundred people in one crisis room while two hundred posts a second are heard: each keeps the stream of events open
 * and reads the room again every two seconds, as its page does; somebody logs a line every second.
 */
export async function run(): Promise<void> {
  const stage = await openProduct();
  const server = serve({ fetch: stage.program.app.fetch, port: 0, hostname: '127.0.0.1' });
  const people = fork(join(import.meta.dirname, 'room.people.ts'));
  try {
    if (!server.listening) await once(server, 'listening');
    const browser = await signIn(stage);
    const watched = await browser.json('POST', `/api/territories/${stage.territoryId}/watches`, {
      name: 'Tout',
      query: 'region OR région OR picardie OR vigne* OR train* OR lycée*',
      colour: 'brick',
      paused: false,
      alerting: true,
    });
    if (watched.status !== 200) throw new Error(`the watch was answered ${watched.status}`);
    const alarmId = await raiseAlarm(stage, (watched.body as { id: string }).id);
    const opened = await browser.json('POST', `/api/territories/${stage.territoryId}/crises`, { alarmId });
    if (opened.status !== 200) throw new Error(`the room was answered ${opened.status}`);
    const crisisId = (opened.body as { crisis: { id: string } }).crisis.id;
    await tellFor(stage, { seconds: BEFORE / 400, perSecond: 400, posts: simulatedPosts(BEFORE, 1, 'before') });
    const { port } = server.address() as AddressInfo;
    const signedIn = [browser];
    while (signedIn.length < SIGNED_IN) signedIn.push(await signIn(stage));
    const cookies = signedIn.map((one) =>
      [...one.cookies(new URL(stage.program.baseUrl).host)].map(([name, value]) => `${name}=${value}`).join('; '),
    );
    const base = `http://127.0.0.1:${port}/api/territories/${stage.territoryId}`;
    await ask(people, { base, crisisId, cookies, count: PEOPLE });
    await tellFor(stage, { seconds: WARM_SECONDS, perSecond: PER_SECOND, posts: simulatedPosts(1000, 1, 'warm') });
    people.send('forget');
    const cpu = process.cpuUsage();
    const posts = simulatedPosts(SECONDS * PER_SECOND, 1, 'measured');
    const started = performance.now();
    await tellFor(stage, { seconds: SECONDS, perSecond: PER_SECOND, posts });
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpu);
    await delay(1000);
    const heard = await ask(people, 'tell');
    if (heard.kind !== 'heard') throw new Error('nobody in the room said anything');
    const named = `${PEOPLE} people, ${PER_SECOND} posts a second`;
    for (const [what, delays] of [
      ['the room read again', heard.rooms],
      ['a post received to the screen', heard.posts],
      ['a line logged to the screen', heard.lines],
    ] as const) {
      if (delays.length === 0) throw new Error(`nothing was measured: ${what}`);
      for (const [name, share] of [
        ['median', 0.5],
        ['95th percentile', 0.95],
        ['99th percentile', 0.99],
      ] as const)
        print({ figure: `${named}: ${what}, ${name}`, unit: 'ms', value: percentile(delays, share) });
    }
    print({ figure: `${named}: rooms read`, unit: 'rooms/s', value: heard.rooms.length / seconds });
    print({ figure: `${named}: posts received`, unit: 'posts/s', value: posts.length / seconds });
    print({
      figure: `${named}: processor, program`,
      unit: 'share of a core',
      value: (used.user + used.system) / 1e6 / seconds,
    });
  } finally {
    people.kill();
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
    await stage.close();
  }
}

/** An alarm of the watch, as the detector would have raised it. */
async function raiseAlarm({ program, territoryId }: ProductStage, watchId: string): Promise<string> {
  const alarmId = newId('alm');
  const now = new Date();
  await program.db
    .insertInto('alerts.alarm')
    .values({
      territory_id: territoryId,
      id: alarmId,
      kind: 'burst',
      state: 'acknowledged',
      watch_id: watchId,
      source_id: null,
      explanation: JSON.stringify({ fr: 'Mesure', en: 'Measure' }),
      started_at: now,
      detected_at: now,
      acknowledged_by: null,
      observed: 40,
      usual_high: 2,
      ratio: 20,
      severity: JSON.stringify({ level: 3, score: 70, parts: [] }),
      story_id: null,
    })
    .execute();
  return alarmId;
}

async function ask(people: ChildProcess, message: RoomAsked | 'tell'): Promise<RoomSaid> {
  const answered = once(people, 'message');
  people.send(message);
  const [said] = (await answered) as [RoomSaid];
  return said;
}
