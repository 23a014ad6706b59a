import { createECDH, randomBytes } from 'node:crypto';
import type { HttpClient, HttpRequest, HttpResult } from '@beffroi/connectors';
import {
  addDevice,
  createWebhook,
  getPreferences,
  listDeliveries,
  retryDelivery,
  setPreferences,
  tryMyNotifications,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noNetwork, programStage, type Person, type ProgramStage } from '../../testing/program.stage.ts';
import { decryptPush } from '../../testing/push.decrypt.ts';
import { createWatch } from '../listening/index.ts';

type Answer = (request: HttpRequest) => HttpResult;
const status = (code: number): HttpResult => ({
  ok: true,
  status: code,
  headers: {},
  body: new Uint8Array(),
  finalUrl: '',
});

let answer: Answer;
let requests: HttpRequest[] = [];
const http: HttpClient = {
  ...noNetwork,
  fetch: async (request) => {
    requests.push(request);
    return answer(request);
  },
};
let mails: string[] = [];
let smtp: SMTPServer;
let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString());
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
});
afterAll(async () => {
  await stage.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});
beforeEach(async () => {
  answer = () => status(201);
  requests = [];
  mails = [];
  stage.clock.now = new Date('2026-11-24T10:00:00Z');
  territoryId = await stage.territory('Région Picardie');
  manager = await stage.person(territoryId, 'community_manager');
  const watch = await createWatch(stage.program as never, {
    territoryId,
    watch: { name: 'Vignes', query: 'vigne*', colour: 'brick', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  await stage.program.jobs.drain();
  await stage.ordinaryPast(territoryId, watch.id);
});

async function ring(): Promise<void> {
  await stage.program.detection.look();
  await stage.hear(
    territoryId,
    Array.from({ length: 60 }, (_, index) => ({
      text: `Des vignes de Californie, quelle honte ${index}`,
      author: { handle: `v${index}` },
    })),
  );
  stage.clock.now = new Date(stage.clock.now.getTime() + 20_000);
  await stage.program.detection.look();
  await stage.program.jobs.drain();
}
const deliveries = async () => {
  const head = await stage.person(territoryId, 'head_of_communication');
  return (await head.call(listDeliveries, { params: { territoryId }, query: {} as never })).items;
};

/** A browser that subscribed to web push: its keys, and the address of its push service. */
function browserPush() {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  return {
    ecdh,
    auth,
    subscription: {
      label: 'Téléphone',
      endpoint: 'https://push.example.net/abc',
      keys: { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
    },
  };
}

describe('an alarm that rings', () => {
  test('leaves by mail to whoever may read alarms, once, in words and with a link', async () => {
    await ring();
    await stage.program.jobs.drain();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(`To: ${manager.email}`);
    expect(mails[0]).toMatch(/Subject: =\?UTF-8\?/);
    expect((await deliveries()).map(({ channel, state }) => [channel, state])).toEqual([['email', 'sent']]);
  });

  test('reaches a phone that is closed, encrypted for it alone', async () => {
    const phone = browserPush();
    await manager.call(addDevice, { params: { territoryId }, body: phone.subscription });
    await ring();
    const [request] = requests;
    expect(request).toMatchObject({ url: phone.subscription.endpoint, method: 'POST' });
    expect(Buffer.from(request?.body as Uint8Array).toString()).not.toContain('Vignes');
    const shown = JSON.parse(decryptPush(request?.body as Uint8Array, phone)) as {
      title: string;
      body: string;
      url: string;
    };
    expect(shown.title).toMatch(/^Alerte .*\u00a0: Vignes$/);
    expect(shown.url).toContain(`/t/${territoryId}/alertes/`);
  });

  test('is posted to a webhook with a signature that the reference library accepts, the alarm inside', async () => {
    const head = await stage.person(territoryId, 'head_of_communication');
    const { secret } = await head.call(createWebhook, {
      params: { territoryId },
      body: { name: 'Astreinte', url: 'https://hook.example.net/' },
    });
    answer = () => status(204);
    await ring();
    const request = requests.find(({ url }) => url === 'https://hook.example.net/');
    const body = String(request?.body);
    // The reference library holds the timestamp against today's clock; the signature itself is what is checked here.
    const {
      'webhook-id': id = '',
      'webhook-timestamp': at = '',
      'webhook-signature': signature,
    } = request?.headers ?? {};
    expect(new Webhook(secret).sign(id, new Date(Number(at) * 1000), body)).toBe(signature);
    expect(JSON.parse(body)).toMatchObject({
      type: 'alarm.rings',
      data: { territoryId, alarm: { watchName: 'Vignes' } },
    });
  });

  test('is tried again when the other side is down, fails in the log at last, and can be sent again by hand', async () => {
    const head = await stage.person(territoryId, 'head_of_communication');
    await head.call(createWebhook, {
      params: { territoryId },
      body: { name: 'Astreinte', url: 'https://hook.example.net/' },
    });
    answer = () => status(410);
    await ring();
    const [failed] = (await deliveries()).filter(({ channel }) => channel === 'webhook');
    expect(failed).toMatchObject({ state: 'failed', lastError: 'the receiver answered 410' });
    answer = () => status(200);
    await head.call(retryDelivery, { params: { territoryId, deliveryId: failed?.id ?? '' } });
    await stage.program.jobs.drain();
    expect((await deliveries()).find(({ channel }) => channel === 'webhook')).toMatchObject({ state: 'sent' });
  });

  test('that cannot be sent for a fault of ours fails in the log too, and says so', async () => {
    const head = await stage.person(territoryId, 'head_of_communication');
    const body = { name: 'Astreinte', url: 'https://hook.example.net/' };
    const webhook = await head.call(createWebhook, { params: { territoryId }, body });
    // As after the secret of the installation was lost.
    await stage.db
      .updateTable('notifications.webhook')
      .set({ sealed_secret: 's1.AAAA' })
      .where('id', '=', webhook.id)
      .execute();
    answer = () => status(200);
    await ring();
    await sql`update jobs.job set retry_count = retry_limit, start_after = now() where state = 'retry'`.execute(
      stage.db,
    );
    await stage.program.jobs.drain();
    expect((await deliveries()).find(({ channel }) => channel === 'webhook')).toMatchObject({
      state: 'failed',
      lastError: 'the sending broke on our side',
    });
  });

  test('a device whose browser withdrew is forgotten', async () => {
    await manager.call(addDevice, { params: { territoryId }, body: browserPush().subscription });
    answer = () => status(410);
    await ring();
    expect((await manager.call(getPreferences, { params: { territoryId } })).devices).toEqual([]);
  });

  test('does not wake who sleeps, unless it is of the gravest', async () => {
    await manager.call(setPreferences, {
      params: { territoryId },
      body: { email: true, push: true, minLevel: 1, quietFrom: '10:00', quietTo: '12:00' },
    });
    await ring();
    expect(mails).toEqual([]);
  });
});

describe('what waits for somebody', () => {
  const need = async (personIds: string[], over: object = {}) => {
    await stage.db.transaction().execute(async (trx) =>
      stage.program.events.emit(trx, 'publishing.person_needed', {
        territoryId,
        personIds,
        occasion: 'asked pub_1 1',
        title: { fr: 'À valider', en: 'To approve' },
        body: { fr: 'Camille demande votre accord.', en: 'Camille asks for your approval.' },
        path: `/t/${territoryId}/publications/pub_1`,
        urgent: false,
        ...over,
      }),
    );
    await stage.program.jobs.drain();
  };

  test('reaches each by mail and on their phone, once, also those who read no alarm', async () => {
    const official = await stage.person(territoryId, 'elected_official');
    const phone = browserPush();
    await official.call(addDevice, { params: { territoryId }, body: phone.subscription });
    await need([official.id, manager.id]);
    await need([official.id]);
    expect(mails.map((mail) => /To: (\S+)/.exec(mail)?.[1]).toSorted()).toEqual(
      [manager.email, official.email].toSorted(),
    );
    expect(requests).toHaveLength(1);
    expect(decryptPush(requests[0]?.body as Uint8Array, phone)).toContain(`/t/${territoryId}/publications/pub_1`);
  });

  test('waits for the end of quiet hours, unless it is urgent; an account that died says it in the same way', async () => {
    await manager.call(setPreferences, {
      params: { territoryId },
      body: { email: true, push: true, minLevel: 4, quietFrom: '10:00', quietTo: '12:00' },
    });
    const startsAt = async () => {
      const { rows } = await sql<{ at: Date }>`
        select j.start_after as at from jobs.job j
        where j.name = 'notifications.deliver' and j.data->>'territoryId' = ${territoryId} order by j.created_on
      `.execute(stage.db);
      return rows.map(({ at }) => at.toISOString());
    };
    await need([manager.id]);
    // Noon in Paris.
    expect(await startsAt()).toEqual(['2026-11-24T11:00:00.000Z']);
    await need([manager.id], { occasion: 'a post that did not leave', urgent: true });
    expect((await startsAt()).filter((at) => at === '2026-11-24T11:00:00.000Z')).toHaveLength(1);
    expect(await startsAt()).toHaveLength(2);
    const died = { title: { fr: 'Compte à reconnecter', en: 'Connect again' }, body: { fr: 'Expiré', en: 'Expired' } };
    await stage.db.transaction().execute(async (trx) =>
      stage.program.events.emit(trx, 'channels.person_needed', {
        territoryId,
        personIds: [manager.id],
        occasion: 'channel died',
        path: '/',
        urgent: true,
        ...died,
      }),
    );
    await stage.program.jobs.drain();
    expect(await startsAt()).toHaveLength(3);
  });
});

test('a trial goes the very way of an alarm', async () => {
  const phone = browserPush();
  await manager.call(addDevice, { params: { territoryId }, body: phone.subscription });
  expect(await manager.call(tryMyNotifications, { params: { territoryId } })).toEqual({ sent: ['email', 'push'] });
  await stage.program.jobs.drain();
  expect(mails).toHaveLength(1);
  expect(decryptPush(requests[0]?.body as Uint8Array, phone)).toContain('Essai');
});

test('where a phone is subscribed is sealed at rest', async () => {
  const phone = browserPush();
  await manager.call(addDevice, { params: { territoryId }, body: phone.subscription });
  const rows = await stage.db
    .selectFrom('notifications.device')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .execute();
  expect(JSON.stringify(rows)).not.toContain('push.example.net');
});
