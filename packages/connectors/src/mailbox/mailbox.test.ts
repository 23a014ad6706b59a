import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InboxItem } from '../inbox.port.ts';
import type { AccountContext, Credentials, Outgoing, PublishWork } from '../publish.port.ts';
import { driveUntilPublic } from '../testing/delivery.drive.ts';
import { imageWith, type Trial } from '../testing/publish-fixture.ts';
import { testDeclarations } from '../testing/publish-suite.declared.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import type { MailDoor } from './mail.door.ts';
import { createMailboxPublisher } from './mailbox.publisher.ts';
import { mailboxSetup } from './mailbox.setup.ts';
import { startMailPeers, type MailPeers } from './testing/index.ts';
import { sampleFiles, tnefOf } from './testing/sample.files.ts';

const town = 'contact@valmarin.example';
const resident = 'aurelie@habitant.example';
const door: MailDoor = { locate: async (host) => ({ ok: true, address: host, isPrivate: true }) };
const publisher = createMailboxPublisher(door, { maxAttachmentBytes: 200_000, maxMailBytes: 1_000_000 });
const now = () => new Date();

let peers: MailPeers;
beforeEach(async () => {
  peers = await startMailPeers([town, resident, 'voirie@valmarin.example']);
});
afterEach(() => peers.close());

const context = (credentials: Credentials = peers.setup(town)): AccountContext => ({
  http: createLoopbackHttpClient(),
  now,
  signal: new AbortController().signal,
  credentials,
  account: { channelId: 'chn_1', territoryId: 'ter_1', remoteId: town, handle: town },
});

/** All that a mailbox tells from a cursor on. */
async function read(cursor?: string): Promise<{ items: InboxItem[]; cursor: string }> {
  const items: InboxItem[] = [];
  for (let at = cursor; ;) {
    const outcome = await publisher.readInbox?.(at, context());
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    items.push(...outcome.items);
    at = outcome.cursor;
    if (!outcome.more) return { items, cursor: at ?? '' };
  }
}
const raw = (lines: string[], body = 'Bonjour') => [...lines, '', body].join('\r\n');
const deliver = (bytes: string | Buffer, given: { flags?: string[]; at?: Date } = {}) =>
  peers.store.append(peers.store.folder(town), Buffer.from(bytes as string, 'latin1'), given);

const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  key: 'dlv_01J',
  startedAt: '2026-11-24T08:00:00.000Z',
  lang: 'fr',
  parts: [{ text: 'Bonjour,\n\nElle rouvre <lundi>.', media: [] }],
  mail: { to: resident, subject: 'Re: Piscine', inReplyTo: '<q1@habitant.example>', references: ['<q0@h.example>'] },
  ...more,
});
const work = (more: Partial<Outgoing> = {}): PublishWork => ({ ...context(), outgoing: outgoing(more), done: [] });
const step = () => {
  const first = publisher.next(outgoing(), []);
  if (!first) throw new Error('no step');
  return first;
};

describe('what it says of itself', () => {
  // The rest of what publishers share is asked of networks of HTTP; what stands for it by mail is below.
  testDeclarations(publisher, () => {
    const { credentials, account } = context();
    return { setup: peers.setup(town), credentials, account, context } as unknown as Trial;
  });
});

describe('what comes in', () => {
  test('is told once, in its thread, with what is new in it, its files and who vouches for its sender', async () => {
    const aurelie = peers.client(resident, 'Aurélie Petit');
    const { messageId } = await aurelie.send({
      to: town,
      subject: 'La piscine, c’est pour quand ?',
      text: 'Bonjour,\nquand rouvre-t-elle ? Voyez https://ville.example/piscine\n\n-- \nAurélie',
      attachments: [
        { filename: 'plan.pdf', content: sampleFiles.pdf },
        { filename: 'lettre.docm', content: sampleFiles.docm },
      ],
    });
    const first = await read();
    expect(first.items).toHaveLength(1);
    expect(first.items[0]).toMatchObject({
      kind: 'email',
      originId: messageId,
      threadId: messageId,
      title: 'La piscine, c’est pour quand ?',
      author: { handle: resident, name: 'Aurélie Petit' },
      links: ['https://ville.example/piscine'],
      attachments: [
        { name: 'plan.pdf', mimeType: 'application/pdf', verdict: 'safe' },
        { name: 'lettre.docm', verdict: 'macros' },
      ],
      mail: {
        messageId,
        from: { address: resident, name: 'Aurélie Petit' },
        to: [town],
        newText: 'Bonjour,\nquand rouvre-t-elle ? Voyez https://ville.example/piscine',
        authentication: 'pass',
      },
    });
    expect(first.items[0]?.attachments?.[1]).not.toHaveProperty('content');
    expect((await read(first.cursor)).items).toEqual([]);
    expect(peers.imap.connections().connections).toBe(2);
    expect([...(peers.store.folder(town).mails[0]?.flags ?? [])]).toEqual([]);
  });

  test('is lost nowhere when the server numbers its mails anew, and is the same as before', async () => {
    for (let number = 1; number <= 30; number += 1) deliver(raw([`Subject: ${number}`, `Message-ID: <${number}@h>`]));
    deliver(raw(['Subject: sans identifiant', 'Date: Tue, 24 Nov 2026 10:00:00 +0100'], 'Coucou'));
    const before = await read();
    expect(before.items).toHaveLength(31);
    deliver(raw(['Subject: pendant', 'Message-ID: <pendant@h>']));
    peers.store.renumber(peers.store.folder(town));
    const after = await read(before.cursor);
    const ids = (items: InboxItem[]) => items.map(({ originId }) => originId).sort();
    expect(ids(after.items)).toEqual(ids([...before.items, { originId: '<pendant@h>' } as InboxItem]));
    deliver(raw(['Subject: ensuite', 'Message-ID: <ensuite@h>']));
    expect((await read(after.cursor)).items.map(({ originId }) => originId)).toEqual(['<ensuite@h>']);
  });

  test('begins a week back at most', async () => {
    deliver(raw(['Message-ID: <vieux@h>']), { at: new Date(Date.now() - 20 * 86_400_000) });
    deliver(raw(['Message-ID: <neuf@h>']), { at: new Date(Date.now() - 2 * 86_400_000) });
    const { items, cursor } = await read();
    expect(items.map(({ originId }) => originId)).toEqual(['<neuf@h>']);
    // What is moved in later is told, however old.
    deliver(raw(['Message-ID: <retrouvé@h>']), { at: new Date(Date.now() - 300 * 86_400_000) });
    expect((await read(cursor)).items).toHaveLength(1);
  });

  test('tells what was answered from a mail program, and no draft, nor twice what was copied to ourselves', async () => {
    const aurelie = peers.client(resident, 'Aurélie');
    await aurelie.send({ to: town, subject: 'Piscine', text: 'Quand ?' });
    const agent = peers.client(town, 'Ville de Valmarin');
    const [question] = await agent.list();
    if (!question) throw new Error('no question');
    await agent.reply(question, { text: 'Lundi.' });
    const answer = peers.smtp.sent.at(-1)?.raw ?? Buffer.alloc(0);
    const sent = peers.store.folder(town, 'Sent');
    peers.store.append(sent, answer);
    deliver(answer);
    peers.store.append(sent, Buffer.from(raw(['In-Reply-To: <a@b>', 'Message-ID: <brouillon@b>'])), {
      flags: ['\\Draft'],
    });
    peers.store.append(sent, Buffer.from(raw(['Message-ID: <commande@b>', 'Subject: au fournisseur'])));
    const { items } = await read();
    expect(items.map(({ isOurs, threadId, mail }) => [isOurs, threadId, mail?.newText])).toEqual([
      [undefined, question.messageId, 'Quand ?'],
      [true, question.messageId, 'Lundi.'],
    ]);
  });

  test('stands in its thread when it names its parent alone, as some telephones write', async () => {
    deliver(raw(['Message-ID: <q@h>', 'Subject: Piscine']));
    await publisher.perform(
      step(),
      work({ mail: { to: resident, subject: 'Re: Piscine', inReplyTo: '<q@h>', references: ['<q@h>'] } }),
    );
    deliver(raw(['Message-ID: <m@h>', 'In-Reply-To: <dlv_01J.beffroi@valmarin.example>'], 'Merci'));
    deliver(raw(['Message-ID: <n@h>', 'In-Reply-To: <inconnu@h>'], 'Autre'));
    const { items } = await read();
    expect(items.map(({ originId, threadId }) => [originId, threadId])).toEqual([
      ['<q@h>', '<q@h>'],
      ['<m@h>', '<q@h>'],
      ['<n@h>', '<inconnu@h>'],
    ]);
    expect(items[1]?.mail?.references).toEqual(['<q@h>', '<dlv_01J.beffroi@valmarin.example>']);
  });

  test('says of robots that they are', async () => {
    deliver(raw(['From: a@h.example', 'Auto-Submitted: auto-replied', 'Subject: Absence']));
    deliver(raw(['From: a@h.example', 'Subject: =?utf-8?Q?Absence_du_bureau_:?= Piscine']));
    const report =
      'Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; x@h.example\r\nAction: failed\r\nStatus: 5.1.1';
    deliver(
      raw(
        ['From: MAILER-DAEMON@mx', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
        `--b\r\n\r\nNot delivered.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n${report}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <dlv.beffroi@v>\r\nSubject: x\r\n\r\nx\r\n--b--`,
      ),
    );
    const { items } = await read();
    expect(items.map(({ mail }) => mail?.automatic)).toEqual(['auto_reply', 'auto_reply', 'bounce']);
    expect(items[2]?.mail?.bounced).toEqual({ address: 'x@h.example', permanent: true, messageId: '<dlv.beffroi@v>' });
    expect(items[2]?.text).toBe('Not delivered.');
  });

  test('is by who filled in the form of a web site, which nobody verified', async () => {
    const form = ['From: Site <noreply@valmarin.example>', 'Reply-To: Aurelie <aurelie@habitant.example>'];
    deliver(raw([`Authentication-Results: ${peers.authservId}; dmarc=pass`, ...form]));
    const { items } = await read();
    expect(items[0]?.mail).toMatchObject({ from: { address: resident, name: 'Aurelie' }, authentication: 'none' });
    expect(items[0]?.mail).not.toHaveProperty('automatic');
  });

  test('is answered where its sender wants it within their domain, and nowhere else', async () => {
    const from = 'From: Aurelie <aurelie@habitant.example>';
    const verified = `Authentication-Results: ${peers.authservId}; dmarc=pass`;
    deliver(raw([verified, from, 'Reply-To: association@habitant.example']));
    deliver(raw([verified, from, 'Reply-To: association@ailleurs.example']));
    deliver(raw([from, 'Reply-To: association@habitant.example']));
    const { items } = await read();
    expect(items.map(({ mail }) => mail?.replyTo)).toEqual(['association@habitant.example', undefined, undefined]);
    expect(items.map(({ mail }) => mail?.from.address)).toEqual([resident, resident, resident]);
  });

  test('reads winmail.dat, and says when it cannot', async () => {
    const withTnef = (content: Buffer) =>
      raw(
        ['Subject: x', 'Content-Type: application/ms-tnef; name="winmail.dat"', 'Content-Transfer-Encoding: base64'],
        content.toString('base64'),
      );
    deliver(withTnef(tnefOf([{ name: 'Délibération.pdf', content: sampleFiles.pdf }], 'Ci-joint.')));
    deliver(withTnef(Buffer.from('789f3e220100ff', 'hex')));
    const { items } = await read();
    expect(items[0]).toMatchObject({ text: 'Ci-joint.', attachments: [{ name: 'Délibération.pdf', verdict: 'safe' }] });
    expect(items[1]?.attachments).toMatchObject([{ name: 'winmail.dat', verdict: 'unreadable' }]);
    expect(items[1]?.incomplete?.fr).toContain('winmail.dat');
  });

  test('is read whatever its letters were said to be, without what a database does not hold or a header may not', async () => {
    deliver(
      raw(
        ['Subject: =?utf-8?Q?R=E9union?=', 'Content-Type: text/plain; charset="utf-8"'],
        'La mairie a d\xe9cid\xe9\0',
      ),
    );
    deliver(raw(['Subject: R\xe9union', 'Content-Type: text/plain; charset=iso-8859-1'], 'L\x92\xe9cole'));
    deliver(raw(['Subject: =?utf-8?Q?Bonjour=0D=0ABcc:_x@evil.example?=', 'From: =?utf-8?Q?A=0AB?= <a@h.example>']));
    deliver('\xff\xfe\0\x01pas un courriel du tout');
    deliver(
      raw(['Content-Type: multipart/mixed; boundary=x'], '--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x'),
    );
    const { items } = await read();
    expect(items.map(({ text, title }) => [title, text]).slice(0, 3)).toEqual([
      ['Réunion', 'La mairie a décidé'],
      ['Réunion', 'L’école'],
      ['Bonjour Bcc: x@evil.example', 'Bonjour'],
    ]);
    expect(items).toHaveLength(5);
    expect(JSON.stringify(items)).not.toMatch(/\\u0000|\\ufffd/);
    expect(items[2]?.author?.name).toBe('A B');
  });

  test('is new only above what HTML marks as quoted, and whole when it is passed on', async () => {
    const html = (body: string, subject = 'Re: x') =>
      deliver(raw([`Subject: ${subject}`, 'Content-Type: text/html; charset=us-ascii'], body));
    const earlier =
      'Le 24 nov. 2026, Mairie &lt;c@v.example&gt; a &eacute;crit&nbsp;:<blockquote type="cite">Avant</blockquote>';
    html(`<p>Merci</p><div class="gmail_quote">${earlier}</div>`);
    html('<div>Merci</div><hr><div id="x_divRplyFwdMsg"><b>De :</b> Mairie<br>Avant</div><div>Avant aussi</div>');
    html(`<p>Merci</p>${earlier}`);
    html('<p>Pour vous</p><blockquote type="cite">Avant</blockquote>', 'TR : x');
    const { items } = await read();
    expect(items.map(({ mail }) => mail?.newText)).toEqual(['Merci', 'Merci', 'Merci', 'Pour vous\n\nAvant']);
    expect(items[0]?.text).toContain('Avant');
  });

  test('is taken in parts when it is large: words and small files are kept, the large ones named', async () => {
    const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
    const file = (name: string, type: string, content: Buffer) =>
      `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content)}\r\n`;
    const body =
      '--b\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nVoici les photos.\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>Voici</p>\r\n--a--\r\n' +
      file('plan.pdf', 'application/pdf', sampleFiles.pdf) +
      file('video.mp4', 'video/mp4', Buffer.alloc(2_000_000, 7)) +
      file('photo.jpg', 'image/jpeg', sampleFiles.jpeg);
    deliver(
      raw(['Subject: Photos', 'Message-ID: <gros@h>', 'Content-Type: multipart/mixed; boundary=b'], `${body}--b--\r\n`),
    );
    const { items } = await read();
    expect(items[0]).toMatchObject({ originId: '<gros@h>', text: 'Voici les photos.' });
    expect(items[0]?.attachments?.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['plan.pdf', 'safe'],
      ['photo.jpg', 'safe'],
      ['video.mp4', 'too_large'],
    ]);
    expect(items[0]?.attachments?.[2]?.bytes).toBeGreaterThan(1_900_000);
  });
});

describe('what goes out', () => {
  test('is one mail in its thread, in words and in HTML, kept among sent mails', async () => {
    const media = [imageWith('La façade')];
    const outcome = await driveUntilPublic(
      publisher,
      outgoing({ parts: [{ text: 'Voyez <ceci>.', media }] }),
      context(),
    );
    expect(outcome.state).toBe('public');
    if (outcome.state !== 'public') return;
    const [mail] = await peers.client(resident).list();
    expect(mail).toMatchObject({
      messageId: '<dlv_01J.beffroi@valmarin.example>',
      subject: 'Re: Piscine',
      from: { address: town, name: 'Ville de Valmarin' },
      to: [resident],
      inReplyTo: '<q1@habitant.example>',
      references: ['<q0@h.example>', '<q1@habitant.example>'],
    });
    expect(mail?.text).toContain('Voyez <ceci>.');
    expect(mail?.html).toContain('<p>Voyez &lt;ceci&gt;.</p>');
    expect(mail?.attachments.map(({ filename }) => filename)).toEqual(['med_1.jpg']);
    expect(mail?.headers).not.toHaveProperty('auto-submitted');
    const sent = peers.store.folder(town, 'Sent').mails;
    expect(sent.map(({ flags }) => [...flags])).toEqual([['\\Seen']]);
    expect(await publisher.readBack(outcome.published, context())).toMatchObject({
      ok: true,
      exists: true,
      text: 'Voyez <ceci>.',
    });
    // It is not told again as something that was written elsewhere.
    expect((await read()).items).toEqual([]);
  });

  test.each(['before', 'after'] as const)('is sent once when the program is killed %s it', async (moment) => {
    const killed = await driveUntilPublic(publisher, outgoing(), context(), { kill: { attempt: 0, moment } });
    expect(killed.state).toBe('killed');
    if (killed.state !== 'killed') return;
    const again = await driveUntilPublic(publisher, outgoing(), context(), { record: killed.record });
    expect(again.state).toBe('public');
    expect(peers.smtp.sent).toHaveLength(1);
  });

  test('is looked at by a person when the line was cut before the server said that it took it', async () => {
    peers.trouble.smtp.cutAfterData = true;
    const performed = await publisher.perform(step(), work());
    expect(performed).toMatchObject({ ok: false, done: 'unknown' });
    delete peers.trouble.smtp.cutAfterData;
    expect(await publisher.lookUp(step(), work())).toEqual({ ok: true, found: undefined, certain: false });
    expect(peers.smtp.sent).toHaveLength(1);
  });

  test('performed again by mistake, is sent once', async () => {
    expect(await publisher.perform(step(), work())).toMatchObject({ ok: true });
    expect(await publisher.perform(step(), work())).toMatchObject({ ok: true });
    expect(peers.smtp.sent).toHaveLength(1);
  });

  test.each([
    ['rejected', { recipient: 550 }],
    ['rate_limited', { recipient: 450 }],
    ['rejected', { data: 554 }],
  ] as const)('is told as %s when the server refuses it, and leaves no copy', async (kind, trouble) => {
    Object.assign(peers.trouble.smtp, trouble);
    expect(await publisher.perform(step(), work())).toMatchObject({ ok: false, kind, done: 'no' });
    expect(peers.store.folder(town, 'Sent').mails).toEqual([]);
    expect(await publisher.lookUp(step(), work())).toEqual({ ok: true, found: undefined, certain: true });
  });

  test.each([undefined, 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'personne'])(
    'goes to one person only: not to %j',
    async (to) => {
      const mail = to === undefined ? {} : { mail: { to, subject: 'x', references: [] } };
      const { mail: _, ...bare } = outgoing();
      expect(await publisher.perform(step(), { ...work(), outgoing: { ...bare, ...mail } })).toMatchObject({
        ok: false,
        kind: 'rejected',
        done: 'no',
      });
      expect(peers.smtp.sent).toEqual([]);
    },
  );

  test('carries no header that was put into its subject', async () => {
    await publisher.perform(
      step(),
      work({ mail: { to: resident, subject: 'x\r\nBcc: y@evil.example', references: [] } }),
    );
    const [mail] = await peers.client(resident).list();
    expect(mail?.subject).toBe('x Bcc: y@evil.example');
    expect(mail?.headers).not.toHaveProperty('bcc');
  });
});

describe('a connection', () => {
  test('is set up from what was typed, signs in to both servers, and learns who verifies senders', async () => {
    for (let number = 0; number < 6; number += 1)
      await peers.client(resident).send({ to: town, subject: String(number), text: 'x' });
    const { authservId: _, ...typed } = peers.setup(town);
    expect(mailboxSetup.parse(typed)).toEqual(typed);
    const { connection } = publisher;
    if (connection.kind !== 'secret') throw new Error('not a secret');
    const outcome = await connection.connect(typed, context());
    expect(outcome).toMatchObject({
      ok: true,
      accounts: [{ remoteId: town, handle: town, name: 'Ville de Valmarin' }],
    });
    if (!outcome.ok) return;
    expect(outcome.accounts[0]?.credentials['authservId']).toBe(peers.authservId);
    expect(await publisher.check(outcome.accounts[0]?.credentials ?? {}, context())).toMatchObject({ ok: true });
  });

  test('with a wrong password is told as such, and the password is not', async () => {
    const wrong = { ...peers.setup(town), password: 'un-mauvais-mot-de-passe' };
    const outcome = await publisher.check(wrong, context(wrong));
    expect(outcome).toMatchObject({ ok: false, kind: 'auth_expired', done: 'no' });
    expect(JSON.stringify(outcome)).not.toContain('mauvais');
    expect(await publisher.readInbox?.(undefined, context(wrong))).toMatchObject({ ok: false, kind: 'auth_expired' });
  });

  test('that is cut in the middle of a reading loses nothing', async () => {
    deliver(raw(['Message-ID: <a@h>']));
    peers.trouble.imap.cutOnFetch = true;
    expect(await publisher.readInbox?.(undefined, context())).toMatchObject({ ok: false });
    delete peers.trouble.imap.cutOnFetch;
    expect((await read()).items).toHaveLength(1);
  });

  test('sends no password in clear to a host outside the house, and goes nowhere the door does not let', async () => {
    const outside = createMailboxPublisher({ locate: async (host) => ({ ok: true, address: host, isPrivate: false }) });
    expect(await outside.check(peers.setup(town), context())).toMatchObject({ ok: false, kind: 'refused_address' });
    const message = { fr: 'Non.', en: 'No.' };
    const closed = createMailboxPublisher({ locate: async () => ({ ok: false, kind: 'refused_address', message }) });
    expect(await closed.check(peers.setup(town), context())).toEqual({
      ok: false,
      kind: 'refused_address',
      message,
      done: 'no',
    });
    expect(peers.imap.connections().now).toBe(0);
  });
});
