import { randomBytes } from 'node:crypto';
import { webhookConnector, signWebhook } from '@beffroi/connectors/webhook';
import type { ReceivedPost } from '@beffroi/connectors';
import {
  createSource,
  deleteSource,
  listMentions,
  listSources,
  previewImport,
  startImport,
  updateSource,
  getWork,
  listAlarms,
  recordObjection,
  revealAuthor,
  exportMentions,
  previewWatch,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryConnector, programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';
import { createWatch, lookForSilence } from '../index.ts';

const memory = memoryConnector();
let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  stage = await programStage({ connectors: [memory, webhookConnector] });
});
afterAll(async () => stage.close());
beforeEach(async () => {
  stage.clock.now = new Date();
  // One network in memory serves every territory of this file: only this one's source may read it.
  await stage.db.deleteFrom('listening.source').execute();
  territoryId = await stage.territory('Agglo du Val');
  manager = await stage.person(territoryId, 'community_manager');
  await createWatch(stage.program as never, {
    territoryId,
    watch: { name: 'Piscine', query: 'piscine', colour: 'teal', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  await stage.program.jobs.drain();
});

const post = (originId: string, text: string, more: Partial<ReceivedPost> = {}): ReceivedPost => ({
  network: 'import',
  originId,
  text,
  tags: [],
  mentions: [],
  links: [],
  media: [],
  postedAt: stage.clock.now.toISOString(),
  ...more,
});
const add = async (config: Record<string, unknown> = { place: 'Val' }, kind = 'memory.feed') =>
  manager.call(createSource, { params: { territoryId }, body: { kind, name: 'La source', config } });
const source = async () => (await manager.call(listSources, { params: { territoryId } })).items[0];
const texts = async () =>
  (await manager.call(listMentions, { params: { territoryId }, query: {} as never })).items.map(
    (mention) => mention.text,
  );
const later = (seconds: number) => {
  stage.clock.now = new Date(stage.clock.now.getTime() + seconds * 1000);
};

describe('a polled source', () => {
  test('is read at once, then when it is due, and says how it fares', async () => {
    await add();
    memory.tell(
      { kind: 'post', post: post('1', 'La piscine rouvre') },
      { kind: 'post', post: post('2', 'Le cinéma aussi') },
    );
    await stage.program.runner.runDue();
    expect(await texts()).toEqual(['La piscine rouvre']);
    expect(await source()).toMatchObject({ state: 'ok', received24h: 2, kept24h: 1 });
    memory.tell({ kind: 'post', post: post('3', 'La piscine ferme') });
    await stage.program.runner.runDue();
    expect(await texts()).toHaveLength(1);
    later(301);
    await stage.program.runner.runDue();
    expect(await texts()).toHaveLength(2);
  });

  test('in trouble, it says so in words, waits longer each time, and is well again at the first success', async () => {
    await add();
    memory.fail({
      ok: false,
      kind: 'unavailable',
      message: { fr: 'Le serveur ne répond pas.', en: 'The server does not answer.' },
    });
    await stage.program.runner.runDue();
    expect(await source()).toMatchObject({ state: 'failing', lastError: { fr: 'Le serveur ne répond pas.' } });
    memory.fail(undefined);
    later(20);
    await stage.program.runner.runDue();
    expect(await source()).toMatchObject({ state: 'failing' });
    later(15);
    await stage.program.runner.runDue();
    expect(await source()).toMatchObject({ state: 'ok' });
    expect((await source())?.lastError).toBeUndefined();
  });

  test('keeps its secret sealed: it is never told, and an empty one keeps the one that is set', async () => {
    await add({ place: 'Val', token: 'tr3s-secret' });
    expect(await source()).toMatchObject({ config: { place: 'Val' }, secretsSet: ['token'] });
    const { rows } = await sql<{
      whole: string;
    }>`select s::text as whole from listening.source s where territory_id = ${territoryId}`.execute(stage.db);
    expect(rows[0]?.whole).not.toContain('tr3s-secret');
    const { id } = (await source()) ?? { id: '' };
    await manager.call(updateSource, {
      params: { territoryId, sourceId: id },
      body: { config: { place: 'Mont', token: '' } },
    });
    expect(await source()).toMatchObject({ config: { place: 'Mont' }, secretsSet: ['token'] });
  });

  test('paused, it is not read; deleted, what it brought stays', async () => {
    const { id } = await add();
    memory.tell({ kind: 'post', post: post('1', 'La piscine') });
    await stage.program.runner.runDue();
    await manager.call(updateSource, { params: { territoryId, sourceId: id }, body: { paused: true } });
    memory.tell({ kind: 'post', post: post('2', 'La piscine encore') });
    later(3600);
    await stage.program.runner.runDue();
    expect(await texts()).toHaveLength(1);
    await manager.call(deleteSource, { params: { territoryId, sourceId: id } });
    expect(await texts()).toHaveLength(1);
    memory.fail(undefined);
  });

  test('settings that will not do are refused at their field, in the language of the caller', async () => {
    const response = await manager.ask(createSource, {
      params: { territoryId },
      body: { kind: 'memory.feed', name: 'x', config: { place: '' } },
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'listening.source_config_invalid',
      fields: [{ path: 'body.config.place' }],
    });
  });

  test('silent for longer than its habit, it is itself an alarm, which ends when it speaks again', async () => {
    const { id } = await add();
    await sql`
      insert into listening.source_hour (territory_id, source_id, hour, received)
      select ${territoryId}, ${id}, hour, 3 from generate_series(date_trunc('hour', now()) - interval '10 days', now() - interval '2 days', interval '2 hours') as hour
    `.execute(stage.db);
    await sql`update listening.source set last_post_at = now() - interval '2 days' where id = ${id}`.execute(stage.db);
    await lookForSilence(stage.program as never);
    const { items } = await manager.call(listAlarms, { params: { territoryId }, query: { state: 'current' } as never });
    expect(items).toMatchObject([{ kind: 'silence', sourceName: 'La source' }]);
    expect(items[0]?.explanation.fr).toMatch(/^La source\u00a0: plus rien depuis le /);
    memory.tell({ kind: 'post', post: post('9', 'La piscine') });
    await stage.program.runner.runDue();
    await lookForSilence(stage.program as never);
    expect(
      (await manager.call(listAlarms, { params: { territoryId }, query: { state: 'current' } as never })).items,
    ).toEqual([]);
  });
});

describe('a signed webhook', () => {
  const push = async (sourceId: string, body: string, headers: Record<string, string>) =>
    stage.program.app.request(`/api/webhooks/incoming/${sourceId}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  const body = JSON.stringify({
    type: 'posts.received',
    data: { posts: [{ id: 'w1', text: 'La piscine est pleine' }] },
  });
  const signed = (secret: string, id: string, at = stage.clock.now) =>
    signWebhook(id, at, new TextEncoder().encode(body), secret);

  test('brings posts once, however often the message comes', async () => {
    const { id, webhookSecret = '' } = await add({}, 'webhook.incoming');
    expect(await (await push(id, body, signed(webhookSecret, 'msg_1'))).json()).toEqual({
      received: 1,
      kept: 1,
      duplicate: false,
    });
    expect(await (await push(id, body, signed(webhookSecret, 'msg_1'))).json()).toEqual({
      received: 0,
      kept: 0,
      duplicate: true,
    });
    expect(await texts()).toEqual(['La piscine est pleine']);
  });

  test('with a wrong signature, an old timestamp or no list of posts is refused, each in its words', async () => {
    const { id, webhookSecret = '' } = await add({}, 'webhook.incoming');
    const wrong = await push(id, body, signed(`whsec_${randomBytes(32).toString('base64')}`, 'msg_2'));
    expect([wrong.status, ((await wrong.json()) as { code: string }).code]).toEqual([
      401,
      'listening.webhook_signature',
    ]);
    const old = await push(id, body, signed(webhookSecret, 'msg_3', new Date(stage.clock.now.getTime() - 600_000)));
    expect([old.status, ((await old.json()) as { code: string }).code]).toEqual([401, 'listening.webhook_timestamp']);
    const bad = JSON.stringify({ type: 'posts.received', data: { posts: [{ id: 'x' }] } });
    const payload = await push(
      id,
      bad,
      signWebhook('msg_4', stage.clock.now, new TextEncoder().encode(bad), webhookSecret),
    );
    expect([payload.status, ((await payload.json()) as { code: string }).code]).toEqual([
      422,
      'listening.webhook_payload',
    ]);
    expect(await texts()).toEqual([]);
  });
});

describe('an import', () => {
  const csv =
    'Date;Auteur;Texte\n24/11/2026 10:00;Anne;La piscine ouvre\n;Bob;\n24/11/2026 11:00;Zoé;"=HYPERLINK(""x"") la piscine"\n24/11/2026;Luc;Le cinéma\n';

  test('tries first: columns, errors by line, how many would be kept; nothing is stored', async () => {
    const preview = await manager.call(previewImport, {
      params: { territoryId },
      body: { fileName: 'a.csv', content: csv },
    });
    expect(preview).toMatchObject({
      format: 'csv',
      columns: ['Date', 'Auteur', 'Texte'],
      rows: 4,
      readable: 3,
      wouldKeep: 2,
      errors: [{ line: 3 }],
    });
    expect(await texts()).toEqual([]);
  });

  test('then imports in the background with its progress; a second time brings nothing twice', async () => {
    const { mapping } = await manager.call(previewImport, {
      params: { territoryId },
      body: { fileName: 'a.csv', content: csv },
    });
    const run = async () => {
      const { workId } = await manager.call(startImport, {
        params: { territoryId },
        body: { fileName: 'a.csv', content: csv, mapping },
      });
      await stage.program.jobs.drain();
      return manager.call(getWork, { params: { territoryId, workId } });
    };
    expect(await run()).toMatchObject({
      state: 'done',
      result: { rows: 4, kept: 2, unreadable: 1 },
      errors: [{ line: 3 }],
    });
    expect(await run()).toMatchObject({ state: 'done', result: { kept: 0, known: 2 } });
    expect(await texts()).toHaveLength(2);
  });

  test('what would be a formula in a spreadsheet leaves as text', async () => {
    const { mapping } = await manager.call(previewImport, {
      params: { territoryId },
      body: { fileName: 'a.csv', content: csv },
    });
    await manager.call(startImport, { params: { territoryId }, body: { fileName: 'a.csv', content: csv, mapping } });
    await stage.program.jobs.drain();
    const exported = await (await manager.ask(exportMentions, { params: { territoryId } })).text();
    expect(exported).toContain(`"'=HYPERLINK(""x"") la piscine"`);
  });

  test('a file that is neither CSV nor JSON Lines says so', async () => {
    const response = await manager.ask(previewImport, {
      params: { territoryId },
      body: { fileName: 'a.bin', content: '' },
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      422,
      'listening.import_unreadable',
    ]);
  });
});

describe('persons behind the posts', () => {
  test('authors are pseudonyms until one is revealed, for a reason that is kept', async () => {
    await stage.hear(territoryId, [{ text: 'La piscine', author: { handle: 'jeanne', name: 'Jeanne Petit' } }]);
    const [mention] = (await manager.call(listMentions, { params: { territoryId }, query: {} as never })).items;
    expect(JSON.stringify(mention)).not.toMatch(/jeanne/i);
    const revealed = await manager.call(revealAuthor, {
      params: { territoryId, mentionId: mention?.id ?? '' },
      body: { reason: 'Répondre à sa question' },
    });
    expect(revealed).toMatchObject({ handle: 'jeanne', name: 'Jeanne Petit' });
    const { rows } = await sql<{
      action: string;
      detail: object;
    }>`select action, detail from audit.entry where territory_id = ${territoryId} and action = 'listening.author_revealed'`.execute(
      stage.db,
    );
    expect(rows).toMatchObject([{ detail: { reason: 'Répondre à sa question' } }]);
  });

  test('an author who objects is erased and never stored again; the handle itself is not kept', async () => {
    const theirs = { text: 'La piscine est sale', author: { handle: 'Paul.Durand' } };
    await stage.hear(territoryId, [{ ...theirs, originId: 'o1' }]);
    const head = await stage.person(territoryId, 'head_of_communication');
    const objection = await head.call(recordObjection, {
      params: { territoryId },
      body: { network: 'import', handle: '@paul.durand' },
    });
    expect(objection).toMatchObject({ erased: 1 });
    expect(await stage.hear(territoryId, [{ ...theirs, originId: 'o2' }])).toMatchObject({ kept: 0 });
    const { rows } = await sql<{
      whole: string;
    }>`select o::text as whole from listening.objection o where territory_id = ${territoryId}`.execute(stage.db);
    expect(rows[0]?.whole).not.toMatch(/paul/i);
  });

  test('past its time, a mention is erased', async () => {
    await stage.hear(territoryId, [
      { text: 'La piscine d’avant', postedAt: new Date(Date.now() - 400 * 86_400_000).toISOString() },
      { text: 'La piscine de maintenant' },
    ]);
    expect(await texts()).toHaveLength(2);
    const { retentionJob } = await import('../privacy/retention.usecases.ts');
    await stage.program.jobs.enqueue(stage.db, retentionJob, {});
    await stage.program.jobs.drain();
    expect(await texts()).toEqual(['La piscine de maintenant']);
  });
});

describe('a query while it is typed', () => {
  test('says what is wrong and where, or what it would have caught', async () => {
    await stage.hear(territoryId, [{ text: 'La piscine de Roye est fermée' }]);
    const good = await manager.call(previewWatch, { params: { territoryId }, body: { query: 'piscine NOT cinéma' } });
    expect(good).toMatchObject({ issues: [], caught: { count: 1, samples: [{ highlights: [{ from: 3, to: 10 }] }] } });
    const bad = await manager.call(previewWatch, { params: { territoryId }, body: { query: '(piscine OR' } });
    expect(bad.caught).toBeUndefined();
    expect(bad.issues[0]).toMatchObject({ message: { fr: expect.any(String) }, from: expect.any(Number) });
    const huge = await manager.call(previewWatch, { params: { territoryId }, body: { query: 'mot '.repeat(4900) } });
    expect(huge.issues.length).toBeGreaterThan(0);
  });
});
