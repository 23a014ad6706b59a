import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addChannels,
  connectChannel,
  createPublication,
  getConversation,
  listConversations,
  listPublishers,
  sendAnswer,
} from '@beffroi/contracts';
import { deskRounds } from '../modules/desk/index.ts';
import { startMailPeers, type MailPeers } from '../testing/mail.peers.ts';
import { programStage, type Person, type ProgramStage } from '../testing/program.stage.ts';

const TOWN = 'contact@valmarin.example';
const RESIDENT = 'aurelie@habitant.example';

let peers: MailPeers;
let stage: ProgramStage;
let territoryId: string;
let manager: Person;
let administrator: Person;
let channelId: string;

beforeAll(async () => {
  peers = await startMailPeers([TOWN, RESIDENT], () => stage.clock.now);
  stage = await programStage({ env: { MAIL_PRIVATE_HOSTS: '127.0.0.1' } });
  territoryId = await stage.territory('Ville de Valmarin', 'commune');
  manager = await stage.person(territoryId, 'community_manager');
  administrator = await stage.person(territoryId, 'administrator');
});
afterAll(async () => {
  await stage.close();
  await peers.close();
});

/** A mail server dates what it receives to the second. */
const halfAMinuteLater = () => {
  stage.clock.now = new Date(stage.clock.now.getTime() + 30_000);
};

/** Lets happen what is due by now. */
async function goOn(): Promise<void> {
  halfAMinuteLater();
  for (const { run } of deskRounds(stage.program.desk)) await run();
  await stage.program.dispatcher.runDue();
}

test('a mailbox is connected by what a person knows of it, and no secret comes back', async () => {
  const { items } = await administrator.call(listPublishers, { params: { territoryId } });
  const offered = items.find(({ network }) => network === 'mailbox');
  expect(offered).toMatchObject({ kind: 'secret', secretFields: ['password'] });
  const body = { network: 'mailbox' as const, setup: peers.setup(TOWN) };
  const begun = await administrator.call(connectChannel, { params: { territoryId }, body });
  if (begun.next !== 'choose') throw new Error('it is connected without a browser');
  expect(begun.accounts).toEqual([{ remoteId: TOWN, handle: TOWN, name: 'Ville de Valmarin' }]);
  const kept = await administrator.call(addChannels, {
    params: { territoryId },
    body: { ticket: begun.ticket, remoteIds: [TOWN] },
  });
  channelId = kept.items[0]?.id ?? '';
  expect(JSON.stringify(kept)).not.toContain(peers.setup(TOWN)['password']);
});

test('a mail server of the house that nobody named is not reached', async () => {
  const setup = { ...peers.setup(TOWN), imapHost: '10.9.8.7' };
  const refused = await administrator.ask(connectChannel, {
    params: { territoryId },
    body: { network: 'mailbox', setup },
  });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('MAIL_PRIVATE_HOSTS');
});

test('no post is written to a mailbox', async () => {
  const draft = { title: 'La piscine', content: { parts: [{ text: 'Elle rouvre.' }] }, channelIds: [channelId] };
  const refused = await manager.ask(createPublication, { params: { territoryId }, body: draft });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('publishing.channel_unknown');
});

test('a resident writes, is answered once, and answers from their mail program in the same conversation', async () => {
  const aurelie = peers.client(RESIDENT, 'Aurélie Petit');
  const { messageId } = await aurelie.send({ to: TOWN, subject: 'La piscine', text: 'Bonjour, quand rouvre-t-elle ?' });
  await goOn();
  const { items } = await manager.call(listConversations, { params: { territoryId } });
  expect(items).toHaveLength(1);
  const params = { territoryId, conversationId: items[0]?.id ?? '' };
  const answer = {
    way: 'email' as const,
    channelId,
    text: 'Elle rouvre lundi.',
    clientKey: 'reponse-1',
  };
  await manager.call(sendAnswer, { params, body: answer });
  await manager.call(sendAnswer, { params, body: answer });
  await goOn();
  await goOn();
  const received = await aurelie.list();
  expect(received).toHaveLength(1);
  const [mail] = received;
  expect(mail).toMatchObject({
    subject: 'Re: La piscine',
    from: { address: TOWN, name: 'Ville de Valmarin' },
    inReplyTo: messageId,
    references: [messageId],
  });
  expect(mail?.headers).not.toHaveProperty('auto-submitted');
  if (!mail) return;
  halfAMinuteLater();
  await aurelie.reply(mail, { text: 'Merci beaucoup !' });
  halfAMinuteLater();
  await aurelie.autoReply(mail);
  await goOn();
  const whole = await manager.call(getConversation, { params });
  expect(whole.messagesOf.map(({ direction, text }) => [direction, text])).toEqual([
    ['in', 'Bonjour, quand rouvre-t-elle ?'],
    ['out', 'Elle rouvre lundi.'],
    ['in', 'Merci beaucoup !'],
    ['note', 'Réponse automatique : Je suis absent jusqu’à lundi.'],
  ]);
  expect((await manager.call(listConversations, { params: { territoryId } })).items).toHaveLength(1);
  expect(peers.smtp.sent.filter(({ from }) => from === TOWN)).toHaveLength(1);
});
