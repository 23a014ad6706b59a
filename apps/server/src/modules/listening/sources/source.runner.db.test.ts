import { webhookConnector } from '@beffroi/connectors/webhook';
import type { Connector } from '@beffroi/connectors';
import {
  createSource,
  createWatch,
  deleteSource,
  listAlarms,
  listMentions,
  listSources,
  updateSource,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { memoryConnector, programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';

let during: () => Promise<void>;
const memory = memoryConnector();
const connector: Connector = {
  ...memory,
  sourceKinds: memory.sourceKinds.map((kind) =>
    kind.mode === 'poll'
      ? {
          ...kind,
          poll: async (...given) => {
            await during();
            const outcome = await kind.poll(...given);
            return outcome.ok ? { ...outcome, newConfig: { place: 'Déplacé' } } : outcome;
          },
        }
      : kind,
  ),
};
let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  stage = await programStage({ connectors: [connector, webhookConnector] });
});
afterAll(async () => stage.close());
beforeEach(async () => {
  during = async () => undefined;
  await stage.db.deleteFrom('listening.source').execute();
  territoryId = await stage.territory('Agglo du Val');
  manager = await stage.person(territoryId, 'community_manager');
});

const add = async (kind = 'memory.feed', config: Record<string, unknown> = { place: 'Val', token: 'secret' }) =>
  manager.call(createSource, { params: { territoryId }, body: { kind, name: 'La source', config } });
const shown = async () => (await manager.call(listSources, { params: { territoryId } })).items[0];
const stored = async () => stage.db.selectFrom('listening.source').selectAll().executeTakeFirstOrThrow();

test('a source set up otherwise while it is read keeps its new settings, and is read from their start', async () => {
  const { id: sourceId } = await add();
  during = async () => {
    await manager.call(updateSource, { params: { territoryId, sourceId }, body: { config: { place: 'Ailleurs' } } });
  };
  await stage.program.runner.runDue();
  const row = await stored();
  expect(row).toMatchObject({ config: { place: 'Ailleurs' }, state: { value: { readings: 0 } }, claimed_until: null });
  during = async () => undefined;
  stage.clock.now = new Date();
  await stage.program.runner.runDue();
  expect(await stored()).toMatchObject({ config: { place: 'Déplacé' }, state: { value: { readings: 1 } } });
});

test('a reading that breaks on our side is said on the source, and its recovery too', async () => {
  await add();
  during = async () => {
    throw new Error('a bug');
  };
  await stage.program.runner.runDue();
  expect(await shown()).toMatchObject({
    state: 'failing',
    lastError: { fr: expect.stringContaining('de notre côté') as string },
  });
  during = async () => undefined;
  stage.clock.now = new Date(Date.now() + 600_000);
  await stage.program.runner.runDue();
  expect(await shown()).toMatchObject({ state: 'ok' });
  const { rows } = await sql<{ state: string }>`
    select data->>'state' as state from live.event where territory_id = ${territoryId} and name = 'source_changed' order by seq
  `.execute(stage.db);
  expect(rows.map((row) => row.state)).toEqual(['created', 'failing', 'ok']);
  stage.clock.now = new Date();
});

test('a source of a kind that is no longer known stops no other', async () => {
  await add();
  await sql`update listening.source set kind = 'gone.kind', next_poll_at = next_poll_at - interval '1 hour'`.execute(
    stage.db,
  );
  await add();
  await stage.program.runner.runDue();
  expect(
    (await manager.call(listSources, { params: { territoryId } })).items.map(({ state }) => state).toSorted(),
  ).toEqual(['failing', 'ok']);
});

test('a source that is deleted or paused ends the alarm of its silence', async () => {
  for (const end of ['pause', 'delete']) {
    const { id: sourceId } = await add();
    await sql`update listening.source set silent_since = now() where id = ${sourceId}`.execute(stage.db);
    await sql`
      insert into alerts.alarm (territory_id, id, kind, state, source_id, explanation, started_at, detected_at, observed, usual_high, severity)
      values (${territoryId}, ${`alm_0000000000000000${end}`}, 'silence', 'open', ${sourceId}, '{"fr":"…","en":"…"}', now(), now(), 0, 0, '{"level":1,"score":0,"parts":[]}')
    `.execute(stage.db);
    const params = { territoryId, sourceId };
    if (end === 'pause') await manager.call(updateSource, { params, body: { paused: true } });
    else await manager.call(deleteSource, { params });
    const alarms = await manager.call(listAlarms, { params: { territoryId }, query: { state: 'current' } as never });
    expect(alarms.items).toEqual([]);
  }
});

test('posts with names that no index holds are stored, each once', async () => {
  await manager.call(createWatch, {
    params: { territoryId },
    body: { name: 'Piscine', query: 'piscine', colour: 'teal', paused: false, alerting: true },
  });
  await stage.program.jobs.drain();
  const chance = Array.from({ length: 4000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
  ).join('');
  const posts = [`${chance}a`, `${chance}b`, 'nul\0', `${chance}a`].map((originId) => ({
    originId,
    text: 'La piscine',
    inReplyTo: `${chance}\0c`,
  }));
  await stage.hear(territoryId, posts);
  const { items } = await manager.call(listMentions, { params: { territoryId }, query: {} as never });
  expect(items).toHaveLength(3);
  await stage.hearEvents(territoryId, [{ kind: 'deletion', network: 'import', originId: `${chance}b` }]);
  expect((await manager.call(listMentions, { params: { territoryId }, query: {} as never })).items).toHaveLength(2);
});
