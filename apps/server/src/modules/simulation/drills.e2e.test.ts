import type { HttpClient } from '@beffroi/connectors';
import { drillMark, simulationConnector } from '@beffroi/connectors/simulation';
import {
  addDevice,
  checkScenario,
  createSource,
  deleteScenario,
  draftSchema,
  listDrills,
  listKept,
  listScenarios,
  prepareExercise,
  readScenario,
  saveScenario,
  startDrill,
  stopDrill,
  tryMyNotifications,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onBehalfOf } from '../../platform/on-behalf.ts';
import {
  memoryConnector,
  noNetwork,
  programStage,
  type Person,
  type ProgramStage,
} from '../../testing/program.stage.ts';
import { connectAll } from '../channels/index.ts';
import { readInboxes } from '../desk/index.ts';
import { createPublication } from '../publishing/index.ts';
import { endDueDrills } from './drills/drill.end.ts';
import { tellDrillMessages } from './drills/drill.messages.ts';

const began = new Date('2026-11-24T10:00:00Z');
let called: string[] = [];
const http: HttpClient = {
  fetch: async (request) => (called.push(request.url), noNetwork.fetch(request)),
  open: async (request) => (called.push(request.url), noNetwork.open(request)),
  webSocket: async (request) => (called.push(request.url), noNetwork.webSocket(request)),
};
const actor = { kind: 'system' } as const;

let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  stage = await programStage({
    http,
    connectors: [simulationConnector, memoryConnector()],
    publishers: [],
    now: began,
    // Nobody listens there: what leaves is told as unavailable.
    env: { SMTP_URL: 'smtp://127.0.0.1:1' },
  });
  ({ territoryId, manager } = await played('Région Picardie'));
});
afterAll(async () => stage.close());

/** A territory that listens to the simulated network, and speaks on it. */
async function played(name: string) {
  const id = await stage.territory(name);
  const person = await stage.person(id, 'community_manager', 'Camille Delattre');
  const body = {
    kind: 'simulation.live',
    name: 'Réseau simulé',
    config: { territory: 'picardie', startedAt: began.toISOString(), historyDays: 0 },
  };
  await person.call(createSource, { params: { territoryId: id }, body });
  const { channels } = stage.program.simulation;
  await connectAll(channels, { territoryId: id, network: 'simulation', setup: { name }, actor });
  return { territoryId: id, manager: person };
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'none',
    (error: { problem?: { code?: string } }) => error.problem?.code ?? String(error),
  );
}
const params = () => ({ territoryId });
const start = async (more: { speed?: number } = {}) =>
  manager.call(startDrill, { params: params(), body: { scenarioId: 'vignes-californiennes', ...more } });
const later = (minutes: number) => {
  stage.clock.now = new Date(began.getTime() + minutes * 60_000);
};
const kindOf = async (answer: Promise<unknown>) => ((await answer) as { kind?: string }).kind;

describe('a drill', () => {
  let drillId: string;

  test('begins once, whoever starts it', async () => {
    const outcomes = await Promise.all([codeOf(start()), codeOf(start())]);
    expect(outcomes.toSorted()).toEqual(['none', 'simulation.drill_running']);
    const { current, possible } = await manager.call(listDrills, { params: params() });
    expect(possible).toBe(true);
    expect(current).toMatchObject({
      title: 'Les vignes californiennes',
      kind: 'own_mistake',
      state: 'running',
      startedBy: 'Camille Delattre',
      endsAt: '2026-11-24T12:00:00.000Z',
      score: { points: 0 },
    });
    expect(current?.posts.all).toBeGreaterThan(300);
    drillId = current?.id ?? '';
  });

  test('lets nothing out by any door: a call, a stream, a socket, a letter, a ring', async () => {
    const { program } = stage;
    const request = { url: 'https://push.example/secret-of-a-phone' };
    const doors = () => [
      kindOf(program.http.fetch(request)),
      kindOf(program.http.open(request)),
      kindOf(program.http.webSocket({ url: 'wss://push.example/' })),
    ];
    called = [];
    expect(await Promise.all(onBehalfOf(territoryId, doors))).toEqual(['drill', 'drill', 'drill']);
    // What names no territory could be of this one.
    expect(await Promise.all(doors())).toEqual(['drill', 'drill', 'drill']);
    const text = 'La voici\u{a0}: https://beffroi.example.fr/a/secret-of-a-link';
    const mail = { to: 'presse@example.fr', subject: 'Notre réponse', text };
    expect(await onBehalfOf(territoryId, async () => program.mailer.send(mail))).toEqual({ ok: true });
    expect(await program.mailer.send(mail)).toMatchObject({ ok: false, kind: 'drill' });
    const keys = { p256dh: 'B'.repeat(87), auth: 'B'.repeat(22) };
    const device = { label: 'Téléphone', endpoint: 'https://push.example/device', keys };
    await manager.call(addDevice, { params: params(), body: device });
    await manager.call(tryMyNotifications, { params: params() });
    await program.jobs.drain();
    expect(called).toEqual([]);
    // Another territory of the same installation goes on.
    expect(await kindOf(onBehalfOf('ter_other', async () => program.http.fetch(request)))).toBe('unavailable');
    expect(called).toEqual([request.url]);
    const { items } = await manager.call(listKept, { params: { ...params(), drillId } });
    const rung = 'Camille Delattre: Essai d’alerte\u{a0}: Région Picardie';
    expect(items.map(({ means, to, title }) => `${means} ${to}: ${title}`).toSorted()).toEqual([
      'call push.example: Appel refusé',
      `email ${rung}`,
      'email presse@example.fr: Notre réponse',
      `push ${rung}`,
    ]);
    expect(items.find(({ title }) => title === 'Notre réponse')?.text).toBe(
      'La voici\u{a0}: https://beffroi.example.fr/…',
    );
    expect(JSON.stringify(items)).not.toContain('secret-of-a-phone');
    const { rows } = await sql<{ state: string }>`select state from notifications.delivery`.execute(stage.db);
    expect(rows).toEqual([{ state: 'kept' }, { state: 'kept' }]);
  });

  test('is heard and written to as life is, each message once', async () => {
    later(12);
    await stage.program.runner.runDue();
    for (let round = 0; round < 2; round += 1) await tellDrillMessages(stage.program.simulation);
    await readInboxes(stage.program.desk);
    const { rows } = await sql<{ author: string }>`
      select author_handle as author from desk.conversation where territory_id = ${territoryId} order by last_at
    `.execute(stage.db);
    expect(rows.map(({ author }) => author)).toEqual([
      'Syndicat des vignerons de l’Aisne',
      'Claire Lemoine, Picardie Info',
    ]);
    const { current } = await manager.call(listDrills, { params: params() });
    expect(current?.posts.told).toBeGreaterThan(50);
    const source = await stage.db
      .selectFrom('listening.source')
      .select(['last_error', 'last_post_at'])
      .where('territory_id', '=', territoryId)
      .executeTakeFirstOrThrow();
    expect(source.last_error).toBeNull();
    expect(source.last_post_at?.getTime()).toBeGreaterThan(began.getTime() + 10 * 60_000);
    expect(drillMark(drillId)).toBe(`exercice:${drillId}:`);
  });

  test('is turned by what the territory says of it in public, and by nothing else', async () => {
    const author = { id: manager.id, personId: manager.id };
    const say = async (alarmId: string | null) => {
      const draft = draftSchema.parse({ title: 'Nos vraies vignes', content: { parts: [{ text: 'Oui, bon.' }] } });
      const named = await createPublication(stage.program.publishing, { territoryId, draft, author, actor });
      await stage.db.transaction().execute(async (trx) => {
        await sql`update publishing.publication set alarm_id = ${alarmId} where id = ${named.publicationId}`.execute(
          trx,
        );
        await stage.program.events.emit(trx, 'publishing.published', { ...named, deliveryId: 'del_1' });
      });
      return (await manager.call(listDrills, { params: params() })).current?.answeredAt;
    };
    later(20);
    expect(await say(null)).toBeUndefined();
    expect(await say('alm_1')).toBe('2026-11-24T10:20:00.000Z');
    later(21);
    expect(await say('alm_1')).toBe('2026-11-24T10:20:00.000Z');
    const { config } = await stage.db
      .selectFrom('listening.source')
      .select('config')
      .where('territory_id', '=', territoryId)
      .executeTakeFirstOrThrow();
    expect(config['drills']).toMatchObject([{ id: drillId, answeredAt: '2026-11-24T10:20:00.000Z' }]);
  });

  test('is scored when it stops, in minutes of its scenario; then doors open again', async () => {
    await sql`update desk.conversation set first_answer_at = ${stage.clock.now}
      where territory_id = ${territoryId} and author_handle like 'Claire%'`.execute(stage.db);
    const stopped = await manager.call(stopDrill, { params: { ...params(), drillId } });
    expect(stopped).toMatchObject({ state: 'stopped', endedAt: '2026-11-24T10:21:00.000Z', kept: 4 });
    expect(Object.fromEntries(stopped.score.parts.map(({ key, value, points }) => [key, [value, points]]))).toEqual({
      see: [undefined, 0],
      decide: [undefined, 0],
      first_word: [20, 35],
      requests: [1, 10],
    });
    expect(await manager.call(stopDrill, { params: { ...params(), drillId } })).toEqual(stopped);
    called = [];
    await stage.program.http.fetch({ url: 'https://example.fr/' });
    expect(called).toEqual(['https://example.fr/']);
    expect(await stage.program.mailer.send({ to: 'a@example.fr', subject: '', text: '' })).toMatchObject({
      kind: 'unavailable',
    });
  });

  test('keeps after its end what was entered during it, and what tells its alarm', async () => {
    const rung = async (change: object) => {
      await manager.call(tryMyNotifications, { params: params() });
      await stage.db
        .updateTable('notifications.delivery')
        .set(change as never)
        .where('state', '=', 'pending')
        .execute();
      await stage.program.jobs.drain();
      const { items } = await manager.call(listKept, { params: { ...params(), drillId } });
      return items.length;
    };
    await sql`insert into alerts.alarm (territory_id, id, kind, state, explanation, started_at, detected_at, observed, usual_high, severity)
      values (${territoryId}, 'alm_of_drill', 'burst', 'open', '{}', ${began}, ${stage.clock.now}, 40, 2, '{}')`.execute(
      stage.db,
    );
    called = [];
    expect(await rung({ created_at: began })).toBe(6);
    expect(await rung({ alarm_id: 'alm_of_drill' })).toBe(8);
    expect(called).toEqual([]);
    // What is of its own time is of no drill.
    expect(await rung({ attempts: 0 })).toBe(8);
    await sql`delete from alerts.alarm where id = 'alm_of_drill'`.execute(stage.db);
  });

  test('ends by itself once its last post is due, faster where it is played faster', async () => {
    later(30);
    const drill = await start({ speed: 60 });
    expect(drill.endsAt).toBe('2026-11-24T10:32:00.000Z');
    later(32);
    await endDueDrills(stage.program.simulation);
    const { current, items } = await manager.call(listDrills, { params: params() });
    expect(current).toBeUndefined();
    expect(items.map(({ state }) => state)).toEqual(['ended', 'stopped']);
    expect(items[0]?.posts.told).toBe(items[0]?.posts.all);
  });
});

test('a territory that listens to real networks holds its drills in one beside it, with the same people', async () => {
  const real = await stage.territory('Région Bretagne');
  const administrator = await stage.person(real, 'administrator');
  const colleague = await stage.person(real, 'community_manager');
  const at = { params: { territoryId: real } };
  await sql`insert into listening.source (territory_id, id, kind, network, name, config, state)
    values (${real}, 'src_real', 'mastodon.public', 'mastodon', 'Mastodon', '{}', '{"value":{}}')`.execute(stage.db);
  await sql`insert into listening.watch (territory_id, id, name, query, colour, paused, alerting)
    values (${real}, 'wat_1', 'Lycées', 'lycée*', 'slate', false, true)`.execute(stage.db);
  expect(await colleague.call(listDrills, at)).toMatchObject({ possible: false, why: { fr: /« Mastodon »/ as never } });
  const begin = { ...at, body: { scenarioId: 'crue' } };
  expect(await codeOf(colleague.call(startDrill, begin))).toBe('simulation.not_for_drills');
  const made = await administrator.call(prepareExercise, at);
  expect(made.name).toBe('Région Bretagne (exercice)');
  const late = await stage.person(real, 'head_of_communication');
  expect(await administrator.call(prepareExercise, at)).toEqual(made);
  const there = { params: { territoryId: made.territoryId }, body: { scenarioId: 'crue', speed: 10 } };
  expect(await colleague.call(startDrill, there)).toMatchObject({ state: 'running', speed: 10 });
  expect(await late.call(listDrills, { params: there.params })).toMatchObject({ possible: true });
  expect((await colleague.call(listDrills, at)).exerciseTerritoryId).toBe(made.territoryId);
  const watches = await stage.db
    .selectFrom('listening.watch')
    .select('name')
    .where('territory_id', '=', made.territoryId)
    .execute();
  expect(watches.map(({ name }) => name).toSorted()).toEqual(['Exercice : Région Bretagne', 'Lycées']);
});

test('a territory writes its own scenarios: every mistake with its line, and those that come with the program stay', async () => {
  const delivered = await manager.call(readScenario, { params: { ...params(), scenarioId: 'crue' } });
  expect(delivered.card).toMatchObject({ title: 'La crue', kind: 'accident', delivered: true, fits: true });
  const wrong = delivered.text.replace('genre: accident', 'genre: averse');
  const { problems, card } = await manager.call(checkScenario, { params: params(), body: { text: wrong } });
  expect(card).toBeUndefined();
  expect(problems).toEqual([
    {
      line: 4,
      path: 'genre',
      message: expect.objectContaining({ fr: expect.stringContaining('« averse »') as string }),
    },
  ]);
  const keep = async (scenarioId: string, text: string) =>
    codeOf(manager.call(saveScenario, { params: { ...params(), scenarioId }, body: { text } }));
  expect(await keep('notre-crue', wrong)).toBe('simulation.scenario_invalid');
  expect(await keep('crue', delivered.text)).toBe('simulation.scenario_delivered');
  expect(await keep('notre-crue', delivered.text.replace('titre: La crue', 'titre: Notre crue'))).toBe('none');
  const { items } = await manager.call(listScenarios, { params: params() });
  expect(items[0]).toMatchObject({ id: 'notre-crue', title: 'Notre crue', updatedBy: 'Camille Delattre' });
  expect(items.filter(({ fits }) => fits)).toHaveLength(5);
  const drop = async () => codeOf(manager.call(deleteScenario, { params: { ...params(), scenarioId: 'notre-crue' } }));
  expect([await drop(), await drop()]).toEqual(['none', 'simulation.scenario_not_found']);
});
