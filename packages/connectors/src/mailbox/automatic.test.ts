import { describe, expect, test } from 'vitest';
import { authenticationOf, learnAuthserv } from './authentication.ts';
import { automaticOf } from './automatic.ts';
import { guessBounce, readBounce } from './bounce.read.ts';

describe('what a robot wrote', () => {
  const of = (headers: Record<string, string>, subject = 'Bonjour', from = 'a@habitant.example') =>
    automaticOf({ header: (name) => headers[name], from, subject, own: 'contact@valmarin.example' });

  test.each<[ReturnType<typeof of>, Record<string, string>, string?, string?]>([
    ['auto_reply', { 'auto-submitted': 'auto-replied' }],
    ['auto_reply', { 'auto-submitted': 'auto-replied (vacation)' }],
    ['auto_generated', { 'auto-submitted': 'auto-generated' }],
    ['auto_generated', { 'auto-submitted': 'auto-notified; owner-email="a@b.example"' }],
    ['auto_reply', { precedence: 'auto_reply' }],
    ['auto_reply', { 'x-autoreply': 'yes' }],
    ['auto_reply', { 'x-autorespond': 'Vacation' }],
    ['auto_reply', {}, 'Réponse automatique : Votre demande'],
    ['auto_reply', {}, 'Automatic reply: Your request'],
    ['auto_reply', {}, 'Absence du bureau : Votre demande'],
    ['auto_reply', {}, 'Absence du bureau'],
    ['auto_reply', {}, 'Out of Office: Your request'],
    ['auto_reply', {}, 'Message d’absence - Votre demande'],
    ['list', { precedence: 'bulk' }],
    ['list', { 'list-id': '<lettre.ville.example>' }],
    // What people write to a group of ours is passed on by it.
    [undefined, { 'list-id': '<contact.valmarin.example>', precedence: 'list' }],
    [undefined, { 'list-id': 'x', 'list-post': '<mailto:contact@valmarin.example>' }],
    ['list', { 'list-id': '<lettre.pasvalmarin.example.org>' }],
    ['auto_generated', { 'return-path': '<>' }],
    ['auto_generated', { 'content-type': 'multipart/report; report-type=disposition-notification' }],
    ['auto_generated', {}, 'Votre commande', 'no-reply@boutique.example'],
    ['auto_generated', {}, 'Votre commande', 'ne-pas-repondre@caf.example'],
    [undefined, { 'auto-submitted': 'no' }, 'Votre commande', 'noreply@boutique.example'],
    [undefined, {}],
    [undefined, {}, 'L’absence du bureau de poste nous inquiète'],
    [undefined, { 'x-auto-response-suppress': 'OOF' }],
  ])('%s: %j %s', (expected, headers, subject, from) => {
    expect(of(headers, subject, from)).toBe(expected);
  });
});

describe('a mail that did not arrive', () => {
  const report = [
    'Reporting-MTA: dns; mx.valmarin.example',
    '',
    'Original-Recipient: rfc822;voirie@valmarin.example',
    'Final-Recipient: rfc822; v.martin@valmarin.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such',
    '  user',
  ].join('\r\n');

  test('is told by whom it did not reach, for good, and which one it was', () => {
    expect(readBounce(report, 'Subject: x\nMessage-ID: <a@b>\n')).toEqual({
      address: 'voirie@valmarin.example',
      permanent: true,
      messageId: '<a@b>',
    });
  });
  test('may arrive yet', () => {
    expect(readBounce(report.replace('failed', 'delayed').replace('5.1.1', '4.4.1'), undefined)).toMatchObject({
      permanent: false,
    });
  });
  test('is none when it says that it did', () => {
    expect(readBounce(report.replace('failed', 'delivered').replace('5.1.1', '2.0.0'), undefined)).toBeUndefined();
  });
  test('is guessed of servers that say it in a sentence', () => {
    const text = 'Hi. This is qmail.\n<voirie@valmarin.example>:\nSorry, no mailbox here by that name.';
    const mail = { from: 'MAILER-DAEMON@mx.example', subject: 'failure notice', text };
    expect(guessBounce(mail)).toEqual({ address: 'voirie@valmarin.example', permanent: true });
    expect(guessBounce({ ...mail, from: 'a@b.example' })).toBeUndefined();
  });
});

describe('who wrote it, as our server found', () => {
  const ours = 'mx.valmarin.example';
  const from = 'voirie@valmarin.example';
  test.each<[string | undefined, string[]]>([
    ['pass', [`${ours}; dmarc=pass (p=reject) header.from=valmarin.example`]],
    ['fail', [`${ours}; spf=pass smtp.mailfrom=x@evil.example; dmarc=fail header.from=valmarin.example`]],
    ['pass', [`${ours}; dkim=pass header.d=valmarin.example header.s=s1`]],
    ['pass', [`${ours} 1; spf=pass smtp.mailfrom=bounce@mail.valmarin.example`]],
    ['none', [`${ours}; dkim=pass header.d=evil.example`]],
    ['none', [`${ours}; none`]],
    ['fail', [`${ours}; spf=softfail smtp.mailfrom=voirie@valmarin.example`]],
    // What came with the mail is not believed, wherever it stands.
    [undefined, ['mx.evil.example; dmarc=pass header.from=valmarin.example']],
    [undefined, ['mx.evil.example; dmarc=fail', `${ours}; dmarc=pass header.from=valmarin.example`]],
    ['fail', [`${ours}; dmarc=fail`, `${ours}; dmarc=pass header.from=valmarin.example`]],
    ['none', [`${ours} (dmarc=pass; dkim=pass header.d=valmarin.example); none`]],
    [undefined, []],
  ])('%s: %j', (expected, values) => {
    expect(authenticationOf(values, ours, from)).toBe(expected);
  });
  test('nothing is believed while it is not known which server is ours', () => {
    expect(authenticationOf([`${ours}; dmarc=pass`], undefined, from)).toBeUndefined();
  });
  test('which server is ours is learnt from what nearly all mails carry, and from few of them nothing', () => {
    const said = `${ours}; dmarc=pass`;
    expect(learnAuthserv([said, said, said, said, said])).toBe(ours);
    expect(learnAuthserv([said, said, 'mx.evil.example; x=pass', undefined, undefined])).toBeUndefined();
    expect(learnAuthserv([said, said])).toBeUndefined();
  });
});
