import * as contract from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryNetwork, type MemoryNetwork } from '../../testing/memory.publisher.ts';
import {
  publishingStage,
  refusalOf,
  saidIn,
  TUESDAY,
  type PublishingStage,
  type Team,
} from '../../testing/publishing.stage.ts';

let stage: PublishingStage;
let network: MemoryNetwork;
let team: Team;
let clock = { now: TUESDAY };

beforeAll(async () => {
  network = createMemoryNetwork({ kind: 'secret', now: () => clock.now });
  stage = await publishingStage({ publishers: [network.publisher] });
  clock = stage.clock;
  team = await stage.team();
  const params = { territoryId: team.territoryId };
  const begun = await team.head.call(contract.connectChannel, {
    params,
    body: { network: 'mastodon', setup: { server: 'memoire.example', password: 'ouvre-toi' } },
  });
  if (begun.next !== 'choose') throw new Error('asks for an authorisation');
  const body = { ticket: begun.ticket, remoteIds: ['ville'] };
  await team.head.call(contract.addChannels, { params, body });
}, 30_000);
afterAll(async () => stage.close());

/** Time passes, and all that is due happens. */
async function later(seconds = 60): Promise<void> {
  clock.now = new Date(clock.now.getTime() + seconds * 1000);
  await stage.program.rounds.once();
  await stage.program.dispatcher.runDue();
  await stage.program.rounds.once();
  await stage.program.jobs.drain();
}

const here = () => ({ territoryId: team.territoryId });
const list = async (query: Record<string, unknown> = {}) =>
  (await team.manager.call(contract.listConversations, { params: here(), query: query as never })).items;
const open = async (conversationId: string, by = team.manager) =>
  by.call(contract.getConversation, { params: { ...here(), conversationId } });
const act = async (conversationIds: string[], what: Record<string, unknown>, by = team.manager) =>
  by.call(contract.actOnConversations, { params: here(), body: { conversationIds, act: what as never } });
let keys = 0;
const answer = async (conversationId: string, over: Record<string, unknown> = {}) =>
  team.manager.call(contract.sendAnswer, {
    params: { ...here(), conversationId },
    body: { way: 'public', text: 'Bonjour, nous regardons.', clientKey: `answer-${(keys += 1)}`, ...over } as never,
  });

describe('the inbox', () => {
  test('takes a comment once, however often it is told, and says what it is', async () => {
    const said = network.say({ kind: 'comment', text: 'Quand rouvre la piscine de Péronne ?', underId: 'post-1' });
    for (let time = 0; time < 4; time += 1) network.say(said);
    await later();
    const items = await list();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      kind: 'comment',
      state: 'new',
      author: '@habitante',
      triage: { kind: 'question' },
      unread: true,
    });
  });

  test('keeps one person’s words under one post together, and another’s apart', async () => {
    network.say({ kind: 'comment', text: 'Et à quelle heure ?', underId: 'post-1' });
    network.say({ kind: 'comment', text: 'Moi aussi je veux savoir', underId: 'post-1', author: { handle: 'voisin' } });
    await later();
    const items = await list({ sort: 'newest' });
    expect(items.map(({ author, messages }) => [author, messages])).toEqual([
      ['@voisin', 1],
      ['@habitante', 2],
    ]);
  });

  test('puts what asks first, and finds a conversation by any of its words', async () => {
    network.say({ kind: 'comment', text: 'Merci beaucoup, super équipe !', author: { handle: 'contente' } });
    await later();
    const authors = (await list()).map(({ author }) => author);
    expect(authors.indexOf('@habitante')).toBeLessThan(authors.indexOf('@contente'));
    expect((await list({ text: 'piscine péronne' })).map(({ author }) => author)).toEqual(['@habitante']);
    expect(await list({ text: 'patinoire' })).toEqual([]);
  });

  test('veils an insult behind one neutral line; what asks for help is never veiled, and calls a second person', async () => {
    network.say({ kind: 'comment', text: 'Bande de connards, vous êtes des merdes', author: { handle: 'colere' } });
    network.say({
      kind: 'private',
      text: 'je vais me suicider ce soir, adieu',
      author: { handle: 'seule' },
      threadId: 't-9',
    });
    await later();
    const items = await list();
    expect(items[0]).toMatchObject({ author: '@seule', red: true, veiled: false });
    const veiled = items.find(({ author }) => author === '@colere');
    expect(veiled).toMatchObject({ veiled: true });
    expect(JSON.stringify(veiled)).not.toContain('connards');
    const read = await open(veiled?.id ?? '');
    expect(JSON.stringify(read)).not.toContain('connards');
    const call = await open(items[0]?.id ?? '');
    expect(call.distress[0]?.numbers[0]?.number).toBe('3114');
    expect(stage.mails.map(saidIn).join()).toContain(call.id);
  });

  test('marks what was edited or deleted over there, and keeps our copy', async () => {
    const [question] = await list({ text: 'piscine' });
    const before = await open(question?.id ?? '');
    const { rows } = await sql<{ origin_id: string }>`
      select origin_id from desk.message where id = ${before.messagesOf[0]?.id ?? ''}
    `.execute(stage.db);
    network.change({ kind: 'edited', originId: rows[0]?.origin_id ?? '', text: 'Quand rouvre la piscine de Ham ?' });
    await later();
    network.change({ kind: 'gone', originId: rows[0]?.origin_id ?? '' });
    await later();
    const after = await open(question?.id ?? '');
    expect(after.messagesOf[0]).toMatchObject({ edited: true, gone: true, text: 'Quand rouvre la piscine de Ham ?' });
  });
});

test('what one of us answers over there by another way belongs to those that it answers', async () => {
  const asked = network.say({ kind: 'comment', text: 'Où est la déchèterie ?', author: { handle: 'trieur' } });
  await later();
  network.say({
    kind: 'comment',
    text: 'Rue du Port.\0',
    isOurs: true,
    author: { handle: 'ville' },
    inReplyTo: asked.originId,
  });
  await later();
  const [one] = await list({ text: 'déchèterie' });
  expect(one).toMatchObject({ state: 'waiting', messages: 2 });
});

describe('an answer', () => {
  test('leaves once where it was asked, as a publication, and is said to have left', async () => {
    const [question] = await list({ text: 'piscine' });
    const id = question?.id ?? '';
    await answer(id, { clientKey: 'once-and-once-only', becomes: 'closed' });
    await answer(id, { clientKey: 'once-and-once-only', becomes: 'closed' });
    await later(5);
    const out = network.posts().filter(({ text }) => text === 'Bonjour, nous regardons.');
    expect(out).toHaveLength(1);
    expect(out[0]?.inReplyTo).toMatch(/^said-/);
    const read = await open(id);
    expect(read.state).toBe('closed');
    expect(read.messagesOf.at(-1)).toMatchObject({ direction: 'out', delivery: { state: 'sent' } });
    const calendar = await team.manager.call(contract.listPublications, { params: here(), query: {} as never });
    expect(calendar.items).toEqual([]);
  });

  test('what they write next brings the conversation back', async () => {
    network.say({ kind: 'comment', text: 'Et le dimanche ?', underId: 'post-1' });
    await later();
    const [back] = await list({ text: 'dimanche' });
    expect(back).toMatchObject({ state: 'to_answer', author: '@habitante', messages: 4 });
    expect(back?.waitingSince).toBeDefined();
  });

  test('in private goes to that person alone', async () => {
    const [call] = await list({ red: true });
    await answer(call?.id ?? '', { way: 'private', text: 'Je vous ai lue. Le 3114 répond jour et nuit.' });
    await later(5);
    expect(network.posts().at(-1)).toMatchObject({ privateTo: { threadId: 't-9', authorId: 'id-seule' } });
    // What waits for her gives way to what waits for us.
    expect((await list())[0]?.author).not.toBe('@seule');
  });

  test('that the network refuses puts the conversation before us again, with why', async () => {
    const [voisin] = await list({ text: 'savoir' });
    network.fail({ at: 'perform', kind: 'rejected' });
    await answer(voisin?.id ?? '', { becomes: 'closed' });
    await later(5);
    const read = await open(voisin?.id ?? '');
    expect(read).toMatchObject({ state: 'to_answer', unread: true });
    expect(read.messagesOf.at(-1)?.delivery).toMatchObject({ state: 'failed' });
    expect(read.messagesOf.at(-1)?.delivery?.trouble?.fr).toBeTruthy();
  });

  test('that is delicate waits for whoever reads it over', async () => {
    const [voisin] = await list({ text: 'savoir' });
    const sent = await answer(voisin?.id ?? '', { text: 'Le président de la Région remboursera 300 €.' });
    expect(sent.messagesOf.at(-1)?.delivery?.state).toBe('in_review');
    expect(network.posts().some(({ text }) => text.includes('remboursera'))).toBe(false);
  });

  test('that is too long for its network is refused with both lengths', async () => {
    const [voisin] = await list({ text: 'savoir' });
    expect(await refusalOf(answer(voisin?.id ?? '', { text: 'a'.repeat(501) }))).toBe('422 desk.too_long');
  });

  test('to forty people is one answer each, at a polite rate, nobody twice', async () => {
    for (let n = 0; n < 12; n += 1)
      network.say({ kind: 'comment', text: `La route D${n} est coupée à Long ?`, author: { handle: `riverain${n}` } });
    await later();
    const items = await list({ text: 'route coupée' });
    const body = {
      conversationIds: items.map(({ id }) => id),
      text: 'La D901 rouvre à 18 h.',
      clientKey: 'to-everybody-1',
    };
    const first = await team.manager.call(contract.answerMany, { params: here(), body });
    expect(first).toMatchObject({ planned: 12, refused: [] });
    expect(Date.parse(first.until ?? '') - clock.now.getTime()).toBeGreaterThan(100_000);
    await team.manager.call(contract.answerMany, { params: here(), body });
    await later(5);
    const after = (count: number) => network.posts().filter(({ text }) => text.includes('D901')).length === count;
    expect(after(1)).toBe(true);
    for (let minute = 0; minute < 3; minute += 1) await later(60);
    expect(after(12)).toBe(true);
  });
});

describe('several people', () => {
  test('see each other on one conversation', async () => {
    const [one] = await list();
    const params = { ...here(), conversationId: one?.id ?? '' };
    await team.head.call(contract.tellPresence, { params, body: { is: 'writing' } });
    const seen = await team.manager.call(contract.tellPresence, { params, body: { is: 'looking' } });
    expect(seen.present).toMatchObject([{ name: 'Hélène Roux', writing: true }]);
  });

  test('claim, hand over and undo; what somebody else did since is not undone', async () => {
    const [one] = await list({ text: 'dimanche' });
    const id = one?.id ?? '';
    await act([id], { is: 'release' });
    const claimed = await act([id], { is: 'claim' });
    expect((await open(id)).assignee?.name).toBe('Camille Delattre');
    await team.manager.call(contract.undoDeskAct, { params: here(), body: { undoId: claimed.undoId ?? '' } });
    expect((await open(id)).assignee).toBeUndefined();
    const handed = await act([id], { is: 'hand_over', note: 'Je souffle.' });
    expect((await open(id)).assignee?.name).not.toBe('Camille Delattre');
    await act([id], { is: 'claim' }, team.head);
    const undone = await team.manager.call(contract.undoDeskAct, {
      params: here(),
      body: { undoId: handed.undoId ?? '' },
    });
    expect(undone.refused).toHaveLength(1);
  });

  test('a note calls a colleague, who is told without its words', async () => {
    const [one] = await list({ text: 'dimanche' });
    const params = { ...here(), conversationId: one?.id ?? '' };
    const body = { text: 'Trois familles ont écrit pour cela.', mentions: [team.head.id] };
    const read = await team.manager.call(contract.writeNote, { params, body });
    expect(read.messagesOf.at(-1)).toMatchObject({ direction: 'note', mentions: [{ name: 'Hélène Roux' }] });
    await stage.program.jobs.drain();
    expect(stage.mails.at(-1)).toContain('To: ');
    expect(stage.mails.at(-1)).not.toContain('familles');
  });

  test('a correction teaches: the next such message is read as it says', async () => {
    const [thanks] = await list({ text: 'équipe' });
    await act([thanks?.id ?? ''], { is: 'correct_kind', kind: 'information' });
    expect((await open(thanks?.id ?? '')).triage).toMatchObject({ kind: 'information', corrected: true });
  });

  test('two conversations are brought together and taken apart', async () => {
    const [one, two] = await list({ text: 'route coupée', state: 'closed' });
    const params = { ...here(), conversationId: one?.id ?? '' };
    const merged = await team.manager.call(contract.mergeConversations, { params, body: { otherId: two?.id ?? '' } });
    expect(merged.messages).toBe(4);
    const received = merged.messagesOf.filter(({ direction }) => direction === 'in');
    const split = await team.manager.call(contract.splitConversation, {
      params,
      body: { messageIds: [received.at(-1)?.id ?? ''] },
    });
    expect((await open(split.conversationId)).messages).toBe(1);
    expect((await open(one?.id ?? '')).messages).toBe(3);
  });
});

test('a call that was noted twice by the same hand is one', async () => {
  const body = {
    by: 'phone' as const,
    author: 'Mme Lefèvre',
    phone: '03 22 00 00 00',
    text: 'Demande où en est la carte de transport scolaire de son fils.',
    clientKey: 'call-0001',
  };
  const one = await team.manager.call(contract.noteConversation, { params: here(), body });
  const again = await team.manager.call(contract.noteConversation, { params: here(), body });
  expect(again.id).toBe(one.id);
  expect(one.ways.map(({ way }) => way)).toEqual(['recorded']);
});

test('proposes what was said before in such a case, without who it was for', async () => {
  network.say({ kind: 'comment', text: 'La route D7 est coupée ?', author: { handle: 'nouveau' } });
  await later();
  const [one] = await list({ text: 'D7' });
  const { items } = await team.manager.call(contract.proposeAnswer, {
    params: { ...here(), conversationId: one?.id ?? '' },
  });
  expect(items[0]).toMatchObject({ from: 'earlier_answer', text: 'La D901 rouvre à 18 h.' });
});

test('whoever is erased is so wherever they wrote, with what they were answered', async () => {
  const [one] = await list({ text: 'piscine' });
  const suite = network.say({
    kind: 'private',
    text: 'La suite en privé',
    author: { handle: 'habitante-2' },
    threadId: 't-77',
  });
  await later();
  const [other] = await list({ text: 'suite privé' });
  const params = { ...here(), conversationId: one?.id ?? '' };
  await team.manager.call(contract.mergeConversations, { params, body: { otherId: other?.id ?? '' } });
  await team.head.call(contract.eraseAuthor, { params });
  const { rows } = await sql<{ left: string }>`
    select c.author_handle || coalesce(c.author_name, '') || c.search::text || c.excerpt as left from desk.conversation c
    where c.id in (${one?.id}, ${other?.id})
    union all select m.text from desk.message m where m.conversation_id in (${one?.id}, ${other?.id})
    union all select concat(p.title, p.draft #>> '{content,parts,0,text}', p.answers ->> 'replyTo', d.outgoing)
      from publishing.publication p
      join publishing.delivery d on d.territory_id = p.territory_id and d.publication_id = p.id
      where p.answers ->> 'conversationId' = ${one?.id}
  `.execute(stage.db);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.map(({ left }) => left).join('')).toBe('');
  network.change({ kind: 'edited', originId: suite.originId, text: 'La suite, corrigée' });
  await later();
  expect(await list({ text: 'corrigée' })).toEqual([]);
});

test('a message that cannot be stored keeps none of the others away', async () => {
  network.say({ kind: 'comment', text: 'Impossible', media: undefined as never, author: { handle: 'bancal' } });
  network.say({ kind: 'comment', text: 'Le kiosque est-il ouvert ?', author: { handle: 'suivant' } });
  await later();
  expect(await list({ text: 'kiosque' })).toHaveLength(1);
});
