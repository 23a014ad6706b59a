import * as contract from '@beffroi/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHostedOutlet } from '../modules/publishing/index.ts';
import { geoReportClient } from '../testing/geo-report.client.ts';
import { newId } from '../platform/ids.ts';
import { startMailPeers, type MailPeers } from '../testing/mail.peers.ts';
import { programStage, type Person, type ProgramStage } from '../testing/program.stage.ts';

/* What the desk is for, tried from outside: by public pages, mail programs, and the API that the screens call. */

const TOWN = 'contact@valmarin.example';
const ROADS = 'voirie@valmarin.example';
const PREFECTURE = 'contact@prefecture.example';
const SANDRINE = 'sandrine@habitant.example';
const AURELIE = 'aurelie@habitant.example';
const INSULT = 'Bande de connards, vous êtes des merdes';
/** A Tuesday at 11:00 in Paris. */
const TUESDAY = new Date('2026-11-24T10:00:00Z');

let peers: MailPeers;
let stage: ProgramStage;
let territoryId: string;
let manager: Person;
let administrator: Person;
/** The page of a post of ours, where everybody may comment. */
let postPath: string;
let simulated: string;
/** All that the program told whoever signed in, to look for what nobody chose to read. */
const told: string[] = [];

beforeAll(async () => {
  peers = await startMailPeers(
    [TOWN, ROADS, PREFECTURE, SANDRINE, AURELIE, 'beffroi@valmarin.example'],
    () => stage.clock.now,
  );
  stage = await programStage({
    now: TUESDAY,
    env: {
      MAIL_PRIVATE_HOSTS: '127.0.0.1',
      SMTP_URL: peers.smtpUrl('beffroi@valmarin.example'),
      MAIL_FROM: 'Beffroi <beffroi@valmarin.example>',
    },
  });
  territoryId = await stage.territory('Ville de Valmarin', 'commune');
  manager = await stage.person(territoryId, 'community_manager', 'Camille Delattre');
  administrator = await stage.person(territoryId, 'administrator', 'Ahmed Benali');
  const mailbox = await connect('mailbox', peers.setup(TOWN));
  simulated = await connect('simulation', { name: 'Ville de Valmarin' });

  const roads = contract.departmentSchema.parse({
    name: 'Voirie',
    competences: ['Entretien des chaussées et des trottoirs', 'Nids-de-poule'],
    keywords: ['nid-de-poule', 'chaussée', 'trottoir'],
    email: ROADS,
  });
  const schools = contract.departmentSchema.parse({
    name: 'Écoles',
    competences: ['Inscriptions scolaires', 'Cantines'],
    email: 'ecoles@valmarin.example',
  });
  for (const body of [roads, schools])
    await administrator.call(contract.saveDepartment, { params: { territoryId, departmentId: newId('dep') }, body });
  const { settings } = await administrator.call(contract.getRequestSettings, { params: { territoryId } });
  const body = { ...settings, mailboxChannelId: mailbox, open311: true, formOpen: true };
  await administrator.call(contract.setRequestSettings, { params: { territoryId }, body });

  const outlet = createHostedOutlet({
    db: stage.db as never,
    baseUrl: 'http://localhost:4300',
    now: () => stage.clock.now,
    network: 'simulation',
  });
  const account = { territoryId, channelId: simulated, remoteId: simulated, handle: 'valmarin' };
  const put = await outlet.put(
    {
      key: 'del_walk:post:0',
      at: TUESDAY.toISOString(),
      lang: 'fr',
      media: [],
      text: 'La piscine rouvre lundi, après trois mois de travaux.',
    },
    account,
  );
  if (!put.ok) throw new Error('not kept');
  postPath = new URL(put.item.url).pathname;
}, 30_000);
afterAll(async () => {
  await stage.close();
  await peers.close();
});

async function connect(network: 'mailbox' | 'simulation', setup: Record<string, string>): Promise<string> {
  const params = { territoryId };
  const begun = await administrator.call(contract.connectChannel, { params, body: { network, setup } });
  if (begun.next !== 'choose') throw new Error('asks for an authorisation');
  const remoteIds = begun.accounts.map(({ remoteId }) => remoteId);
  const { items } = await administrator.call(contract.addChannels, {
    params,
    body: { ticket: begun.ticket, remoteIds },
  });
  return items[0]?.id ?? '';
}

/** Time passes, and all that is due happens. */
async function later(seconds = 60): Promise<void> {
  stage.clock.now = new Date(stage.clock.now.getTime() + seconds * 1000);
  await stage.program.rounds.once();
  await stage.program.dispatcher.runDue();
  await stage.program.rounds.once();
  await stage.program.jobs.drain();
}

/** A visitor without an account, each from an address of their own. */
let visitors = 0;
async function visit(path: string, fields?: Record<string, string>) {
  visitors += 1;
  const headers = { 'accept-language': 'fr', 'x-forwarded-for': `192.0.2.${visitors}` };
  const sent = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
  const response = await stage.program.app.request(`http://localhost:4300${path}`, { headers, ...sent });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' };
}

/** As the screens do, keeping what is answered. */
const ask = (async (endpoint: contract.Endpoint, input: object) => {
  const answer = await manager.call(endpoint, { params: { territoryId }, ...input } as never);
  told.push(JSON.stringify(answer));
  return answer;
}) as Person['call'];
const get = async (requestId: string) => ask(contract.getRequest, { params: { territoryId, requestId } });
const find = async (author: string) => {
  const { items } = await ask(contract.listConversations, {});
  const found = items.find((item) => item.author.includes(author));
  if (!found) throw new Error(`${author} is not in the inbox`);
  return found;
};
async function lettersTo(address: string, word: string) {
  return (await peers.client(address).list()).filter(({ subject }) => subject.includes(word));
}
const pathOf = (url: string | undefined): string => new URL(url ?? '').pathname;

test('a comment becomes the request of somebody known, is answered by a department from its mail program, and helped', async () => {
  const commented = await visit(postPath, {
    nom: 'Sandrine',
    texte: 'Quand rebouchez-vous le nid-de-poule de la rue des Lilas ?',
  });
  expect(commented.status).toBe(303);
  await later();
  const conversation = await find('Sandrine');
  expect(conversation).toMatchObject({ kind: 'comment', network: 'simulation', state: 'new' });

  const made = await ask(contract.createRequest, { body: { conversationId: conversation.id } });
  const named = { territoryId, requestId: made.id };
  expect(made).toMatchObject({ identified: false, clocks: [] });
  const asked = await ask(contract.askIdentity, { params: named });
  const who = { prenom: 'Sandrine', nom: 'Lefèvre', adresse: '3 rue des Lilas, Valmarin', email: SANDRINE };
  await later(3600);
  expect((await visit(pathOf(asked.url), who)).text).toContain(made.ref);
  const known = await get(made.id);
  expect(known).toMatchObject({ identified: true, seenAt: made.seenAt });
  expect(Date.parse(known.regularAt ?? '')).toBeGreaterThan(Date.parse(known.seenAt));

  const [proposed] = known.suggestion?.departments ?? [];
  expect(proposed).toMatchObject({ name: 'Voirie' });
  expect(proposed?.because.length).toBeGreaterThan(0);
  await ask(contract.handOver, { params: named, body: { departmentId: proposed?.id ?? '', note: '' } });
  await later();
  const [letter] = await lettersTo(ROADS, made.ref);
  if (!letter) throw new Error('the department received nothing');
  expect(letter.text).toContain('nid-de-poule');
  expect(`${letter.text}${letter.html}`).not.toContain(SANDRINE);

  await peers.client(ROADS, 'Luc Petit').reply(letter, { text: 'L’équipe rebouche jeudi matin.' });
  await later();
  const answered = await get(made.id);
  expect(answered.handovers).toMatchObject([{ state: 'answered', answeredBy: 'Luc Petit' }]);
  expect(answered.handovers[0]?.answer?.trim()).toBe('L’équipe rebouche jeudi matin.');

  // An agent of a department who has an account reads what is asked, and never who asks.
  const agent = await stage.person(territoryId, 'department_agent');
  const read = JSON.stringify(await agent.call(contract.getRequest, { params: named }));
  expect(read).toContain('nid-de-poule');
  expect(read).not.toMatch(/Sandrine|Lefèvre|habitant\.example/);

  const body = { text: 'L’équipe de la voirie rebouche jeudi matin.', clientKey: 'answer-lilas' } as never;
  await ask(contract.answerRequest, { params: named, body });
  await later();
  const theirs = commented.location.replace(/#.*/, '');
  expect((await visit(theirs)).text).toContain('rebouche jeudi matin');
  const track = pathOf((await get(made.id)).trackUrl);
  const page = await visit(track);
  expect(page.text).toContain('rebouche jeudi matin');
  expect(page.text).not.toMatch(/Camille|Luc Petit/);
  expect((await visit(track, { acte: 'aide', oui: '1' })).status).toBe(303);
  expect(await get(made.id)).toMatchObject({ state: 'closed', satisfied: true });
  const period = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
  const figures = await administrator.call(contract.getDeskFigures, { params: { territoryId }, query: period });
  expect(figures.satisfaction).toMatchObject({ helped: 1, not: 0 });
  expect(figures.byDepartment.find(({ name }) => name === 'Voirie')).toMatchObject({ received: 1, open: 0 });
});

test('a request for somebody else is forwarded and its person told in one act, with both dates', async () => {
  const sent = await visit(`/ecrire/${territoryId}`, {
    cle: 'cle-0001-0001-0001',
    message: 'Mon titre de séjour expire le mois prochain, comment le renouveler ?',
    email: AURELIE,
    prevenir: '1',
    vu: '1',
  });
  expect(sent.status).toBe(303);
  const { items } = await ask(contract.listRequests, { query: { text: 'titre de séjour' } });
  const id = items[0]?.id ?? '';
  const request = await get(id);
  expect(request.suggestion?.outside).toMatchObject({ authority: 'state' });

  stage.clock.now = new Date('2026-11-26T10:00:00Z');
  const params = { territoryId, requestId: id };
  const authority = { name: 'Préfecture de la Somme', email: PREFECTURE };
  expect(await ask(contract.forwardRequest, { params, body: { authority, note: '' } })).toMatchObject({
    state: 'forwarded',
    holder: 'Préfecture de la Somme',
  });
  await later();
  const [theirs] = await lettersTo(PREFECTURE, request.ref);
  expect(theirs?.text).toContain('24 novembre 2026');
  const letters = await lettersTo(AURELIE, request.ref);
  expect(letters.map(({ text }) => text).join()).toContain(PREFECTURE);
  const page = (await visit(pathOf((await get(id)).trackUrl))).text;
  for (const words of ['Préfecture de la Somme', '24 novembre', '26 novembre']) expect(page).toContain(words);
});

describe('an insult', () => {
  test('is kept, hidden on an article and handed over without being read by anybody', async () => {
    expect((await visit(postPath, { nom: 'Colere', texte: INSULT })).status).toBe(303);
    told.length = 0;
    await later();
    const veiled = await find('Colere');
    expect(veiled).toMatchObject({ veiled: true, triage: { kind: 'insult' } });
    const params = { territoryId, conversationId: veiled.id };
    const [message] = (await ask(contract.getConversation, { params })).messagesOf;
    if (!message) throw new Error('no message');
    expect(message.summary?.fr).toBeTruthy();

    const named = { territoryId, messageId: message.id };
    const kept = await ask(contract.keepEvidence, { params: named, body: { qualification: 'insult' } as never });
    expect(kept.limits.length).toBeGreaterThan(0);
    const measure = { kind: 'hide' as const, messageId: message.id, articleId: 'insults', facts: 'Injure.' };
    expect(await ask(contract.takeMeasure, { params, body: measure })).toMatchObject({ state: 'in_force' });
    await ask(contract.actOnConversations, {
      body: { conversationIds: [veiled.id], act: { is: 'hand_over' } as never },
    });
    const after = await ask(contract.getConversation, { params });
    expect(after.assignee?.name).toBe('Ahmed Benali');
    await ask(contract.listMeasures, {});
    told.push((await visit(postPath)).text);
    expect(told.length).toBeGreaterThan(6);
    expect(told.join()).not.toContain('connards');

    expect((await ask(contract.revealMessage, { params: named })).text).toBe(INSULT);
  });
});

test('a client of Open311 lists what was reported, and reports', async () => {
  const client = geoReportClient({
    discovery: `http://localhost:4300/open311/${territoryId}/discovery.json`,
    fetch: async (request) => stage.program.app.fetch(request),
  });
  await client.discover();
  const [service] = await client.serviceList();
  const posted = await client.submitRequest({
    service_code: String(service?.['service_code']),
    address_string: '12 rue des Tanneurs, Valmarin',
    description: 'Un banc cassé.',
  });
  expect(posted.status).toBe(200);
  const [made] = (await posted.json()) as { service_request_id: string }[];
  expect(await client.serviceRequests()).toContainEqual(
    expect.objectContaining({ service_request_id: made?.service_request_id, status: 'open' }),
  );
  const { items } = await ask(contract.listRequests, {});
  expect(items.some(({ ref, origin }) => ref === made?.service_request_id && origin === 'open311')).toBe(true);
});
