import * as contract from '@beffroi/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryNetwork, type MemoryNetwork } from '../../testing/memory.publisher.ts';
import { newId } from '../../platform/ids.ts';
import {
  publishingStage,
  refusalOf,
  saidIn,
  TUESDAY,
  type PublishingStage,
  type Team,
} from '../../testing/publishing.stage.ts';
import { remindClocks } from './clocks/clocks.remind.ts';
import { forgetRequesters } from './identity/requesters.forget.ts';
import { sendDueMail } from './mail/mail.round.ts';
import { askForPieces } from './request/completion.ask.ts';
import type { NewEvent } from './request/event.read.ts';
import { recordEvent } from './request/event.store.ts';
import { answerToAll } from './request/request.answer.ts';
import { close } from './request/request.close.ts';
import { createRequest } from './request/request.create.ts';
import { readRequest } from './request/request.read-model.ts';
import { readRequestSettings, writeRequestSettings } from './settings/settings.store.ts';

let stage: PublishingStage;
let network: MemoryNetwork;
let team: Team;
let clock = { now: TUESDAY };

beforeAll(async () => {
  network = createMemoryNetwork({ kind: 'secret', now: () => clock.now });
  stage = await publishingStage({ publishers: [network.publisher] });
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
afterAll(async () => stage.close());

const here = () => ({ territoryId: team.territoryId });
const named = (requestId: string) => ({ ...here(), requestId });

/** Time passes, and all that is due happens. */
async function later(seconds = 60): Promise<void> {
  clock.now = new Date(clock.now.getTime() + seconds * 1000);
  await stage.program.rounds.once();
  await stage.program.dispatcher.runDue();
  await stage.program.rounds.once();
  await stage.program.jobs.drain();
}

/** The mail that waits leaves. */
const post = async (): Promise<void> => {
  await sendDueMail(stage.program.requests);
};

/** A visitor without an account. */
const visit = async (
  path: string,
  body?: FormData | URLSearchParams,
): Promise<{ status: number; text: string; location: string }> => {
  const response = await stage.program.app.fetch(
    new Request(new URL(path, 'http://localhost:4300'), {
      headers: { 'accept-language': 'fr' },
      ...(body === undefined ? {} : { method: 'POST', body }),
    }),
  );
  return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' };
};
const fields = (given: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [key, value] of Object.entries(given)) form.set(key, value);
  return form;
};
const get = async (requestId: string) => team.manager.call(contract.getRequest, { params: named(requestId) });
const mailed = (words: string): boolean => stage.mails.some((mail) => saidIn(mail).includes(words));

test(
  'a comment becomes a request of somebody who is known, is acknowledged, answered, and helped',
  { timeout: 60_000 },
  async () => {
    const text = 'Mon fils n’a toujours pas reçu sa carte de transport scolaire, c’est inadmissible !';
    network.say({ kind: 'comment', text, author: { handle: 'sandrine' } });
    network.say({ kind: 'comment', text: 'Pareil pour la carte de transport de ma fille', author: { handle: 'paul' } });
    await later();
    const { items } = await team.manager.call(contract.listConversations, {
      params: here(),
      query: { text: 'carte transport' },
    });
    const theirs = items.find((item) => JSON.stringify(item).includes('sandrine'))?.id ?? '';
    const other = items.find((item) => JSON.stringify(item).includes('paul'))?.id ?? '';

    const made = await team.manager.call(contract.createRequest, { params: here(), body: { conversationId: theirs } });
    expect(made).toMatchObject({
      ref: 'PIC-2026-0001',
      nature: 'report',
      origin: 'network',
      identified: false,
      clocks: [],
    });
    const again = await team.manager.call(contract.createRequest, { params: here(), body: { conversationId: theirs } });
    expect(again.id).toBe(made.id);
    const joined = await team.manager.call(contract.joinConversation, {
      params: named(made.id),
      body: { conversationIds: [other] },
    });
    expect(joined.conversationsOf).toHaveLength(2);
    const change = async (body: object) =>
      team.manager.call(contract.changeRequest, { params: named(made.id), body: body as never });
    const corrected = await change({ version: joined.version, nature: 'complaint' });
    expect(corrected.clocks[0]).toMatchObject({ state: 'not_started', article: 'CRPA, L112-8 et R112-9-1' });
    expect(await refusalOf(change({ version: joined.version, title: 'Autre' }))).toBe('409 requests.changed_meanwhile');

    const asked = await team.manager.call(contract.askIdentity, { params: named(made.id) });
    const form = asked.url.replace('http://localhost:4300', '');
    expect(asked.text).toContain('PIC-2026-0001');
    expect((await visit(form)).text).toContain('Adresse postale');
    const who = {
      prenom: 'Sandrine',
      nom: 'Lefèvre',
      adresse: '3 rue des Acacias, 80200 Péronne',
      email: 'sandrine@exemple.fr',
    };
    const missing = await visit(form, fields({ ...who, adresse: '' }));
    expect([missing.status, missing.text.includes('Il manque l’adresse postale')]).toEqual([422, true]);
    expect((await visit(form, fields(who))).text).toContain('délais courent à partir d’aujourd’hui');
    const used = await visit(form);
    expect([used.status, used.text.includes('Ce lien a déjà servi')]).toEqual([410, true]);
    expect((await visit('/identite/inconnu')).status).toBe(404);
    expect(await refusalOf(team.manager.call(contract.askIdentity, { params: named(made.id) }))).toBe(
      '409 requests.already_identified',
    );
    await post();
    expect(mailed('Accusé d’enregistrement')).toBe(true);

    const acknowledge = async () => team.manager.call(contract.sendAcknowledgement, { params: named(made.id) });
    expect(await refusalOf(acknowledge())).toBe('422 requests.mentions_missing');
    expect((await get(made.id)).acknowledgement.missing.map(({ fr }) => fr).join(' ')).toMatch(/téléphone.*voies/s);
    const settings = await readRequestSettings(stage.db as never, team.territoryId);
    const { zone: _zone, territoryName: _name, ...kept } = settings;
    await writeRequestSettings(stage.db as never, team.territoryId, {
      ...kept,
      office: { name: 'Relation usagers', address: '1 mail Albert-Iᵉʳ, Amiens', phone: '03 22 00 00 00', email: '' },
      court: 'tribunal administratif d’Amiens',
    });
    const sent = await acknowledge();
    expect(sent.acknowledgement.state).toBe('sent');
    const twice = await acknowledge();
    expect(twice.events.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
    await post();
    expect(mailed('sous réserve que la demande soit complète')).toBe(true);
    const shown = async (as: 'html' | 'pdf') =>
      team.manager.ask(contract.getAcknowledgement, { params: named(made.id), query: { as } });
    await change({ version: sent.version, title: 'Titre corrigé depuis' });
    expect(await (await shown('html')).text()).not.toContain('Titre corrigé depuis');
    expect((await (await shown('pdf')).text()).slice(0, 8)).toBe('%PDF-1.7');

    const onTheWay = { text: 'Nous cherchons.', close: false, clientKey: 'answer-0000' };
    const waiting = await team.manager.call(contract.answerRequest, { params: named(made.id), body: onTheWay });
    expect(waiting.clocks.find(({ kind }) => kind === 'implied_decision')).toMatchObject({ state: 'running' });

    const body = { text: 'La carte est partie ce matin.', outcome: 'answer' as const, clientKey: 'answer-0001' };
    // The first time, the process dies once it is written down.
    const { requests } = stage.program;
    const dies = { ...requests, desk: { ...requests.desk, db: undefined as never } };
    const by = {
      id: team.manager.id,
      personId: team.manager.id,
      actor: { kind: 'person' as const, id: team.manager.id },
    };
    await expect(answerToAll(dies, { ...named(made.id), ...body, close: true, by })).rejects.toThrow();
    await stage.program.jobs.drain();
    await team.manager.call(contract.answerRequest, { params: named(made.id), body });
    await later(300);
    expect(network.posts().filter((post) => post.text.includes('partie ce matin'))).toHaveLength(2);
    const track = new URL((await get(made.id)).trackUrl ?? '').pathname;
    const page = await visit(track);
    expect(page.text).toMatch(/Nous vous avons répondu.*Accusé de réception envoyé.*La carte est partie ce matin/s);
    expect(page.text).not.toContain('Camille');
    expect((await visit(`${track}/accuse`)).text.slice(0, 5)).toBe('%PDF-');
    await visit(track, fields({ acte: 'aide', oui: '1' }));
    expect(await get(made.id)).toMatchObject({ state: 'closed', satisfied: true, overdue: false });
    expect((await visit('/suivi/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
  },
);

describe('the public form', () => {
  const path = () => `/ecrire/${team.territoryId}`;

  test('warns before it takes an account number, takes one message once, and keeps what is safe', async () => {
    expect((await visit(path())).text).toContain('numéro de sécurité sociale');
    const cle = 'cle-0001-0001-0001';
    const message = 'Le lampadaire de la rue du Moulin est cassé, mon compte : FR76 3000 6000 0112 3456 7890 189';
    const warned = await visit(path(), fields({ cle, message, lieu: 'Péronne', email: '' }));
    expect([warned.status, warned.text.includes('un numéro de compte bancaire')]).toEqual([200, true]);
    const wrong = await visit(path(), fields({ cle, message, email: 'nom@' }));
    expect([wrong.status, wrong.text.includes('aria-invalid="true"')]).toEqual([422, true]);

    const sent = fields({
      cle,
      message: 'Le lampadaire de la rue du Moulin est cassé',
      lieu: 'Péronne',
      email: 'luc@exemple.fr',
      vu: '1',
      prevenir: '1',
    });
    sent.append('fichiers', new File(['MZ un programme'], 'photo.jpg', { type: 'image/jpeg' }));
    sent.append('fichiers', new File(['Plan d’accès'], 'plan.txt', { type: 'text/plain' }));
    const one = await visit(path(), sent);
    expect([one.status, one.location.startsWith('/suivi/')]).toEqual([303, true]);
    const two = await visit(path(), sent);
    expect(two.location).toBe(one.location);
    const { items } = await team.manager.call(contract.listRequests, { params: here(), query: { text: 'lampadaire' } });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ origin: 'form', place: 'Péronne', conversations: 1, identified: false });
    const whole = await get(items[0]?.id ?? '');
    expect(whole.attachments.map(({ name }) => name)).toEqual(['plan.txt']);
    const arrived = await visit(one.location);
    expect(arrived.text).toMatch(/bien arrivé.*Non gardé.: photo\.jpg/s);
  });

  test('lets its person add, contest what was answered, and erase; what is kept is named', async () => {
    const { items } = await team.manager.call(contract.listRequests, { params: here(), query: { text: 'lampadaire' } });
    const id = items[0]?.id ?? '';
    const track = new URL((await get(id)).trackUrl ?? '').pathname;
    await team.manager.call(contract.askCompletion, {
      params: named(id),
      body: { pieces: ['Une photo'], deadline: '2026-12-15' },
    });
    expect((await visit(track)).text).toContain('Une photo');
    expect((await visit(track, fields({ acte: 'ajouter', message: 'Voici la photo demandée' }))).status).toBe(303);
    expect((await get(id)).state).toBe('open');
    await team.manager.call(contract.answerRequest, {
      params: named(id),
      body: { text: 'Réparé.', clientKey: 'answer-0002' },
    });
    await post();
    expect(mailed('Réparé.')).toBe(true);
    await visit(track, fields({ acte: 'contester', message: 'Il est encore éteint' }));
    expect(await get(id)).toMatchObject({ state: 'reopened', satisfied: false });
    const told = await team.head.ask(contract.exportRequester, { params: named(id) });
    expect(await told.text()).toMatch(/luc@exemple\.fr.*Voici la photo demandée/s);
    const mail = async (newText: string, authentication: 'pass' | 'fail') => {
      const { message_id: inReplyTo } = await stage.db
        .selectFrom('requests.mail')
        .select('message_id')
        .where('request_id', '=', id)
        .executeTakeFirstOrThrow();
      const from = { address: 'luc@exemple.fr' };
      const about = { messageId: newId('m'), inReplyTo, references: [], subject: 'Re', to: [], from, newText };
      network.say({ kind: 'email', text: newText, mail: { ...about, authentication } });
      await later();
      const found = { text: newText.split(' ').at(-1) ?? '' };
      const list = await team.manager.call(contract.listConversations, { params: here(), query: found });
      const [one] = list.items;
      if (!one) return undefined;
      return team.manager.call(contract.getConversation, { params: { ...here(), conversationId: one.id } });
    };
    // By an address that nobody vouches for: it says which request, and does not join it.
    const doubtful = await mail('Envoyez-moi tout ici escroc', 'fail');
    expect(doubtful?.messagesOf.at(-1)).toMatchObject({
      direction: 'note',
      text: expect.stringContaining((await get(id)).ref),
    });
    expect(doubtful?.requestId).toBeUndefined();
    const certain = await visit(track, fields({ acte: 'effacer' }));
    expect(certain.text).toContain('L112-12');
    await visit(track, fields({ acte: 'effacer', certain: '1' }));
    expect((await visit(track)).status).toBe(404);
    const erased = await get(id);
    expect(erased).toMatchObject({ state: 'closed', text: '', attachments: [] });
    expect(erased.identity).toBeUndefined();
    expect(JSON.stringify(erased)).not.toMatch(/lampadaire|luc@/i);
    // What they write once erased begins anew, with a time of its own.
    const late = await mail('Finalement il clignote', 'pass');
    expect([late?.messages, late?.requestId]).toEqual([1, undefined]);
    expect(JSON.stringify(await get(id))).not.toContain('clignote');
  });

  test('shows what is answered already, and the register refuses to name somebody', async () => {
    const save = async (answer: string) =>
      team.manager.call(contract.savePublicAnswer, {
        params: { ...here(), answerId },
        body: { question: 'Comment renouveler une carte de transport scolaire ?', answer, published: true },
      });
    const answerId = newId('ans');
    expect(await refusalOf(save('Comme Mme Lefèvre, en ligne.'))).toBe('422 answers.personal_data');
    await save('En ligne, avec une photo.');
    const seen = await visit(
      path(),
      fields({ cle: 'cle-0002-0002', message: 'Comment renouveler la carte de transport de mon fils ?' }),
    );
    expect(seen.text).toContain(`/questions/${team.territoryId}/${answerId}`);
    const looked = await visit(
      `${path()}/apercu`,
      new URLSearchParams({ message: 'Comment renouveler la carte de transport ?' }),
    );
    expect(JSON.parse(looked.text)).toMatchObject({ answers: [{ question: expect.stringContaining('renouveler') }] });
    expect((await visit(`/questions/${team.territoryId}?q=transp`)).text).toContain('renouveler');
    expect(JSON.parse((await visit(`/questions/${team.territoryId}/feed.json`)).text).items).toHaveLength(1);
    expect((await visit(`/questions/${team.territoryId}/atom.xml`)).text).toContain('<entry>');
    expect((await visit(`${path()}/modalites`)).text).toMatch(/Mentions légales.*Données personnelles.*Accessibilité/s);
  });
});

test('closing says who is competent, and why it is abusive', async () => {
  const { id } = await team.manager.call(contract.createRequest, {
    params: here(),
    body: { text: 'Ma carte grise ?', origin: 'phone' },
  });
  const close = async (body: object) =>
    team.manager.call(contract.closeRequest, { params: named(id), body: body as never });
  expect(await refusalOf(close({ as: 'out_of_scope' }))).toBe('422 requests.competent_missing');
  expect(await refusalOf(close({ as: 'abusive' }))).toBe('422 requests.because_missing');
  expect((await close({ as: 'out_of_scope', competent: 'Préfecture de la Somme' })).state).toBe('closed');
  expect(await refusalOf(close({ as: 'settled' }))).toBe('409 requests.state');
  const body = { because: 'La préfecture nous la renvoie' };
  expect((await team.manager.call(contract.reopenRequest, { params: named(id), body })).state).toBe('reopened');
});

describe('legal dates of a request that goes through the API', () => {
  const identity = { firstName: 'Ana', lastName: 'Roy', address: '1 rue Neuve, Amiens', email: 'ana@exemple.fr' };
  // Without a session: a session is over long before these dates.
  const by = { id: 'system', personId: undefined, actor: { kind: 'system' } as const };
  const deps = () => stage.program.requests;
  const read = async (id: string) => readRequest(deps(), { ...named(id), seesWho: false });
  const make = async (at: string, nature: 'complaint' | 'procedure' = 'complaint') => {
    clock.now = new Date(at);
    const asked = {
      ...here(),
      text: 'Je réclame la réparation du portail du lycée',
      nature,
      origin: 'email',
      identity,
    } as const;
    return deps()
      .db.transaction()
      .execute(async (trx) => (await createRequest(deps(), trx, asked)).row.id);
  };
  const due = async (id: string, kind: string) => (await read(id)).clocks.find((each) => each.kind === kind);
  const happens = async (id: string, at: string, event: Pick<NewEvent, 'kind' | 'detail'>) =>
    deps()
      .db.transaction()
      .execute(async (trx) => recordEvent(trx, named(id), { ...event, at: new Date(at), public: false }));

  test('silence on a complaint of 31 December is rejection on 28 February, also once forwarded', async () => {
    const id = await make('2026-12-31T10:00:00Z');
    expect(await due(id, 'implied_decision')).toMatchObject({ due: '2027-02-28', effect: 'rejection' });
    await happens(id, '2027-01-10T10:00:00Z', { kind: 'forwarded', detail: { to: 'Ville' } });
    expect(await due(id, 'implied_decision')).toMatchObject({ due: '2027-02-28' });
    const procedure = await make('2026-12-31T10:00:00Z', 'procedure');
    await happens(procedure, '2027-01-10T10:00:00Z', { kind: 'forwarded', detail: { to: 'Ville' } });
    expect(await due(procedure, 'implied_decision')).toMatchObject({ due: '2027-03-10', effect: 'acceptance' });
  });

  test('missing pieces suspend rejection, and begin acceptance anew when they come', async () => {
    const ask = async (id: string) =>
      askForPieces(deps(), { ...named(id), pieces: ['RIB'], deadline: '2027-02-10', by });
    const complaint = await make('2027-01-04T10:00:00Z');
    const procedure = await make('2027-01-04T10:00:00Z', 'procedure');
    clock.now = new Date('2027-01-11T10:00:00Z');
    await ask(complaint);
    await ask(procedure);
    await happens(complaint, '2027-01-21T10:00:00Z', { kind: 'completed' });
    await happens(procedure, '2027-01-21T10:00:00Z', { kind: 'completed' });
    expect(await due(complaint, 'implied_decision')).toMatchObject({ due: '2027-03-14' });
    expect(await due(procedure, 'implied_decision')).toMatchObject({ due: '2027-03-21' });
  });

  test('the acknowledgement is due on the tenth working day, holidays left out; registration is at once', async () => {
    const autumn = await make('2027-10-25T10:00:00Z');
    expect(await due(autumn, 'acknowledgement')).toMatchObject({ due: '2027-11-09' });
    const november = await make('2026-11-02T10:00:00Z');
    expect(await due(november, 'acknowledgement')).toMatchObject({ due: '2026-11-17' });
    const easter = await make('2027-03-22T10:00:00Z');
    expect(await due(easter, 'acknowledgement')).toMatchObject({ due: '2027-04-06' });
    expect(await due(easter, 'registration_receipt')).toMatchObject({ state: 'met' });
  });

  test('the team is told once of a date that comes near, once when it has passed, and nobody is kept for ever', async () => {
    const id = await make('2027-06-01T10:00:00Z');
    const alerts = async () => (await read(id)).events.filter(({ kind }) => kind === 'alerted').length;
    clock.now = new Date('2027-06-10T10:00:00Z');
    await remindClocks(deps());
    await remindClocks(deps());
    expect(await alerts()).toBe(1);
    clock.now = new Date('2027-07-01T10:00:00Z');
    await remindClocks(deps());
    await remindClocks(deps());
    expect(await alerts()).toBe(2);
    await close(deps(), { ...named(id), closing: { as: 'settled', because: '' }, by });
    clock.now = new Date('2028-07-02T10:00:00Z');
    await forgetRequesters(deps());
    expect(await read(id)).toMatchObject({ text: '', state: 'closed' });
  });
});
