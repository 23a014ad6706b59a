import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMailPeers, type MailPeers } from './mail.peers.ts';

let peers: MailPeers;
beforeEach(async () => {
  peers = await startMailPeers(['contact@valmarin.example', 'voirie@valmarin.example']);
});
afterEach(() => peers.close());

test('a mail that was sent is seen by who it was sent to, and its answer stands in the same thread', async () => {
  const town = peers.client('contact@valmarin.example', 'Ville de Valmarin');
  const roads = peers.client('voirie@valmarin.example', 'Service voirie');
  const { messageId } = await town.send({
    to: 'voirie@valmarin.example',
    subject: 'Un nid-de-poule à signaler, rue des Écoles',
    text: 'Bonjour,\n\nPouvez-vous passer ?',
    attachments: [{ filename: 'trou.txt', content: 'profond' }],
  });
  const [mail] = await roads.list();
  expect(mail).toMatchObject({ messageId, subject: 'Un nid-de-poule à signaler, rue des Écoles' });
  expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['trou.txt']);
  if (!mail) return;
  await roads.reply(mail, { text: 'C’est fait.' });
  await roads.autoReply(mail);
  const [answer, automatic] = await town.list();
  expect(answer).toMatchObject({ inReplyTo: messageId, references: [messageId], from: { name: 'Service voirie' } });
  expect(answer?.text).toMatch(/^C’est fait\.\n\nLe .* a écrit :\n> Bonjour,\n>/);
  expect(answer?.headers['authentication-results']).toContain('dmarc=pass');
  expect(automatic?.headers['auto-submitted']).toBe('auto-replied');
  expect(peers.imap.connections()).toMatchObject({ connections: 2, most: 1 });
});

test('who writes in another’s name is told as such', async () => {
  const roads = peers.client('voirie@valmarin.example');
  await roads.sendRaw(
    'From: Maire <contact@valmarin.example>\r\nSubject: x\r\n\r\nBonjour',
    'contact@valmarin.example',
  );
  const [mail] = await peers.client('contact@valmarin.example').list();
  expect(mail?.headers['authentication-results']).toContain('dmarc=fail');
});
