import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMailboxPublisher } from '@beffroi/connectors/mailbox';
import type { InboxItem } from '@beffroi/connectors';
import { closeRequest, departmentSchema, handOver, type Handover } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { startMailPeers, type MailPeers } from '../../../testing/mail.peers.ts';
import { programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';
import { sealCredentials } from '../../channels/index.ts';
import { deskRounds } from '../../desk/index.ts';
import { sendDueMail } from '../mail/mail.round.ts';
import { takeMail } from '../mail/mail.take.ts';
import { keepFiles } from '../request/attachment.store.ts';
import { createRequest } from '../request/request.create.ts';
import { readRequest } from '../request/request.read-model.ts';
import type { Named, RequestsDeps, Trx } from '../requests.deps.ts';
import { readRequestSettings, writeRequestSettings } from '../settings/settings.store.ts';
import { writeDepartment } from '../departments/department.store.ts';
import { forwardRequest } from './forward.request.ts';
import { sendReminders } from './reminders.round.ts';

const TOWN = 'contact@valmarin.example';
const ROADS = 'voirie@valmarin.example';
const HEAD = 'cheffe@valmarin.example';
const COLLEAGUE = 'luc@valmarin.example';
const STRANGER = 'quelqu-un@ailleurs.example';
const PREFECTURE = 'contact@prefecture.example';
const CITIZEN = 'aurelie@habitant.example';
/** A Tuesday at 11:00 in Paris. */
const TUESDAY = new Date('2026-11-24T10:00:00Z');
const actor = { kind: 'system' } as const;

let peers: MailPeers;
let stage: ProgramStage;
let deps: RequestsDeps;
let territoryId: string;
let manager: Person;
const roads = newId('dep');

beforeAll(async () => {
  peers = await startMailPeers([
    TOWN,
    ROADS,
    HEAD,
    COLLEAGUE,
    STRANGER,
    PREFECTURE,
    CITIZEN,
    'beffroi@valmarin.example',
  ]);
  const door = { locate: async (host: string) => ({ ok: true as const, address: host, isPrivate: true }) };
  stage = await programStage({
    now: TUESDAY,
    publishers: [createMailboxPublisher(door)],
    env: {
      SMTP_URL: peers.smtpUrl('beffroi@valmarin.example'),
      MAIL_FROM: 'Beffroi <beffroi@valmarin.example>',
    },
  });
  const { program } = stage;
  deps = program.requests;
  territoryId = await stage.territory('Ville de Valmarin', 'commune');
  manager = await stage.person(territoryId, 'community_manager');
  const channelId = newId('cha');
  await stage.db
    .insertInto('channels.channel')
    .values({
      territory_id: territoryId,
      id: channelId,
      network: 'mailbox',
      remote_id: TOWN,
      name: 'Contact',
      handle: TOWN,
      sealed_credentials: sealCredentials(deps.sealer, { territory_id: territoryId, id: channelId }, peers.setup(TOWN)),
    })
    .execute();
  const { zone: _, territoryName: __, ...settings } = await readRequestSettings(deps.db, territoryId);
  await writeRequestSettings(deps.db, territoryId, { ...settings, mailboxChannelId: channelId });
  const department = departmentSchema.parse({
    name: 'Voirie',
    competences: ['Nids-de-poule', 'Trottoirs'],
    email: ROADS,
    people: [{ name: 'Hélène Roux', level: 'head', email: HEAD }],
    answerWithinHours: 16,
  });
  await deps.db
    .transaction()
    .execute(async (trx) => writeDepartment(trx, { territoryId, departmentId: roads, department, at: TUESDAY }));
}, 60_000);

afterAll(async () => {
  await stage.close();
  await peers.close();
});

beforeEach(() => {
  stage.clock.now = new Date(TUESDAY);
});

async function ask(text: string, email?: string): Promise<Named> {
  const { row } = await deps.db.transaction().execute(async (trx) =>
    createRequest(deps, trx, {
      territoryId,
      text,
      place: 'Rue des Lilas',
      ...(email === undefined ? {} : { identity: { email } }),
    }),
  );
  return { territoryId, requestId: row.id };
}

const give = async (named: Named, note = '') =>
  manager.call(handOver, { params: named, body: { departmentId: roads, note } });
const read = async (named: Named) => readRequest(deps, { ...named, seesWho: true });
const handoverOf = async (named: Named): Promise<Handover> => {
  const [first] = (await read(named)).handovers;
  if (!first) throw new Error('handed to nobody');
  return first;
};
async function letterTo(address: string, ref: string) {
  await sendDueMail(deps);
  const found = (await peers.client(address).list()).findLast(({ subject }) => subject.includes(ref));
  if (!found) throw new Error(`no mail about ${ref} at ${address}`);
  return found;
}
async function readInbox(): Promise<void> {
  await stage.db
    .updateTable('desk.inbox')
    .set({ next_read_at: new Date(0) })
    .execute();
  await deskRounds(deps.desk)[0]?.run();
}

describe('a department without an account', () => {
  it('is given a request by mail, answers from its mail program with a file, and the request shows it', async () => {
    const named = await ask('Un nid-de-poule devant le 12.', CITIZEN);
    await give(named, 'Merci de passer avant le marché.');
    const { ref } = await read(named);
    const mail = await letterTo(ROADS, ref);
    expect(mail.replyTo).toMatch(/^contact\+[0-9a-f]{32}@valmarin\.example$/);
    expect(mail.headers['auto-submitted']).toBeUndefined();
    for (const body of [mail.text, mail.html ?? ''])
      for (const word of [
        'nid-de-poule devant le 12',
        'Rue des Lilas',
        'avant le marché',
        'http://localhost:4300/service/',
      ])
        expect(body).toContain(word);
    expect(`${mail.text}${mail.html}`).not.toContain(CITIZEN);
    expect(await handoverOf(named)).toMatchObject({ state: 'sent', mail: 'sent' });

    const photo = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await peers.client(COLLEAGUE, 'Luc Petit').reply(mail, {
      text: 'Bonjour,\n\nL’équipe passe jeudi matin.',
      attachments: [
        { filename: 'trou.png', content: photo },
        { filename: 'outil.exe', content: Buffer.from('MZ\u{90}\0') },
      ],
    });
    await readInbox();
    await readInbox();

    const request = await read(named);
    expect(request.handovers[0]).toMatchObject({
      state: 'answered',
      answeredBy: 'Luc Petit',
      answer: expect.stringContaining('L’équipe passe jeudi matin.') as string,
    });
    expect(request.handovers[0]?.answer).toContain('outil.exe');
    expect(request.handovers[0]?.answer).not.toContain('nid-de-poule');
    expect(request.handovers[0]?.nextReminderAt).toBeUndefined();
    expect(request.attachments.map(({ name }) => name)).toEqual(['trou.png']);
    expect(request.events.filter(({ kind }) => kind === 'department_answered')).toHaveLength(1);
  });

  it('answers on the page of its mail: not for us, and the request is nobody’s again', async () => {
    const named = await ask('Un lampadaire éteint.');
    await give(named);
    const { ref } = await read(named);
    const { text } = await letterTo(ROADS, ref);
    const address = /http:\/\/localhost:4300(\/service\/[0-9a-f]+)/.exec(text)?.[1] ?? '';
    const page = await stage.program.app.request(address);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('Un lampadaire éteint.');

    const form = (fields: Record<string, string>) => {
      const body = new FormData();
      for (const [key, value] of Object.entries(fields)) body.append(key, value);
      return stage.program.app.request(address, { method: 'POST', body, headers: { 'accept-language': 'en' } });
    };
    expect((await form({})).status).toBe(422);
    const done = await form({ outcome: 'not_for_us', text: 'It is for the syndicate.', name: 'Ana' });
    expect(await done.text()).toContain('Thank you');

    const request = await read(named);
    expect(request).toMatchObject({ state: 'open', handovers: [{ state: 'not_for_us', answeredBy: 'Ana' }] });
    expect(request.holder).toBeUndefined();
  });

  it('is told plainly that a link has expired, or that nothing is asked of it any more', async () => {
    const named = await ask('Un banc cassé.');
    const files = [{ name: 'accuse.pdf', mimeType: 'application/pdf', content: Buffer.from('Mme Roy, 1 rue Neuve') }];
    await deps.db.transaction().execute(async (trx) => keepFiles(trx, named, files, { from: 'us', at: TUESDAY }));
    await give(named);
    const { text } = await letterTo(ROADS, (await read(named)).ref);
    const address = /http:\/\/localhost:4300(\/service\/[0-9a-f]+)/.exec(text)?.[1] ?? '';
    const given = await (await stage.program.app.request(address)).text();
    expect(given).toContain('Un banc cassé.');
    // What we made for who asked says who they are.
    expect(`${text}${given}`).not.toContain('accuse.pdf');
    stage.clock.now = new Date(TUESDAY.getTime() + 60_000);
    await give(named);
    expect((await read(named)).handovers.map(({ state }) => state)).toEqual(['recalled', 'sending']);
    const taken = await (await stage.program.app.request(address)).text();
    expect(taken).toContain('Vous n’avez plus rien à faire');
    expect(taken).not.toContain('banc');
    expect((await stage.program.app.request(`${address.slice(0, -2)}ff`)).status).toBe(410);
    stage.clock.now = new Date('2027-06-01T10:00:00Z');
    expect((await stage.program.app.request(address)).status).toBe(410);
  });

  it('is reminded by working days, then its head, and no more once it answered', async () => {
    const named = await ask('Un arbre penche.');
    await give(named);
    const { ref } = await read(named);
    const { nextReminderAt } = await handoverOf(named);
    // Sixteen hours are two days: Wednesday and Thursday.
    expect(nextReminderAt).toBe('2026-11-26T08:00:00.000Z');
    stage.clock.now = new Date('2026-11-26T08:00:00Z');
    await sendReminders(deps);
    await sendReminders(deps);
    const first = await letterTo(ROADS, `Rappel – [${ref}]`);
    expect(first.headers['auto-submitted']).toBe('auto-generated');
    // Three working days later, over the weekend.
    expect((await handoverOf(named)).nextReminderAt).toBe('2026-12-01T08:00:00.000Z');
    stage.clock.now = new Date('2026-12-01T08:00:00Z');
    await sendReminders(deps);
    await letterTo(HEAD, ref);
    expect((await handoverOf(named)).reminders.map(({ level, to }) => [level, to])).toEqual([
      ['agent', ROADS],
      ['head', HEAD],
    ]);
    // There is no director to climb to.
    expect((await handoverOf(named)).nextReminderAt).toBeUndefined();
  });
});

describe('a mailbox without plus addressing', () => {
  it('is answered at its own address, and the answer is known by the mail that it refers to', async () => {
    const { zone: _, territoryName: __, ...settings } = await readRequestSettings(deps.db, territoryId);
    await writeRequestSettings(deps.db, territoryId, { ...settings, plusAddressing: false });
    const named = await ask('Un passage piéton effacé.');
    await give(named);
    const mail = await letterTo(ROADS, (await read(named)).ref);
    await writeRequestSettings(deps.db, territoryId, settings);
    expect(mail.replyTo).toBe(TOWN);
    expect(mail.html).not.toContain('mailto:');
    await peers.client(ROADS, 'Voirie').reply(mail, { text: 'Fait\n\nLe passage est repeint.' });
    await readInbox();
    expect(await handoverOf(named)).toMatchObject({ state: 'done', answeredBy: 'Voirie' });
  });
});

describe('a request that is closed', () => {
  it('asks nothing more of whoever had it, and reminds nobody', async () => {
    const named = await ask('Une borne tordue.');
    await give(named);
    const { ref } = await read(named);
    await sendDueMail(deps);
    await manager.call(closeRequest, { params: named, body: { as: 'settled' } });
    expect(await handoverOf(named)).toMatchObject({ state: 'recalled' });
    expect((await handoverOf(named)).nextReminderAt).toBeUndefined();
    expect((await letterTo(ROADS, `[${ref}] Plus rien`)).text).toContain('n’attend plus rien');
  });
});

describe('a mail that answers one of ours', () => {
  const item = (mail: Partial<InboxItem['mail'] & object>): InboxItem =>
    ({
      kind: 'email',
      originId: mail.messageId ?? newId('ori'),
      threadId: 'thread',
      text: '',
      tags: [],
      mentions: [],
      links: [],
      media: [],
      mail: {
        messageId: `<${newId('ori')}@x>`,
        references: [],
        subject: 'Re: [X]',
        from: { address: ROADS },
        to: [TOWN],
        newText: 'C’est fait.',
        ...mail,
      },
    }) as InboxItem;
  const take = async (given: InboxItem) =>
    deps.db
      .transaction()
      .execute(async (trx: Trx) => takeMail(trx, deps, { territoryId, channelId: 'cha_x', item: given }));
  const messageIdOf = async ({ requestId }: Named): Promise<string> => {
    const row = await stage.db
      .selectFrom('requests.mail')
      .select('message_id')
      .where('request_id', '=', requestId)
      .where('kind', '=', 'handover')
      .executeTakeFirstOrThrow();
    return row.message_id;
  };

  it('told five times is taken once, by what it refers to when its address says nothing', async () => {
    const named = await ask('Un trou.');
    await give(named);
    const told = item({ inReplyTo: await messageIdOf(named) });
    for (let times = 0; times < 5; times += 1) expect(await take(told)).toEqual({ taken: true });
    const request = await read(named);
    expect(request.handovers[0]).toMatchObject({ state: 'done', answer: 'C’est fait.' });
    expect(request.events.filter(({ kind }) => kind === 'department_done')).toHaveLength(1);
  });

  it('from somebody else, or whose sender is false, changes nothing and goes to the inbox', async () => {
    const named = await ask('Une fuite.');
    await give(named);
    const inReplyTo = await messageIdOf(named);
    const answers = [item({ inReplyTo, from: { address: STRANGER } }), item({ inReplyTo, authentication: 'fail' })];
    for (const answer of [...answers, ...answers])
      expect(await take(answer)).toEqual({ taken: false, ref: (await read(named)).ref });
    expect(await handoverOf(named)).toMatchObject({ state: 'sending' });
    expect((await handoverOf(named)).answer).toBeUndefined();
  });

  it('of a robot changes nothing, and one that came back is a handing over that failed', async () => {
    const named = await ask('Un feu en panne.');
    await give(named);
    await sendDueMail(deps);
    const messageId = await messageIdOf(named);
    expect(await take(item({ inReplyTo: messageId, automatic: 'auto_reply' }))).toEqual({ taken: true });
    expect(await handoverOf(named)).toMatchObject({ state: 'sent' });
    const bounced = { address: ROADS, permanent: true, messageId };
    await take(item({ automatic: 'bounce', bounced, from: { address: 'mailer-daemon@x' } }));
    expect(await handoverOf(named)).toMatchObject({ state: 'failed', mail: 'failed' });
    expect((await handoverOf(named)).trouble?.fr).toContain(ROADS);
  });

  it('that two machines exchange is no longer taken after a dozen in an hour', async () => {
    const named = await ask('Un trottoir.');
    await give(named);
    const inReplyTo = await messageIdOf(named);
    for (let times = 0; times < 15; times += 1) await take(item({ inReplyTo, newText: `Bonjour ${times}` }));
    const { answer } = await handoverOf(named);
    expect(answer).toContain('Bonjour 11');
    expect(answer).not.toContain('Bonjour 12');
  });
});

describe('the mail that leaves', () => {
  it('is tried again while the server is away, as the same letter, and failed when it is refused', async () => {
    const named = await ask('Une plaque.');
    await give(named);
    const { ref } = await read(named);
    peers.trouble.smtp.cutAfterData = true;
    await sendDueMail(deps);
    delete peers.trouble.smtp.cutAfterData;
    expect(await handoverOf(named)).toMatchObject({ state: 'sending', mail: 'waiting' });
    stage.clock.now = new Date(TUESDAY.getTime() + 61_000);
    await sendDueMail(deps);
    expect(await handoverOf(named)).toMatchObject({ state: 'sent', mail: 'sent' });
    const letters = (await peers.client(ROADS).list()).filter(({ subject }) => subject.includes(ref));
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(1);

    const refused = await ask('Une grille.');
    await give(refused);
    peers.trouble.smtp.recipient = 550;
    await sendDueMail(deps);
    delete peers.trouble.smtp.recipient;
    expect(await handoverOf(refused)).toMatchObject({ state: 'failed', mail: 'failed' });
  });
});

describe('a request for another authority', () => {
  const prefecture = { name: 'Préfecture de la Somme', email: PREFECTURE };

  it('is forwarded and the person told in one act, with both dates', async () => {
    const named = await ask('Mon titre de séjour expire.', CITIZEN);
    stage.clock.now = new Date('2026-11-26T10:00:00Z');
    await forwardRequest(deps, { ...named, authority: prefecture, note: '', personId: manager.id, actor });
    const request = await read(named);
    expect(request).toMatchObject({ state: 'forwarded', holder: 'Préfecture de la Somme' });
    const days = request.events.map(({ kind, at }) => [kind, at.slice(0, 10)]);
    expect(days).toContainEqual(['received', '2026-11-24']);
    expect(days).toContainEqual(['forwarded', '2026-11-26']);
    const sent = await letterTo(PREFECTURE, request.ref);
    expect(sent.text).toContain('24 novembre 2026');
    const told = await letterTo(CITIZEN, request.ref);
    expect(told.text).toContain('Préfecture de la Somme');
    expect(told.text).toContain(PREFECTURE);
    expect(told.headers['auto-submitted']).toBe('auto-generated');

    // What they answer joins their request, whoever has it.
    await peers.client(CITIZEN, 'Aurélie').reply(told, { text: 'Merci, voici mon numéro de dossier.' });
    await readInbox();
    const answered = await read(named);
    expect(answered.events.filter(({ kind }) => kind === 'added')).toHaveLength(1);
    expect(answered.conversationsOf).toMatchObject([
      { excerpt: expect.stringContaining('Merci, voici mon numéro de dossier.') as string },
    ]);
  });

  it('stays here when that authority can be reached by no means', async () => {
    const named = await ask('Ma carte grise.');
    const nowhere = forwardRequest(deps, {
      ...named,
      authority: { name: 'ANTS' },
      note: '',
      personId: undefined,
      actor,
    });
    await expect(nowhere).rejects.toMatchObject({ code: 'requests.authority_unreachable' });
    expect((await read(named)).state).toBe('open');
  });
});
