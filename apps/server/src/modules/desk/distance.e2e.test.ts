import type { HttpClient } from '@beffroi/connectors';
import * as contract from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryNetwork, type MemoryNetwork } from '../../testing/memory.publisher.ts';
import { noNetwork } from '../../testing/program.stage.ts';
import {
  publishingStage,
  refusalOf,
  saidIn,
  TUESDAY,
  type PublishingStage,
  type Team,
} from '../../testing/publishing.stage.ts';
import { hasOpenssl, localAuthority, type LocalAuthority } from './evidence/testing/local-authority.ts';

const INSULT = 'Bande de connards, vous êtes des merdes';

let stage: PublishingStage;
let network: MemoryNetwork;
let team: Team;
let clock = { now: TUESDAY };
let authority: LocalAuthority | undefined;
let isAway = true;

const http: HttpClient = {
  ...noNetwork,
  fetch: async (request) =>
    isAway || !authority
      ? noNetwork.fetch(request)
      : {
          ok: true,
          status: 200,
          headers: {},
          body: authority.reply(request.body as Uint8Array),
          finalUrl: request.url,
        },
};

beforeAll(async () => {
  network = createMemoryNetwork({ kind: 'secret', now: () => clock.now });
  if (hasOpenssl) authority = localAuthority();
  stage = await publishingStage({ publishers: [network.publisher], http });
  clock = stage.clock;
  team = await stage.team();
  const begun = await team.head.call(contract.connectChannel, {
    params: here(),
    body: { network: 'mastodon', setup: { server: 'memoire.example', password: 'ouvre-toi' } },
  });
  if (begun.next !== 'choose') throw new Error('asks for an authorisation');
  await team.head.call(contract.addChannels, {
    params: here(),
    body: { ticket: begun.ticket, remoteIds: ['ville'] },
  });
}, 30_000);
afterAll(async () => {
  await stage.close();
  authority?.close();
});

const here = () => ({ territoryId: team.territoryId });
async function later(seconds = 60): Promise<void> {
  clock.now = new Date(clock.now.getTime() + seconds * 1000);
  await stage.program.rounds.once();
  await stage.program.jobs.drain();
}
const DAY = 86_400;

/** Somebody writes under a post of ours: the conversation, its message, and how the network calls it. */
async function said(text: string, by: string) {
  const { originId } = network.say({ kind: 'comment', text, author: { handle: by }, underId: 'post-1' });
  await later(90);
  const { rows } = await sql<{ id: string; conversation_id: string }>`
    select id, conversation_id from desk.message where origin_id = ${originId}`.execute(stage.db);
  return { originId, messageId: rows[0]?.id ?? '', conversationId: rows[0]?.conversation_id ?? '' };
}
const open = async (conversationId: string) =>
  team.manager.call(contract.getConversation, { params: { ...here(), conversationId } });
const take = async (conversationId: string, body: Record<string, unknown>, by = team.manager) =>
  by.call(contract.takeMeasure, { params: { ...here(), conversationId }, body: body as never });
const lift = async (measureId: string) =>
  team.manager.call(contract.liftMeasure, {
    params: { ...here(), measureId },
    body: { because: 'À la relecture, c’est une critique.' },
  });
const measures = async () =>
  (await team.manager.call(contract.listMeasures, { params: here(), query: {} as never })).items;
const locker = async () => (await team.head.call(contract.listEvidence, { params: here(), query: {} as never })).items;
const verify = async () => team.head.call(contract.verifyEvidence, { params: here() });
const page = async (path: string) => {
  const response = await stage.program.app.request(path, { headers: { 'accept-language': 'fr' } });
  return { status: response.status, text: await response.text() };
};

describe('a veiled message', () => {
  test('is read by choice: counted in time, nobody answers in the heat, and the next goes to who bore least', async () => {
    const { messageId, conversationId } = await said(INSULT, 'colere');
    const params = { ...here(), messageId };
    expect(JSON.stringify(await open(conversationId))).not.toContain('connards');
    expect((await team.manager.call(contract.revealMessage, { params })).text).toBe(INSULT);
    const hot = await open(conversationId);
    expect(Date.parse(hot.coolUntil ?? '') - clock.now.getTime()).toBe(600_000);
    const body = { way: 'public', text: 'Vous aussi', clientKey: 'in-the-heat-1' } as never;
    const answering = team.manager.call(contract.sendAnswer, { params: { ...here(), conversationId }, body });
    expect(await refusalOf(answering)).toBe('409 desk.cooling_down');
    clock.now = new Date(clock.now.getTime() + 36_000);
    await team.manager.call(contract.tellPresence, { params: { ...here(), conversationId }, body: { is: 'gone' } });
    const seen = await team.head.call(contract.getExposure, { params: here() });
    expect(seen.weeks).toMatchObject([
      { week: '2026-W48', people: [{ name: 'Camille Delattre', hours: 0.01, revealed: 1, outOfHours: 0 }] },
    ]);
    const own = await team.manager.call(contract.getExposure, { params: here() });
    expect(own.weeks[0]?.people).toHaveLength(1);
    const other = await team.manager.call(contract.revealMessage, { params });
    expect(other.text).toBe(INSULT);
    const acted = await team.manager.call(contract.actOnConversations, {
      params: here(),
      body: { conversationIds: [conversationId], act: { is: 'hand_over' } as never },
    });
    expect(acted.done).toHaveLength(1);
    expect((await open(conversationId)).assignee?.name).not.toBe('Camille Delattre');
  });
});

describe('hiding', () => {
  test('needs an article of the charter', async () => {
    const { conversationId, messageId } = await said('Vous êtes nuls', 'bougon');
    const body = { kind: 'hide', messageId, articleId: 'je-n-aime-pas', facts: 'Propos désagréables' };
    expect(await refusalOf(take(conversationId, body))).toBe('422 moderation.article_unknown');
    expect(network.hidden.size).toBe(0);
  });

  test('keeps the original before the network is asked, once however often it is clicked, and can be taken back', async () => {
    const { conversationId, messageId, originId } = await said(INSULT, 'colere2');
    const seen: number[] = [];
    network.before = async ({ verb }) => {
      if (verb !== 'hideReply') return;
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from desk.evidence
        where message_id = ${messageId}`.execute(stage.db);
      seen.push(rows[0]?.count ?? 0);
    };
    const body = { kind: 'hide', messageId, articleId: 'insults', facts: 'Injure envers l’équipe' };
    const [one, two] = await Promise.all([take(conversationId, body), take(conversationId, body)]);
    network.before = () => {};
    expect(two?.id).toBe(one?.id);
    expect(seen).toEqual([1]);
    expect((await measures())[0]).toMatchObject({ kind: 'hide', state: 'in_force', author: '@colere2' });
    expect(network.hidden.has(originId)).toBe(true);
    expect((await open(conversationId)).messagesOf[0]?.hidden).toBe(true);
    expect(one?.hint).toBeUndefined();
    expect((await lift(one?.id ?? '')).state).toBe('lifted');
    expect(network.hidden.has(originId)).toBe(false);
    expect((await open(conversationId)).messagesOf[0]?.hidden).toBe(false);
    expect(await refusalOf(lift(one?.id ?? ''))).toBe('409 moderation.state');
  });

  test('mere criticism is told to be no ground', async () => {
    const { conversationId, messageId } = await said('Votre politique des transports est un échec.', 'critique');
    const body = { kind: 'hide', messageId, articleId: 'electoral', facts: 'Parle des élus' };
    const measure = await take(conversationId, body);
    expect(measure.hint?.fr).toContain('n’est pas un motif');
    await lift(measure.id);
  });

  test('that a network in trouble does not answer is tried again; one that refuses is told', async () => {
    const { conversationId, messageId, originId } = await said(`${INSULT} !`, 'colere3');
    network.fail({ at: 'hideReply', kind: 'unavailable' });
    const body = { kind: 'hide', messageId, articleId: 'insults', facts: 'Injure' };
    const waiting = await take(conversationId, body);
    expect(waiting).toMatchObject({ state: 'applying' });
    expect(waiting.trouble?.fr).toBeTruthy();
    await later(60);
    expect((await measures())[0]).toMatchObject({ state: 'in_force' });
    expect(network.hidden.has(originId)).toBe(true);
    network.fail({ at: 'removeReply', kind: 'forbidden' });
    const refused = await take(conversationId, { ...body, kind: 'delete' });
    expect(refused).toMatchObject({ state: 'refused_by_network' });
    expect(refused.trouble?.fr).toBeTruthy();
    expect((await open(conversationId)).messagesOf[0]?.deleted).toBe(false);
  });

  test('a program that dies in the middle neither loses the measure nor doubles it', async () => {
    const { conversationId, messageId, originId } = await said(`${INSULT} !!`, 'colere4');
    network.after = ({ verb }) => {
      if (verb === 'removeReply') throw new Error('the program died');
    };
    const body = { kind: 'delete', messageId, articleId: 'insults', facts: 'Injure' };
    await expect(take(conversationId, body)).rejects.toThrow();
    network.after = () => {};
    expect((await measures())[0]).toMatchObject({ state: 'applying' });
    const before = (await locker()).length;
    await later(180);
    expect((await measures())[0]).toMatchObject({ kind: 'delete', state: 'in_force' });
    expect(network.removed.has(originId)).toBe(true);
    expect((await locker()).length).toBe(before);
    const lifted = await lift((await measures())[0]?.id ?? '');
    expect(lifted.state).toBe('lifted');
    expect(lifted.trouble?.fr).toContain('ne remet pas');
  });
});

test('a reply hidden from the page of its publication is the same measure as from the desk', async () => {
  const { conversationId, messageId, originId } = await said(`${INSULT} ?`, 'colere5');
  const replyId = `rep_${'0'.repeat(26)}`;
  await sql`update desk.message set reply_id = ${replyId} where id = ${messageId}`.execute(stage.db);
  const hide = async (body: { hidden: boolean; articleId?: string }) =>
    team.manager.call(contract.hideReply, { params: { ...here(), replyId }, body: { ground: 'Injure', ...body } });
  expect(await refusalOf(hide({ hidden: true }))).toBe('422 moderation.article_unknown');
  expect(await hide({ hidden: true, articleId: 'insults' })).toEqual({ hidden: true });
  const again = await take(conversationId, { kind: 'hide', messageId, articleId: 'insults', facts: 'Injure' });
  expect((await measures()).filter((each) => each.messageId === messageId).map(({ id }) => id)).toEqual([again.id]);
  expect(await hide({ hidden: false })).toEqual({ hidden: false });
  expect(network.hidden.has(originId)).toBe(false);
});

test('somebody in danger is called for again every ten minutes, until somebody takes it', async () => {
  const { conversationId } = await said('je vais me suicider ce soir, adieu', 'seule');
  const calls = () => stage.mails.filter((mail) => saidIn(mail).includes(conversationId)).length;
  const first = calls();
  expect(first).toBeGreaterThan(0);
  await later(300);
  expect(calls()).toBe(first);
  await later(301);
  const second = calls();
  expect(second).toBeGreaterThan(first);
  await team.manager.call(contract.actOnConversations, {
    params: here(),
    body: { conversationIds: [conversationId], act: { is: 'claim' } as never },
  });
  await later(601);
  expect(calls()).toBe(second);
  // Whoever took it then may not be there now.
  await said('je suis encore sur le pont, je vais me tuer', 'seule');
  const third = calls();
  expect(third).toBeGreaterThan(second);
  await later(601);
  expect(calls()).toBeGreaterThan(third);
});

describe('a block', () => {
  const body = (over: Record<string, unknown> = {}) => ({
    kind: 'block',
    articleId: 'insults',
    facts: 'Injures répétées sous six publications en deux jours.',
    lighterSteps: 'Rappel de la charte, puis masquage.',
    days: 2,
    reviewerId: team.head.id,
    ...over,
  });

  test('is refused while nothing lighter was tried, or when one would review oneself', async () => {
    const { conversationId } = await said('Encore vous, bande de nuls', 'nouveau');
    expect(await refusalOf(take(conversationId, body()))).toBe('422 moderation.lighter_steps_missing');
    const own = body({ reviewerId: team.manager.id });
    expect(await refusalOf(take(conversationId, own))).toBe('422 moderation.reviewer_unknown');
  });

  test('takes effect when a second person agrees, is reminded of, and ends by itself on the network too', async () => {
    const { conversationId } = await said(`${INSULT} encore`, 'colere3');
    const asked = await take(conversationId, body());
    expect(asked).toMatchObject({ state: 'in_review', reviewer: 'Hélène Roux' });
    await stage.program.jobs.drain();
    expect(stage.mails.map(saidIn).join()).toContain('avec votre accord');
    const review = (accept: boolean, by = team.head) =>
      by.call(contract.reviewMeasure, { params: { ...here(), measureId: asked.id }, body: { accept, because: '' } });
    expect(await refusalOf(review(true, team.manager))).toBe('403 moderation.not_reviewer');
    expect(network.blocked.size).toBe(0);
    expect((await review(true)).state).toBe('in_force');
    expect(network.blocked.has('id-colere3')).toBe(true);
    expect(await refusalOf(review(true))).toBe('409 moderation.state');
    const mails = stage.mails.length;
    await later(1.1 * DAY);
    expect(stage.mails.slice(mails).map(saidIn).join()).toContain('plus nécessaire');
    network.fail({ at: 'blockAuthor', kind: 'rate_limited' });
    await later(DAY);
    expect((await measures()).find(({ id }) => id === asked.id)?.state).toBe('lifting');
    await later(120);
    expect((await measures()).find(({ id }) => id === asked.id)?.state).toBe('expired');
    expect(network.blocked.size).toBe(0);
  });
});

describe('evidence', () => {
  test('is chained, holds captures that are what they say, and is stamped once the authority answers', async () => {
    const settings = await team.head.call(contract.getDeskSettings, { params: here() });
    await team.head.call(contract.setDeskSettings, {
      params: here(),
      body: { ...settings, timeStampUrl: 'https://horodatage.example/tsa' },
    });
    const { messageId } = await said('Je sais où tu habites, tu vas le payer', 'menace');
    const kept = await team.manager.call(contract.keepEvidence, {
      params: { ...here(), messageId },
      body: { qualification: 'insult', targetsAgent: true, note: '' },
    });
    expect(kept.limits.map(({ kind }) => kind)).toEqual(['press_offence', 'press_offence_hate']);
    const send = (name: string, bytes: Uint8Array) =>
      team.manager.browser.call(
        'POST',
        `/api/territories/${team.territoryId}/evidence/${kept.id}/files?name=${name}`,
        bytes,
      );
    expect((await send('capture.png', Buffer.from('MZ\u0090'))).status).toBe(415);
    const png = Buffer.from('89504e470d0a1a0a00000000', 'hex');
    expect((await send('capture.exe', png)).status).toBe(415);
    expect((await send('capture.png', png)).status).toBe(200);
    expect((await send('capture.png', png)).status).toBe(200);
    const find = async () => (await locker()).find(({ id }) => id === kept.id);
    expect((await find())?.files).toHaveLength(1);
    await later(1);
    expect((await find())?.timeStampTrouble?.fr).toBeTruthy();
    if (authority) {
      isAway = false;
      await later(120);
      expect((await find())?.timeStamp?.authority).toBe('Autorité d’essai');
    }
    expect(await verify()).toMatchObject({ broken: [] });
  });

  test('is exported as a folder that says what it is not; each reading is on record', async () => {
    const [last] = await locker();
    const path = `/api/territories/${team.territoryId}/evidence/${last?.id}/export`;
    const response = await team.head.browser.call('GET', path);
    const zip = Buffer.from(await response.arrayBuffer()).toString('utf8');
    for (const words of ['manifest.json', 'preuve.html', 'ne vaut pas constat de commissaire de justice', 'menace'])
      expect(zip).toContain(words);
    expect(zip.includes('horodatage.tsr')).toBe(authority !== undefined);
    expect((await team.manager.browser.call('GET', path)).status).toBe(403);
    const { rows } = await sql<{ action: string }>`
      select distinct action from audit.entry where territory_id = ${team.territoryId} and action like 'evidence.%'
      order by 1`.execute(stage.db);
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['evidence.consulted', 'evidence.exported', 'evidence.file_added', 'evidence.kept']),
    );
  });

  test('reminds of the time limit, is erased past it unless it is held, and the chain still holds', async () => {
    const mails = stage.mails.length;
    const [held, ...others] = await locker();
    await sql`update desk.evidence set remind_at = ${clock.now} where id = ${held?.id}`.execute(stage.db);
    await later(1);
    expect(stage.mails.slice(mails).map(saidIn).join()).toContain('Prescription des délits de presse');
    const params = { ...here(), evidenceId: held?.id ?? '' };
    await team.head.call(contract.setEvidence, { params, body: { legalHold: true } });
    await sql`update desk.evidence set at = at - interval '400 days', remind_at = null`.execute(stage.db);
    await later(1);
    const after = await locker();
    expect(after.find(({ id }) => id === held?.id)?.erasedAt).toBeUndefined();
    expect(others.length).toBeGreaterThan(0);
    expect(after.filter(({ erasedAt }) => erasedAt !== undefined)).toHaveLength(others.length);
    expect(JSON.stringify(after)).not.toContain('connards');
    expect(await verify()).toMatchObject({ broken: [] });
  });

  test('that somebody touched in the database is named', async () => {
    await sql`update desk.evidence_file set content = '\\x00' where content is not null`.execute(stage.db);
    await sql`update desk.evidence_link set content = content || '{"byId":"x"}' where number = 2`.execute(stage.db);
    const { broken } = await verify();
    expect(broken[0]).toMatchObject({ number: 2 });
    expect(broken.map(({ why }) => why.fr).join()).toContain('fichier');
  });
});

test('everybody may read the charter in force and the register of past months, small counts protected', async () => {
  const charter = await page(`/charte/${team.territoryId}`);
  expect(charter.status).toBe(200);
  expect(charter.text).toContain('Propagande électorale');
  expect(charter.text).toContain('tribunal administratif');
  const own = await team.head.call(contract.setCharter, {
    params: here(),
    body: {
      articles: [{ id: 'respect', title: 'Respect', text: 'On se parle bien.' }],
      contest: 'Écrivez au cabinet.',
    },
  });
  expect(own.version).toBe(1);
  expect((await page(`/charte/${team.territoryId}`)).text).toContain('Écrivez au cabinet.');
  clock.now = new Date('2026-12-03T10:00:00Z');
  const register = await page(`/moderation/${team.territoryId}`);
  expect(register.text).toContain('Novembre 2026');
  expect(register.text).toContain('moins de 5');
  expect(register.text).not.toMatch(/colere|connards/);
  expect((await page(`/moderation/${team.territoryId}/registre.csv`)).text).toContain('2026-11;Masquage');
});
