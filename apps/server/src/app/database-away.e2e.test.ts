import { createSource, listMentions, streamLive } from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWatch } from '../modules/listening/index.ts';
import { memoryConnector, programStage, type Person, type ProgramStage } from '../testing/program.stage.ts';
import { tcpGate } from '../testing/tcp.gate.ts';

const memory = memoryConnector();
let gate: Awaited<ReturnType<typeof tcpGate>>;
let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  stage = await programStage({
    connectors: [memory],
    throughDatabase: async (url) => {
      gate = await tcpGate(new URL(url));
      return gate.url;
    },
  });
  territoryId = await stage.territory('Ville de Roye');
  manager = await stage.person(territoryId, 'community_manager');
  await createWatch(stage.program as never, {
    territoryId,
    watch: { name: 'Roye', query: 'roye', colour: 'slate', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  await manager.call(createSource, {
    params: { territoryId },
    body: { kind: 'memory.feed', name: 'Fil', config: { place: 'Roye' } },
  });
  await stage.program.jobs.drain();
});
afterAll(async () => {
  await stage.close();
  await gate.close();
});

const tell = (originId: string) =>
  memory.tell({
    kind: 'post',
    post: {
      network: 'import',
      originId,
      text: `À Roye, ${originId}`,
      tags: [],
      mentions: [],
      links: [],
      media: [],
      postedAt: new Date().toISOString(),
    },
  });

test('while the database is away, requests say so and that nothing is lost; once it is back, all goes on', async () => {
  tell('avant');
  await stage.program.runner.runDue();
  gate.shut();
  const away = await manager.ask(listMentions, { params: { territoryId } });
  expect([away.status, ((await away.json()) as { code: string }).code]).toEqual([503, 'request.database_away']);
  expect((await stage.program.app.request('/readyz')).status).toBe(503);
  expect((await stage.program.app.request('/healthz')).status).toBe(200);
  gate.open();
  const back = await manager.call(listMentions, { params: { territoryId }, query: {} as never });
  expect(back.items.map(({ text }) => text)).toEqual(['À Roye, avant']);
});

test('what a source told as the database went away is told again by the source, and stored once', async () => {
  tell('pendant');
  stage.clock.now = new Date(Date.now() + 3_600_000);
  // The connection breaks under the very transaction that stores the batch.
  let once = true;
  stage.program.events.on('listening.mentions_heard', async () => {
    if (once) gate.shut();
    once = false;
  });
  await stage.program.runner.runDue();
  gate.open();
  tell('pendant');
  stage.clock.now = new Date(Date.now() + 7_200_000);
  await stage.db.updateTable('listening.source').set({ claimed_until: null }).execute();
  await stage.program.runner.runDue();
  const { items } = await manager.call(listMentions, { params: { territoryId }, query: {} as never });
  expect(items.map(({ text }) => text).toSorted()).toEqual(['À Roye, avant', 'À Roye, pendant']);
});

test('an open screen gets what it missed, in order, when it comes back by its last event', async () => {
  const read = async (lastEventId: number, until: number) => {
    const path = streamLive.path.replace(':territoryId', territoryId);
    const response = await manager.browser.call('GET', path, undefined, { 'last-event-id': String(lastEventId) });
    const ids: number[] = [];
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      ids.push(...[...decoder.decode(chunk).matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)));
      if ((ids.at(-1) ?? 0) >= until) break;
    }
    return ids;
  };
  const head = async (): Promise<number> => {
    const { rows } = await sql<{ seq: number }>`select seq from live.head where territory_id = ${territoryId}`.execute(
      stage.db,
    );
    return rows[0]?.seq ?? 0;
  };
  const seq = await head();
  await stage.hear(territoryId, [{ text: 'Roye 1' }]);
  await stage.hear(territoryId, [{ text: 'Roye 2' }]);
  const last = await head();
  expect(last).toBeGreaterThan(seq);
  expect(await read(seq, last)).toEqual(Array.from({ length: last - seq }, (_, index) => seq + 1 + index));
});
