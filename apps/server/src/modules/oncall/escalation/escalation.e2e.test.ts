import { createECDH, randomBytes } from 'node:crypto';
import type { HttpClient, HttpRequest, HttpResult } from '@beffroi/connectors';
import {
  addDevice,
  answerCall,
  createWebhook,
  getChain,
  getGateway,
  getPreferences,
  handleAlarm,
  listDeliveries,
  listEscalations,
  setChain,
  setGateway,
  setPreferences,
  tryMyNotifications,
  type Chain,
  type NotificationPreferences,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/ids.ts';
import { noNetwork, programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';
import { decryptPush } from '../../../testing/push.decrypt.ts';
import { verifyAuditChain } from '../../audit/index.ts';
import { holdEscalations } from './escalation.personal-data.ts';
import { climb } from './escalation.round.ts';

const GATEWAY = 'https://sms.example.net/send';
const MINUTE = 60_000;
const NUMBER = '+33612345678';

let status: (request: HttpRequest) => number;
let requests: HttpRequest[] = [];
const http: HttpClient = {
  ...noNetwork,
  fetch: async (request): Promise<HttpResult> => {
    requests.push(request);
    return { ok: true, status: status(request), headers: {}, body: new Uint8Array(), finalUrl: '' };
  },
};
let mails: { to: string; text: string }[] = [];
let smtp: SMTPServer;
let stage: ProgramStage;
let territoryId: string;
let head: Person;
let camille: Person;
let sacha: Person;

type Phone = ReturnType<typeof phoneOf>;
function phoneOf(name: string) {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  const endpoint = `https://push.example.net/${name}-${randomBytes(4).toString('hex')}`;
  const keys = { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') };
  return {
    endpoint,
    subscription: { label: 'Téléphone', endpoint, keys },
    /** All that reached it, decrypted as its browser does. */
    got: () =>
      requests
        .filter(({ url }) => url === endpoint)
        .map(({ body }) => JSON.parse(decryptPush(body as Uint8Array, { ecdh, auth })) as Shown),
  };
}
type Shown = {
  title: string;
  body: string;
  url: string;
  tag: string;
  stays: boolean;
  silent: boolean;
  actions: { action: string; title: string; url: string }[];
};

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo)
          mails.push({ to: address, text: Buffer.concat(parts).toString().replaceAll('=\r\n', '') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const { port } = smtp.server.address() as { port: number };
  stage = await programStage({
    http,
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Beffroi <beffroi@example.fr>' },
  });
  territoryId = await stage.territory('Région Picardie');
  head = await stage.person(territoryId, 'head_of_communication', 'Dominique');
  camille = await stage.person(territoryId, 'community_manager', 'Camille');
  sacha = await stage.person(territoryId, 'community_manager', 'Sacha');
  await stage.db
    .insertInto('oncall.slot')
    .values({
      territory_id: territoryId,
      id: newId('slo'),
      valid_from: new Date('2026-11-01T00:00:00Z'),
      place: 0,
      name: 'Tous les jours',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      begins: '08:00',
      ends: '08:00',
      extra_days: 0,
      holidays: 'as_usual',
      people: [camille.id, sacha.id],
      turn: 'occurrence',
      starts_on: '2026-11-24',
      ends_on: null,
    })
    .execute();
});
afterAll(async () => {
  await stage.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const chain: Chain = {
  active: true,
  minLevel: 2,
  steps: [
    { who: 'on_call', by: ['push'], waitMinutes: 5 },
    { who: 'next_on_call', by: ['push'], waitMinutes: 5 },
  ],
  rounds: 1,
};

beforeEach(async () => {
  status = () => 201;
  requests = [];
  mails = [];
  // Ten in the evening in Paris.
  stage.clock.now = new Date('2026-11-24T21:00:00Z');
  await sql`delete from oncall.escalation`.execute(stage.db);
  await sql`delete from notifications.device`.execute(stage.db);
  await sql`delete from notifications.preference`.execute(stage.db);
  await sql`delete from notifications.webhook`.execute(stage.db);
  // What waits to be tried again is of another evening.
  await sql`update notifications.delivery set state = 'failed' where state in ('pending', 'retrying')`.execute(
    stage.db,
  );
  await head.call(setChain, { params: { territoryId }, body: chain });
});

async function subscribe(person: Person, name: string): Promise<Phone> {
  const phone = phoneOf(name);
  await person.call(addDevice, { params: { territoryId }, body: phone.subscription });
  return phone;
}
async function prefer(person: Person, over: Partial<NotificationPreferences>): Promise<void> {
  const body = {
    email: false,
    push: true,
    minLevel: 1,
    quietLevel: 4,
    offDuty: false,
    sms: false,
    voice: false,
    ...over,
  };
  await person.call(setPreferences, { params: { territoryId }, body });
}
/** An alarm of a level rings; without an identifier, a new one. */
async function ring(level: number, alarmId?: string): Promise<string> {
  const id = alarmId ?? newId('alm');
  stage.clock.now = new Date(stage.clock.now.getTime() + 1000);
  await stage.db.transaction().execute(async (trx) => {
    if (alarmId === undefined)
      await trx
        .insertInto('alerts.alarm')
        .values({
          territory_id: territoryId,
          id,
          kind: 'burst',
          state: 'open',
          watch_id: newId('wat'),
          source_id: null,
          explanation: JSON.stringify({ fr: 'Douze fois l’habitude.', en: 'Twelve times the habit.' }),
          started_at: stage.clock.now,
          detected_at: stage.clock.now,
          acknowledged_by: null,
          observed: 60,
          usual_high: 5,
          ratio: 12,
          severity: JSON.stringify({ level, score: 50, parts: [] }),
          story_id: null,
        })
        .execute();
    const reason = alarmId === undefined ? ('opened' as const) : ('grew' as const);
    await stage.program.events.emit(trx, 'alerts.alarm_rings', { territoryId, alarmId: id, level, reason });
  });
  await stage.program.jobs.drain();
  return id;
}
async function after(minutes: number): Promise<void> {
  stage.clock.now = new Date(stage.clock.now.getTime() + minutes * MINUTE);
  await climb(stage.program.oncall);
  await stage.program.jobs.drain();
}
const escalations = async () =>
  (await head.call(listEscalations, { params: { territoryId }, query: {} as never })).items;
const latest = async () => {
  const [first] = await escalations();
  if (!first) throw new Error('nothing rings');
  return { ...first, said: first.calls.map(({ personName, means, outcome }) => [personName, means, outcome]) };
};
const open = async (url: string, method: 'GET' | 'POST') => {
  const response = await stage.program.app.request(url, { method, headers: { 'accept-language': 'fr' } });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('an alarm that rings', () => {
  test('wakes the closed phone of who is on call alone, and one button answers, where nobody is signed in', async () => {
    const [mine, other] = [await subscribe(camille, 'camille'), await subscribe(sacha, 'sacha')];
    const alarmId = await ring(3);
    expect(other.got()).toEqual([]);
    const [shown] = mine.got();
    expect(shown).toMatchObject({ tag: alarmId, stays: true, silent: false });
    expect(shown?.body).toMatch(/Sans réponse d’ici 5.min/);
    expect(shown?.actions.map(({ title }) => title)).toEqual(['Je prends', 'Voir l’alerte']);
    const sent = Object.fromEntries(
      Object.entries(requests.find(({ url }) => url === mine.endpoint)?.headers ?? {}).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    );
    expect(sent).toMatchObject({ urgency: 'high', ttl: '3600', 'content-encoding': 'aes128gcm' });
    expect(sent['topic']).toMatch(/^[\w-]{32}$/);
    expect(mails).toEqual([]);
    const link = shown?.url ?? '';
    expect(link).toMatch(/\/astreinte\/[\w-]{22}$/);
    // The link acts for whoever holds it: it rests nowhere in the clear.
    const stored = await sql`
      select (select json_agg(d) from notifications.delivery d) as d, (select json_agg(c) from oncall.call c) as c
    `.execute(stage.db);
    expect(JSON.stringify(stored.rows)).not.toContain(link.split('/').at(-1));

    const seen = await open(link, 'GET');
    expect(seen.text).toContain('Je prends');
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect((await latest()).state).toBe('ringing');
    expect((await open(link, 'POST')).text).toContain('C’est à vous');
    expect((await open(link, 'POST')).status).toBe(200);
    expect(await latest()).toMatchObject({
      state: 'answered',
      answeredBy: 'Camille',
      said: [['Camille', 'push', 'answered']],
    });
    expect((await latest()).nextAt).toBeUndefined();
    const alarm = await stage.db
      .selectFrom('alerts.alarm')
      .selectAll()
      .where('id', '=', alarmId)
      .executeTakeFirstOrThrow();
    expect(alarm).toMatchObject({ state: 'acknowledged', acknowledged_by: camille.id });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit.entry where territory_id = ${territoryId} and action = 'alerts.alarm_acknowledge'
    `.execute(stage.db);
    expect(rows[0]?.n).toBe(1);
    expect((await verifyAuditChain(stage.db, territoryId)).broken).toBeUndefined();
    await after(60);
    expect(other.got()).toEqual([]);
    await after(24 * 60);
    expect(await open(link, 'GET')).toMatchObject({ status: 410 });
    expect(await open(`${link}x`, 'POST')).toMatchObject({ status: 404 });
  });

  test('goes on to the next when nobody answers, says what was missed, and rings everybody in the end', async () => {
    const phones = [
      await subscribe(camille, 'camille'),
      await subscribe(sacha, 'sacha'),
      await subscribe(head, 'head'),
    ];
    const told: string[] = [];
    stage.program.events.on('oncall.nobody_answered', async (_, { escalationId }) => void told.push(escalationId));
    const alarmId = await ring(3);
    expect(await latest()).toMatchObject({ nextWho: 'Sacha' });
    await after(4);
    expect(phones.map((phone) => phone.got().length)).toEqual([1, 0, 0]);
    await after(1);
    expect(phones.map((phone) => phone.got().length)).toEqual([1, 1, 0]);
    expect((await latest()).said).toEqual([
      ['Camille', 'push', 'missed'],
      ['Sacha', 'push', 'sent'],
    ]);
    await after(5);
    const gone = await latest();
    expect(gone).toMatchObject({ state: 'unanswered' });
    expect(phones.map((phone) => phone.got().length)).toEqual([2, 2, 1]);
    expect(mails.map(({ to }) => to).toSorted()).toEqual([camille, sacha, head].map(({ email }) => email).toSorted());
    expect(told).toEqual([gone.id]);
    await after(600);
    expect(phones.map((phone) => phone.got().length)).toEqual([2, 2, 1]);

    // Late is better than never; the phones that rang are told, without a sound.
    const answered = await sacha.call(answerCall, { params: { territoryId, escalationId: gone.id } });
    expect(answered).toMatchObject({ state: 'answered', answeredBy: 'Sacha', alarmId });
    await stage.program.jobs.drain();
    expect(phones[0]?.got().at(-1)).toMatchObject({
      title: expect.stringContaining('Sacha a pris l’alerte'),
      silent: true,
      tag: alarmId,
      actions: [],
    });
    // Of two, the first has it.
    await head.call(answerCall, { params: { territoryId, escalationId: gone.id } });
    expect(await latest()).toMatchObject({ answeredBy: 'Sacha' });
  });

  test('does not wait for what cannot ring: no device, a browser that withdrew, a push service that is down', async () => {
    await head.call(setChain, {
      params: { territoryId },
      body: { ...chain, steps: [...chain.steps, { who: head.id, by: ['email'], waitMinutes: 5 }] },
    });
    await ring(3);
    // Neither has a device.
    expect(await latest()).toMatchObject({
      state: 'ringing',
      said: [
        ['Camille', 'push', 'no_means'],
        ['Sacha', 'push', 'no_means'],
        ['Dominique', 'email', 'sent'],
      ],
    });
    expect((await latest()).calls[0]?.trouble?.fr).toContain('Aucun appareil');

    const phone = await subscribe(camille, 'camille');
    status = () => 410;
    await ring(3);
    expect((await latest()).said).toEqual([['Camille', 'push', 'failed']]);
    await after(0);
    expect((await latest()).said.slice(0, 3).map(([name, , outcome]) => [name, outcome])).toEqual([
      ['Camille', 'failed'],
      ['Sacha', 'no_means'],
      ['Dominique', 'sent'],
    ]);
    expect((await camille.call(getPreferences, { params: { territoryId } })).devices).toEqual([]);
    expect(phone.got()).toHaveLength(1);

    const again = await subscribe(camille, 'camille');
    for (const code of [429, 503]) {
      status = () => code;
      await ring(3);
      await climb(stage.program.oncall);
      // Once is patience.
      expect((await latest()).said).toEqual([['Camille', 'push', 'pending']]);
      const retry = async () => {
        await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(stage.db);
        await stage.program.jobs.drain();
      };
      await retry();
      expect((await latest()).said[0]).toEqual(['Camille', 'push', 'failed']);
      expect((await latest()).calls[0]?.trouble?.fr).toContain('notifications de son navigateur');
      await after(0);
      expect((await latest()).said.at(-1)).toEqual(['Dominique', 'email', 'sent']);
      status = () => 201;
      await retry();
      // It left late all the same.
      expect((await latest()).said[0]).toEqual(['Camille', 'push', 'sent']);
    }
    expect(again.got()).toHaveLength(6);
  });

  test('that is answered takes back what has not left yet', async () => {
    const phone = await subscribe(camille, 'camille');
    status = () => 503;
    const alarmId = await ring(3);
    status = () => 201;
    await sacha.call(handleAlarm, { params: { territoryId, alarmId }, body: { action: 'snooze', minutes: 30 } });
    await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(stage.db);
    await stage.program.jobs.drain();
    expect(phone.got()).toHaveLength(1);
    expect(await latest()).toMatchObject({ state: 'stood_down', said: [['Camille', 'push', 'stood_down']] });
  });
});

describe('hours that somebody chose for sleep', () => {
  test('are kept, and the chain does not ring another instead; a graver alarm rings, and so does the morning', async () => {
    const phone = await subscribe(camille, 'camille');
    const other = await subscribe(sacha, 'sacha');
    await prefer(camille, { quietFrom: '22:00', quietTo: '07:00', quietLevel: 4 });
    const alarmId = await ring(3);
    await after(30);
    expect(await latest()).toMatchObject({ state: 'quiet', said: [['Camille', undefined, 'quiet']] });
    expect((await latest()).calls[0]?.trouble?.fr).toMatch(/jusqu’à 7\sh/);
    expect([phone.got().length, other.got().length]).toEqual([0, 0]);
    await ring(4, alarmId);
    expect(phone.got()).toHaveLength(1);
    expect(await latest()).toMatchObject({ state: 'ringing', level: 4 });
    expect(await escalations()).toHaveLength(1);

    await ring(3);
    stage.clock.now = new Date('2026-11-25T06:00:00Z');
    await after(0);
    expect(phone.got().length).toBeGreaterThan(1);
    expect(await latest()).toMatchObject({ state: 'ringing' });
  });

  test('a person who lowered the level of their nights is rung', async () => {
    const phone = await subscribe(camille, 'camille');
    await prefer(camille, { quietFrom: '22:00', quietTo: '07:00', quietLevel: 3 });
    await ring(3);
    expect(phone.got()).toHaveLength(1);
  });
});

describe('who is not on call', () => {
  test('sleeps while a chain rings for somebody else, unless they asked not to; other programs are told all the same', async () => {
    const phones = [
      await subscribe(camille, 'camille'),
      await subscribe(sacha, 'sacha'),
      await subscribe(head, 'head'),
    ];
    await prefer(head, { offDuty: true });
    await head.call(createWebhook, {
      params: { territoryId },
      body: { name: 'Salle', url: 'https://hook.example.net/' },
    });
    await ring(3);
    expect(phones.map((phone) => phone.got().length)).toEqual([1, 0, 1]);
    expect(phones[2]?.got()[0]?.actions).toEqual([]);
    expect(requests.filter(({ url }) => url === 'https://hook.example.net/')).toHaveLength(1);
    // Below the level of the chain, it rings as each chose.
    await ring(1);
    expect(phones.map((phone) => phone.got().length)).toEqual([2, 1, 2]);
  });

  test('an alarm that grows while it rings is one call; grown after it was answered, it rings who answered first', async () => {
    const [mine, other] = [await subscribe(camille, 'camille'), await subscribe(sacha, 'sacha')];
    const alarmId = await ring(2);
    await ring(3, alarmId);
    expect(await escalations()).toHaveLength(1);
    expect(mine.got()).toHaveLength(1);
    await sacha.call(handleAlarm, { params: { territoryId, alarmId }, body: { action: 'acknowledge' } });
    await ring(4, alarmId);
    expect((await latest()).said).toEqual([['Sacha', 'push', 'sent']]);
    expect(other.got()).toHaveLength(1);
    await after(5);
    expect((await latest()).said.at(-1)).toEqual(['Camille', 'push', 'sent']);
    // Over: nobody is called on.
    await stage.db
      .transaction()
      .execute(async (trx) =>
        stage.program.events.emit(trx, 'alerts.alarm_ended', { territoryId, alarmId, at: stage.clock.now }),
      );
    expect(await latest()).toMatchObject({ state: 'stood_down' });
    // Taken while it was too small for the chain: grown, it rings who has it.
    const small = await ring(1);
    await sacha.call(handleAlarm, { params: { territoryId, alarmId: small }, body: { action: 'acknowledge' } });
    await ring(3, small);
    expect((await latest()).said).toEqual([['Sacha', 'push', 'sent']]);
  });
});

describe('a gateway', () => {
  const bySms: Chain = { ...chain, steps: [{ who: 'on_call', by: ['sms', 'voice'], waitMinutes: 5 }] };

  test('gets a short message and a call, signed, with the number that is sealed everywhere else', async () => {
    const { gateway, secret = '' } = await head.call(setGateway, {
      params: { territoryId },
      body: { kind: 'webhook', url: GATEWAY, sms: true, voice: true, renewSecret: false },
    });
    expect(gateway).toEqual({ kind: 'webhook', url: GATEWAY, sms: true, voice: true, hasSecret: true });
    expect(JSON.stringify(await head.call(getGateway, { params: { territoryId } }))).not.toContain(secret);
    await head.call(setChain, { params: { territoryId }, body: bySms });
    expect((await head.call(getChain, { params: { territoryId } })).gateway).toEqual({ sms: true, voice: true });
    await prefer(camille, { phone: NUMBER, sms: true, voice: true });
    expect((await camille.call(getPreferences, { params: { territoryId } })).preferences.phone).toBe(NUMBER);
    await ring(3);
    const got = requests
      .filter(({ url }) => url === GATEWAY)
      .map(({ body, headers }) => {
        const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': signature } = headers ?? {};
        expect(new Webhook(secret).sign(id, new Date(Number(at) * 1000), String(body))).toBe(signature);
        return JSON.parse(String(body)) as {
          type: string;
          data: { to: string; text: string; answer?: { url: string } };
        };
      });
    expect(got.map(({ type, data }) => [type, data.to]).toSorted()).toEqual([
      ['sms.send', NUMBER],
      ['voice.call', NUMBER],
    ]);
    const sms = got.find(({ type }) => type === 'sms.send')?.data.text ?? '';
    expect(sms.length).toBeLessThanOrEqual(160);
    expect(sms).toMatch(/^Alerte grave : .*Je prends : http:\S+\/astreinte\/[\w-]{22}$/);
    // A keypress is reported where the button of the page is.
    await open(got.find(({ type }) => type === 'voice.call')?.data.answer?.url ?? '', 'POST');
    expect(await latest()).toMatchObject({ state: 'answered', answeredBy: 'Camille' });
    const { rows } = await sql`
      select (select json_agg(p) from notifications.preference p) as p, (select json_agg(d) from notifications.delivery d) as d,
        (select json_agg(g) from notifications.gateway g) as g, (select json_agg(a) from audit.entry a) as a
    `.execute(stage.db);
    expect(JSON.stringify(rows)).not.toContain(NUMBER.slice(1));
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await head.call(listDeliveries, { params: { territoryId }, query: {} as never })).items[0]?.recipient).toBe(
      'Camille',
    );
  });

  test('may be an address that stands for the number; one that is down makes the chain go on', async () => {
    const address = '{numero}@sms.example.fr';
    for (const wrong of ['sms@example.fr', '{numero}', '{numero}{numero}@sms.example.fr'])
      await expect(
        head.call(setGateway, { params: { territoryId }, body: { kind: 'mail', address: wrong, subject: '' } }),
      ).rejects.toMatchObject({ problem: { code: 'notifications.gateway_address' } });
    await head.call(setGateway, { params: { territoryId }, body: { kind: 'mail', address, subject: 'SMS {numero}' } });
    await prefer(camille, { phone: NUMBER, sms: true, voice: true });
    expect(await camille.call(tryMyNotifications, { params: { territoryId } })).toEqual({ sent: ['sms'] });
    await stage.program.jobs.drain();
    expect(mails).toMatchObject([
      { to: '33612345678@sms.example.fr', text: expect.stringContaining('SMS 33612345678') },
    ]);

    await head.call(setGateway, {
      params: { territoryId },
      body: { kind: 'webhook', url: GATEWAY, sms: true, voice: false, renewSecret: false },
    });
    status = () => 410;
    await head.call(setChain, { params: { territoryId }, body: bySms });
    await ring(3);
    const rung = await latest();
    expect(rung.said.toSorted((a, b) => String(a[1]).localeCompare(String(b[1])))).toEqual([
      ['Camille', 'sms', 'failed'],
      ['Camille', 'voice', 'no_means'],
    ]);
    expect(rung.calls.map(({ trouble }) => trouble?.fr)).toEqual(
      expect.arrayContaining([
        'La passerelle n’a pas pris le SMS.',
        'Aucune passerelle de ce territoire ne porte ce moyen.',
      ]),
    );
    await after(0);
    expect(await latest()).toMatchObject({ state: 'unanswered' });
  });
});

test('a chain names people who may handle alarms, and what is written of a person is told and forgotten', async () => {
  const official = await stage.person(territoryId, 'elected_official');
  await expect(
    head.call(setChain, {
      params: { territoryId },
      body: { ...chain, steps: [{ who: official.id, by: ['push'], waitMinutes: 5 }] },
    }),
  ).rejects.toMatchObject({ problem: { code: 'oncall.person_unknown' } });
  await head.call(setChain, {
    params: { territoryId },
    body: { ...chain, steps: [{ who: camille.id, by: ['push'], waitMinutes: 5 }] },
  });
  await subscribe(camille, 'camille');
  await ring(3);
  expect(await holdEscalations.tell(stage.db, camille.id)).toMatchObject({
    calls: [{ means: 'push', outcome: 'sent' }],
  });
  await stage.db.transaction().execute(async (trx) => holdEscalations.forget(trx, camille.id));
  const { rows } = await sql`
    select (select json_agg(c) from oncall.chain c) as c, (select json_agg(e) from oncall.escalation e) as e,
      (select json_agg(k) from oncall.call k) as k
  `.execute(stage.db);
  expect(JSON.stringify(rows)).not.toContain(camille.id);
});

test('a chain in trouble silences no alarm', async () => {
  const phone = await subscribe(sacha, 'sacha');
  await sql`update oncall.chain set steps = '{}'`.execute(stage.db);
  await ring(3);
  expect(await escalations()).toEqual([]);
  expect(phone.got()).toHaveLength(1);
});
