import {
  addChannels,
  checkChannel,
  connectChannel,
  deleteChannel,
  getConnection,
  listChannels,
  listPublishers,
  updateChannel,
  type Channel,
  type ChannelNetwork,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryNetwork, type MemoryNetwork } from '../../testing/memory.publisher.ts';
import { programStage, type Person, type ProgramStage } from '../../testing/program.stage.ts';
import { disconnectChannel } from './accounts/channel.usecases.ts';
import {
  channelsOf,
  connectAll,
  keepChannels,
  openChannel,
  recordChannelTrouble,
  releaseSpending,
  renewChannel,
  reserveSpending,
  type ChannelsFacts,
} from './index.ts';

const START = new Date('2026-11-25T10:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const prices = { currency: 'USD', post: 15, postWithLink: 200, reply: 15, remove: 0 };

let stage: ProgramStage;
let territoryId: string;
let head: Person;
let other: Person;
/** Two hours, lengthened without a person. */
let mastodon: MemoryNetwork;
/** Sixty days, that only a person lengthens. */
let linkedin: MemoryNetwork;
/** By password, paid by use. */
let x: MemoryNetwork;
let assisted: MemoryNetwork;
let journalled = 0;
const told: ChannelsFacts['channels.person_needed'][] = [];

beforeAll(async () => {
  const now = () => stage.clock.now;
  mastodon = createMemoryNetwork({ now, lifeSeconds: 7200 });
  linkedin = createMemoryNetwork({ network: 'linkedin', now, lifeSeconds: 60 * 86_400, renewable: false });
  x = createMemoryNetwork({ network: 'x', now, kind: 'secret', facts: { prices } });
  const presets = [{ id: 'viadeo', name: { fr: 'Viadeo', en: 'Viadeo' } }];
  assisted = createMemoryNetwork({ network: 'assisted', now, kind: 'secret', renewable: false, presets });
  const publishers = [mastodon, linkedin, x, assisted].map(({ publisher }) => publisher);
  stage = await programStage({ now: START, publishers });
  stage.program.events.on('channels.person_needed', async (_, fact) => void told.push(fact));
  territoryId = await stage.territory('Ville de Mémoire');
  head = await stage.person(territoryId, 'head_of_communication', 'Hélène');
  other = await stage.person(territoryId, 'administrator');
  await stage.person(territoryId, 'community_manager');
});
afterAll(async () => stage.close());

beforeEach(async () => {
  stage.clock.now = START;
  told.length = 0;
  for (const table of ['channels.channel', 'channels.connection', 'channels.spending'] as const)
    await stage.db.deleteFrom(table).execute();
  const { rows } = await sql<{
    seq: number;
  }>`select max(seq) as seq from audit.entry where territory_id = ${territoryId}`.execute(stage.db);
  journalled = rows[0]?.seq ?? 0;
  for (const network of [mastodon, linkedin, x, assisted]) {
    network.heal();
    network.calls.length = 0;
    network.told = undefined;
  }
});

/** The bus of the program carries the facts of all modules. */
const deps = () => ({ ...stage.program, events: stage.program.events as never });
const params = () => ({ territoryId });
const problemOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (error: { problem: { code: string; title: string; fields?: { path: string }[] } }) => error.problem,
  );
const application = { clientId: 'beffroi', clientSecret: 'secret-of-the-application' };

async function authorise(network: ChannelNetwork, who = head, channelId?: string): Promise<URLSearchParams> {
  const body = { network, setup: channelId ? {} : application, ...(channelId ? { channelId } : {}) };
  const begun = await who.call(connectChannel, { params: params(), body });
  if (begun.next !== 'authorize') throw new Error('it should ask for an authorisation');
  return new URL(begun.url).searchParams;
}
async function comeBack(who: Person, query: Record<string, string>): Promise<URL> {
  const response = await who.browser.call('GET', `/api/channels/return?${new URLSearchParams(query).toString()}`);
  expect(response.status).toBe(303);
  return new URL(response.headers.get('location') ?? '');
}
const answerTo = (asked: URLSearchParams) => ({
  state: asked.get('state') ?? '',
  code: `code-${asked.get('code_challenge')}`,
});

async function connect(network: ChannelNetwork, remoteId = 'ville', channelId?: string): Promise<Channel> {
  const back = await comeBack(head, answerTo(await authorise(network, head, channelId)));
  const ticket = back.searchParams.get('connexion') ?? '';
  const { items } = await head.call(addChannels, { params: params(), body: { ticket, remoteIds: [remoteId] } });
  if (!items[0]) throw new Error('no channel was added');
  return items[0];
}
async function connectX(setup: Record<string, string>, channelId?: string): Promise<Channel> {
  const begun = await head.call(connectChannel, {
    params: params(),
    body: { network: 'x', setup, ...(channelId ? { channelId } : {}) },
  });
  if (begun.next !== 'choose') throw new Error('it should show accounts');
  const body = { ticket: begun.ticket, remoteIds: ['ville'] };
  const { items } = await head.call(addChannels, { params: params(), body });
  return items[0] as Channel;
}
/** As screens show it, whenever it is: a session does not last for months. */
const channel = async (id: string) => {
  const { db, channelRegistry } = stage.program;
  return (await channelsOf(db, channelRegistry, territoryId, { channelIds: [id], now: stage.clock.now }))[0];
};
const rowOf = async (id: string) =>
  stage.db.selectFrom('channels.channel').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const actions = async () => {
  const { rows } = await sql<{ action: string; detail: unknown }>`
    select action, detail from audit.entry where territory_id = ${territoryId} and seq > ${journalled} order by seq
  `.execute(stage.db);
  return rows.map(({ action }) => action);
};
const keep = async (after: number) => {
  stage.clock.now = new Date(stage.clock.now.getTime() + after);
  await keepChannels(deps());
};

describe('what is said to an account', () => {
  test('is told with how far it is read, and with the rights that it was connected without', async () => {
    const { id } = await connect('mastodon');
    const alone = async () => (await head.call(listChannels, { params: params() })).items.find((one) => one.id === id);
    expect(await alone()).toMatchObject({ missingScopes: [] });
    expect((await alone())?.inbox).toBeUndefined();
    const readAt = new Date('2026-11-25T09:58:00Z');
    const trouble = { fr: 'Le réseau est occupé.', en: 'The network is busy.' };
    const values = { territory_id: territoryId, channel_id: id, read_at: readAt, trouble: JSON.stringify(trouble) };
    await stage.db
      .insertInto('desk.inbox')
      .values(values as never)
      .execute();
    const before = { scopes: ['publish'] };
    await stage.db.updateTable('channels.channel').set(before).where('id', '=', id).execute();
    expect(await alone()).toMatchObject({
      missingScopes: ['read'],
      inbox: { readAt: readAt.toISOString(), trouble },
    });
  });
});

describe('connecting by an authorisation', () => {
  test('the screen says what to create where, in both languages, and to where the network sends back', async () => {
    const { items } = await head.call(listPublishers, { params: params() });
    expect(items.map(({ network, kind }) => [network, kind])).toContainEqual(['x', 'secret']);
    expect(items.find(({ network }) => network === 'mastodon')).toMatchObject({
      redirectUri: 'http://localhost:4300/api/channels/return',
      secretFields: ['clientSecret'],
      setup: { properties: { clientId: { title: 'Identifiant', 'x-en': { title: 'Identifier' } } } },
    });
    expect(items.find(({ network }) => network === 'assisted')?.presets).toHaveLength(1);
  });

  test('leads there and back, lets choose, and keeps nothing that could be read', async () => {
    const asked = await authorise('mastodon');
    expect(asked.get('code_challenge_method')).toBe('S256');
    const back = await comeBack(head, answerTo(asked));
    expect(back.pathname).toBe(`/t/${territoryId}/reglages/comptes`);
    const ticket = back.searchParams.get('connexion') ?? '';
    const found = await head.call(getConnection, { params: { ...params(), ticket } });
    expect(found.accounts.map(({ remoteId }) => remoteId)).toEqual(['ville', 'agglo']);
    const body = { ticket, remoteIds: ['ville', 'agglo'] };
    const { items } = await head.call(addChannels, { params: params(), body });
    expect(items[1]).toMatchObject({
      state: 'ok',
      connectedBy: 'Hélène',
      scopes: ['publish', 'read'],
      followers: 1200,
    });
    expect(await problemOf(head.call(addChannels, { params: params(), body }))).toMatchObject({
      code: 'channels.connection_expired',
    });
    const { rows } =
      await sql`select to_json(c) as c, to_json(k) as k from channels.channel c left join channels.connection k on true`.execute(
        stage.db,
      );
    const { rows: journal } = await sql`select detail from audit.entry where territory_id = ${territoryId}`.execute(
      stage.db,
    );
    for (const seen of [found, items, rows, journal]) {
      expect(JSON.stringify(seen)).not.toMatch(/memory-(access|refresh)|secret-of-the/);
      expect(JSON.stringify(seen)).not.toContain(ticket);
    }
    const listed = await head.call(listChannels, { params: params() });
    expect(listed.items).toEqual(items);
    expect(await actions()).toEqual(['channels.connected', 'channels.connected']);
  });

  test('belongs to the one who began it, works once, and ends after an hour', async () => {
    const answer = answerTo(await authorise('mastodon'));
    expect((await comeBack(other, answer)).search).toBe('?erreur=expiree');
    const back = await comeBack(head, answer);
    const ticket = back.searchParams.get('connexion') ?? '';
    expect((await comeBack(head, answer)).search).toBe('?erreur=expiree');
    const choice = { params: params(), body: { ticket, remoteIds: ['ville'] } };
    for (const call of [
      () => other.call(getConnection, { params: { ...params(), ticket } }),
      () => other.call(addChannels, choice),
    ])
      expect(await problemOf(call())).toMatchObject({ code: 'channels.connection_expired' });
    const late = answerTo(await authorise('mastodon'));
    await sql`update channels.connection set created_at = created_at - interval '1 hour'`.execute(stage.db);
    expect((await comeBack(head, late)).search).toBe('?erreur=expiree');
    expect(await problemOf(head.call(getConnection, { params: { ...params(), ticket } }))).toMatchObject({
      code: 'channels.connection_expired',
    });
    await keep(0);
    const left = await stage.db
      .selectFrom('channels.connection')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .execute();
    expect(left).toEqual([]);
  });

  test('a no over there, and a refusal of the network, are told apart and in its words', async () => {
    const { state } = answerTo(await authorise('mastodon'));
    expect((await comeBack(head, { state, error: 'access_denied' })).searchParams.get('erreur')).toBe('refus');
    const again = answerTo(await authorise('mastodon'));
    const back = await comeBack(head, { ...again, code: 'code-of-somebody-else' });
    expect(back.searchParams.get('erreur')).toBe('reseau');
    const ticket = back.searchParams.get('connexion') ?? '';
    expect(await problemOf(head.call(getConnection, { params: { ...params(), ticket } }))).toMatchObject({
      code: 'channels.network_refused',
      title: 'Mémoire : forbidden, en panne.',
    });
  });

  test('again, an account keeps its identifier and its name, and nothing has to be typed anew', async () => {
    const first = await connect('linkedin');
    await head.call(updateChannel, { params: { ...params(), channelId: first.id }, body: { name: 'La ville' } });
    const again = await connect('linkedin', 'ville', first.id);
    expect(again).toMatchObject({ id: first.id, name: 'La ville' });
    expect(await actions()).toEqual(['channels.connected', 'channels.renamed', 'channels.reconnected']);
  });
});

describe('connecting by what is typed', () => {
  test('says what is missing, what the network refuses, and which network is none', async () => {
    const ask = async (body: { network: ChannelNetwork; setup: Record<string, string> }) =>
      problemOf(head.call(connectChannel, { params: params(), body }));
    expect(await ask({ network: 'x', setup: { password: 'ouvre-toi' } })).toMatchObject({
      code: 'channels.setup_invalid',
      fields: [{ path: 'body.setup.server' }],
    });
    expect(await ask({ network: 'x', setup: { server: 'a', password: 'faux' } })).toMatchObject({
      code: 'channels.network_refused',
    });
    expect(await ask({ network: 'newsletter', setup: {} })).toMatchObject({ code: 'channels.network_unknown' });
    expect(await ask({ network: 'assisted', setup: { server: 'a', password: 'ouvre-toi' } })).toMatchObject({
      code: 'channels.setup_invalid',
      fields: [{ path: 'body.preset' }],
    });
  });

  test('again, a secret is kept, but never shown to another server', async () => {
    const { id } = await connectX({ server: 'un.example', password: 'ouvre-toi' });
    expect((await rowOf(id)).setup).toEqual({ server: 'un.example' });
    expect(await connectX({ server: 'un.example' }, id)).toMatchObject({ id });
    const elsewhere = { network: 'x' as const, setup: { server: 'autre.example' }, channelId: id };
    expect(await problemOf(head.call(connectChannel, { params: params(), body: elsewhere }))).toMatchObject({
      fields: [{ path: 'body.setup.password' }],
    });
  });

  test('can be done without a screen, for all the accounts at once', async () => {
    const setup = { server: 'un.example', password: 'ouvre-toi' };
    const actor = { kind: 'system' as const };
    const channels = await connectAll(deps(), { territoryId, network: 'x', setup, actor });
    expect(channels.map(({ state, connectedBy }) => [state, connectedBy])).toEqual([
      ['ok', undefined],
      ['ok', undefined],
    ]);
  });

  test('an assisted account is one by what it stands for', async () => {
    const body = { network: 'assisted' as const, preset: 'viadeo', setup: { server: 'v', password: 'ouvre-toi' } };
    const begun = await head.call(connectChannel, { params: params(), body });
    const ticket = begun.next === 'choose' ? begun.ticket : '';
    const { items } = await head.call(addChannels, { params: params(), body: { ticket, remoteIds: ['agglo'] } });
    expect(items).toMatchObject([{ network: 'assisted', preset: 'viadeo', state: 'ok' }]);
  });
});

describe('limits', () => {
  test('are those of the table until the network tells its own, with the day and where from', async () => {
    const { id, facts } = await connect('mastodon');
    expect([facts.origin.from, facts.text.max]).toEqual(['table', 500]);
    mastodon.told = { text: { ...facts.text, max: 5000 } };
    const checked = await head.call(checkChannel, { params: { ...params(), channelId: id } });
    expect(checked.facts.text.max).toBe(5000);
    expect(checked.facts.origin).toMatchObject({ from: 'network', asOf: '2026-11-25' });
    expect(checked.facts.media).toEqual(facts.media);
  });
});

describe('an account that is opened to send', () => {
  const open = async (channelId: string) => openChannel(stage.program, { territoryId, channelId });

  test('gives who speaks, by what, and what it may', async () => {
    const { id } = await connect('mastodon');
    expect(await open(id)).toMatchObject({
      ok: true,
      account: { channelId: id, territoryId, remoteId: 'ville', handle: 'ville@memoire.example' },
      credentials: { access: expect.stringContaining('memory-access') as string },
      facts: { text: { max: 500 } },
      abilities: { publish: { state: 'native' } },
    });
  });

  test('is lengthened just before its end, once whoever asks, and what it was lengthened by works once', async () => {
    const { id } = await connect('mastodon');
    stage.clock.now = new Date(START.getTime() + 2 * HOUR - 60_000);
    await Promise.all([open(id), open(id), open(id)]);
    expect(mastodon.calls.filter(({ verb }) => verb === 'renew')).toHaveLength(1);
    const opened = await open(id);
    if (!opened.ok) throw new Error(opened.message.en);
    const context = { http: stage.program.http, now: stage.program.now, signal: AbortSignal.timeout(1000) };
    expect(await opened.publisher.check(opened.credentials, context)).toMatchObject({ ok: true });
    expect((await channel(id))?.expiresAt).toBe(new Date(START.getTime() + 4 * HOUR - 60_000).toISOString());
  });

  test('refused before its time, is lengthened once for all who met the refusal', async () => {
    const { id } = await connect('mastodon');
    stage.clock.now = new Date(START.getTime() + 600_000);
    mastodon.expire();
    const named = { territoryId, channelId: id };
    const renewed = await Promise.all(Array.from({ length: 6 }, async () => renewChannel(stage.program, named)));
    expect(mastodon.calls.filter(({ verb }) => verb === 'renew')).toHaveLength(1);
    expect(new Set(renewed.map((one) => one.ok && one.credentials?.['access'])).size).toBe(1);
    expect(renewed[0]).toMatchObject({ ok: true, credentials: { access: expect.any(String) as string } });
  });

  test('is closed when paused, ended or gone, in words', async () => {
    const { id } = await connect('linkedin');
    await head.call(updateChannel, { params: { ...params(), channelId: id }, body: { paused: true } });
    expect(await open(id)).toMatchObject({ ok: false, kind: 'paused' });
    expect(await openChannel(stage.program, { territoryId, channelId: id, evenPaused: true })).toMatchObject({
      ok: true,
    });
    await head.call(updateChannel, { params: { ...params(), channelId: id }, body: { paused: false } });
    stage.clock.now = new Date(START.getTime() + 61 * DAY);
    expect(await open(id)).toMatchObject({ ok: false, kind: 'auth_expired' });
    stage.clock.now = START;
    await head.call(deleteChannel, { params: { ...params(), channelId: id } });
    expect(await open(id)).toMatchObject({ ok: false, kind: 'disconnected' });
    expect(await rowOf(id)).toMatchObject({
      sealed_credentials: null,
      sealed_setup: null,
      setup: {},
      name: 'Ville de Mémoire',
    });
    expect(await channel(id)).toBeUndefined();
  });

  test('keeps quiet for as long as the network asks', async () => {
    const { id } = await connect('mastodon');
    const trouble = { kind: 'rate_limited' as const, retryAfterSeconds: 900, message: { fr: '', en: '' } };
    await stage.db
      .transaction()
      .execute(async (trx) =>
        recordChannelTrouble(deps(), trx, { territoryId, channelId: id, trouble, at: stage.clock.now }),
      );
    const opened = await open(id);
    expect(opened.ok && opened.channel.quietUntil).toEqual(new Date(START.getTime() + 900_000));
    expect((await channel(id))?.state).toBe('ok');
  });

  test('is not disconnected while something is to go out on it', async () => {
    const { id } = await connect('mastodon');
    const given = { territoryId, channelId: id, actor: { kind: 'person' as const, id: head.id } };
    await expect(disconnectChannel({ ...deps(), isInUse: async () => true }, given)).rejects.toMatchObject({
      code: 'channels.in_use',
    });
    expect((await rowOf(id)).sealed_credentials).not.toBeNull();
  });
});

describe('the round that keeps accounts alive', () => {
  test('lengthens in the last quarter of a life, and leaves the rest alone', async () => {
    const { id } = await connect('mastodon');
    await keep(80 * 60_000);
    expect(mastodon.calls.map(({ verb }) => verb)).not.toContain('renew');
    await keep(11 * 60_000);
    expect(mastodon.calls.filter(({ verb }) => verb === 'renew')).toHaveLength(1);
    expect((await channel(id))?.state).toBe('ok');
    expect(told).toEqual([]);
  });

  test('backs off from a network that is down, says so, and forgets it when it is back', async () => {
    const { id } = await connect('linkedin');
    linkedin.fail({ at: 'check', kind: 'unavailable', times: 2 });
    await keep(6 * HOUR);
    expect(await channel(id)).toMatchObject({
      state: 'failing',
      lastError: { en: expect.stringContaining('unavailable') as string },
    });
    const asked = linkedin.calls.length;
    await keep(30_000);
    expect(linkedin.calls).toHaveLength(asked);
    await keep(30_000);
    await keep(90_000);
    expect(linkedin.calls).toHaveLength(asked + 1);
    await keep(30_000);
    expect((await channel(id))?.state).toBe('ok');
    expect(told).toEqual([]);
  });

  test('a revoked account is told once, to those who may mend it, and lives again once reconnected', async () => {
    const { id } = await connect('mastodon');
    mastodon.revoke();
    await keep(91 * 60_000);
    await keep(24 * HOUR);
    await keep(24 * HOUR);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ urgent: true, path: `/t/${territoryId}/reglages/comptes#${id}` });
    expect(told[0]?.personIds.toSorted()).toEqual([head.id, other.id].toSorted());
    expect((await channel(id))?.state).toBe('expired');
    stage.clock.now = START;
    expect((await connect('mastodon', 'ville', id)).state).toBe('ok');
    mastodon.revoke();
    await keep(92 * 60_000);
    expect(told).toHaveLength(2);
  });

  test('people are warned two weeks and three days before an end that only they can put off, and at the end', async () => {
    const { id } = await connect('linkedin');
    await keep(45 * DAY);
    expect(told).toEqual([]);
    await keep(2 * DAY);
    await keep(HOUR);
    expect((await channel(id))?.state).toBe('expiring');
    expect(told.map(({ body }) => body.fr)).toEqual([expect.stringContaining('dimanche 24 janvier 2027')]);
    await keep(11 * DAY);
    await keep(DAY);
    expect(new Set(told.map(({ occasion }) => occasion)).size).toBe(2);
    linkedin.expire();
    await keep(2 * DAY);
    await keep(DAY);
    expect(told.map(({ urgent }) => urgent)).toEqual([false, false, true]);
    expect((await channel(id))?.state).toBe('expired');
  });
});

describe('a budget', () => {
  const reserve = async (channelId: string, amount: number, at = stage.clock.now) =>
    stage.db
      .transaction()
      .execute(async (trx) => reserveSpending(trx, { territoryId, channelId, amount, currency: 'USD', at }));

  test('is never passed, however many spend at once, and what cost nothing is given back', async () => {
    const { id } = await connectX({ server: 'un.example', password: 'ouvre-toi' });
    const changed = await head.call(updateChannel, {
      params: { ...params(), channelId: id },
      body: { monthlyBudget: 1100 },
    });
    expect(changed.budget).toEqual({ currency: 'USD', monthly: 1100, spent: 0, month: '2026-11-01' });
    const outcomes = await Promise.all(Array.from({ length: 9 }, async () => reserve(id, 200)));
    const refused = outcomes.filter(({ ok }) => !ok);
    expect(outcomes.length - refused.length).toBe(5);
    expect(refused[0]).toMatchObject({
      kind: 'budget_spent',
      done: 'no',
      message: { en: expect.stringContaining('US$1') as string },
    });
    expect((await channel(id))?.budget?.spent).toBe(1000);
    await releaseSpending(stage.db, { territoryId, channelId: id, amount: 200, month: '2026-11-01' });
    expect(await reserve(id, 300)).toEqual({ ok: true, month: '2026-11-01' });
    expect(await actions()).toContain('channels.budget_set');
  });

  test('begins anew with the month of the territory’s own zone, and can be lifted', async () => {
    const { id } = await connectX({ server: 'un.example', password: 'ouvre-toi' });
    await head.call(updateChannel, { params: { ...params(), channelId: id }, body: { monthlyBudget: 200 } });
    expect(await reserve(id, 200, new Date('2026-11-30T22:59:00Z'))).toMatchObject({ ok: true });
    expect(await reserve(id, 200, new Date('2026-11-30T22:59:00Z'))).toMatchObject({
      ok: false,
      retryAfterSeconds: 60,
    });
    expect(await reserve(id, 200, new Date('2026-11-30T23:00:00Z'))).toEqual({ ok: true, month: '2026-12-01' });
    await head.call(updateChannel, { params: { ...params(), channelId: id }, body: { monthlyBudget: null } });
    expect(await reserve(id, 2_000_000)).toMatchObject({ ok: true });
  });
});
