import type { HttpClient, MailDoor, Trouble } from '@beffroi/connectors';
import { expect, test } from 'vitest';
import { actedFor, onBehalfOf } from '../on-behalf.ts';
import type { Mailer } from '../mail/mailer.ts';
import { guardHttp, guardMailDoor, guardMailer } from './guarded-way-out.ts';

const refused: Trouble = { ok: false, kind: 'drill', reached: false, message: { fr: 'Non.', en: 'No.' } };

/** Doors that tell what went through them, behind a gate that is closed for one territory. */
function doors() {
  const passed: string[] = [];
  const asked: string[] = [];
  const mayLeave = async ({ to }: { to: string }) => {
    asked.push(to);
    return actedFor() === 'closed' ? refused : undefined;
  };
  const away = async ({ url }: { url: string }) => (passed.push(url), { ...refused, kind: 'timeout' as const });
  const client: HttpClient = { fetch: away, open: away, webSocket: away };
  const door: MailDoor = {
    locate: async (host) => (passed.push(host), { ok: true, address: '192.0.2.1', isPrivate: false }),
    services: async (domain) => (passed.push(domain), { imap: { host: 'imap.example', port: 993 } }),
  };
  const mailer: Mailer = {
    configured: true,
    send: async ({ to }) => (passed.push(to), { ok: true }),
    verify: async () => ({ ok: true }),
  };
  return {
    passed,
    asked,
    http: guardHttp(client, mayLeave),
    door: guardMailDoor(door, mayLeave),
    mailer: guardMailer(mailer, async () =>
      actedFor() === 'closed' ? { ok: false, kind: 'drill', message: 'No.' } : undefined,
    ),
  };
}

const through = ({ http, door, mailer }: ReturnType<typeof doors>) => [
  http.fetch({ url: 'https://a.example/' }),
  http.open({ url: 'https://b.example/' }),
  http.webSocket({ url: 'wss://c.example/' }),
  door.locate('imap.example'),
  mailer.send({ to: 'd@example.fr', subject: '', text: '' }),
];

test('while the gate is closed nothing passes any door, and each says so', async () => {
  const made = doors();
  const answers = await onBehalfOf('closed', async () => Promise.all(through(made)));
  expect(answers.map((answer) => !answer.ok && answer.kind)).toEqual(Array.from({ length: 5 }, () => 'drill'));
  expect(await onBehalfOf('closed', async () => made.door.services?.('example.fr'))).toEqual({});
  expect(made.passed).toEqual([]);
  expect(made.asked).toEqual([
    'https://a.example/',
    'https://b.example/',
    'wss://c.example/',
    'imap.example',
    'example.fr',
  ]);
});

test('for another territory all pass, however late it goes on', async () => {
  const made = doors();
  await onBehalfOf('open', async () => {
    await Promise.resolve();
    await Promise.all(through(made));
  });
  expect(made.passed).toEqual([
    'https://a.example/',
    'https://b.example/',
    'wss://c.example/',
    'imap.example',
    'd@example.fr',
  ]);
  expect(actedFor()).toBeUndefined();
});
