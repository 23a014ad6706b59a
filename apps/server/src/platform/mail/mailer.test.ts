import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailPeers, type MailPeers } from '../../testing/mail.peers.ts';
import { createMailer } from './mailer.ts';

let peers: MailPeers;
beforeEach(async () => {
  peers = await startMailPeers(['beffroi@valmarin.example', 'voirie@valmarin.example']);
});
afterEach(() => peers.close());

const mailer = (smtpUrl = peers.smtpUrl('beffroi@valmarin.example')) =>
  createMailer({ smtpUrl, from: 'Beffroi <beffroi@valmarin.example>' });
const mail = { to: 'voirie@valmarin.example', subject: 'Un signalement', text: 'Bonjour' };

test('a mail carries its identifier, where it is answered, its headers and its files', async () => {
  const outcome = await mailer().send({
    ...mail,
    messageId: '<remise-1@valmarin.example>',
    replyTo: 'reponse+abc@valmarin.example',
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [{ filename: 'photo de la fuite.txt', contentType: 'text/plain', content: Buffer.from('floue') }],
  });
  expect(outcome).toEqual({ ok: true });
  const [seen] = await peers.client('voirie@valmarin.example').list();
  expect(seen).toMatchObject({ messageId: '<remise-1@valmarin.example>', replyTo: 'reponse+abc@valmarin.example' });
  expect(seen?.headers).toMatchObject({ 'auto-submitted': 'auto-generated' });
  expect(seen?.headers).not.toHaveProperty('begins');
  expect(seen?.attachments.map(({ filename, content }) => [filename, Buffer.from(content).toString()])).toEqual([
    ['photo de la fuite.txt', 'floue'],
  ]);
});

test('a line that is cut once the mail was handed over leaves a doubt', async () => {
  peers.trouble.smtp.cutAfterData = true;
  expect(await mailer().send(mail)).toMatchObject({ ok: false, kind: 'unavailable', isInDoubt: true });
});

test('what the server refuses in words, or nobody heard, leaves none', async () => {
  peers.trouble.smtp.data = 554;
  expect(await mailer().send(mail)).not.toHaveProperty('isInDoubt');
  peers.trouble.smtp.recipient = 550;
  expect(await mailer().send(mail)).toMatchObject({ ok: false, kind: 'rejected', isMailboxRefused: true });
  const closed = await mailer('smtp://127.0.0.1:1').send(mail);
  expect(closed).toMatchObject({ ok: false, kind: 'unavailable' });
  expect(closed).not.toHaveProperty('isInDoubt');
});
