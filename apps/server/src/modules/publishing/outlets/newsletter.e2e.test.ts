import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Publisher, StepResult } from '@beffroi/connectors';
import type { NewsletterMail } from '@beffroi/connectors/newsletter';
import { eraseSubscriber, exportSubscribers, getNewsletter, importSubscribers } from '@beffroi/contracts';
import type { MailOutcome } from '../../../platform/mail/mailer.ts';
import { noNetwork } from '../../../testing/program.stage.ts';
import { publishingStage, saidIn, type PublishingStage, type Team } from '../../../testing/publishing.stage.ts';
import { createNewsletterMailer } from './newsletter.mailer.ts';
import { forgetUnconfirmed } from './subscriber.usecases.ts';

let stage: PublishingStage;
let team: Team;
let letter: string;
const consent = 'Inscrits au forum des associations du 5 septembre, case cochée.';

beforeAll(async () => {
  stage = await publishingStage();
  team = await stage.team();
});
afterAll(async () => stage.close());

const params = () => ({ territoryId: team.territoryId, channelId: letter });
const account = () => ({ ...params(), remoteId: 'la-lettre', handle: 'la-lettre' });
const anotherLetter = async () => {
  letter = await stage.channel(team.territoryId, 'La lettre', 'newsletter');
};

async function open(path: string, form?: Record<string, string>): Promise<Response> {
  const url = path.startsWith('http') ? path : `http://localhost:4300${path}`;
  if (!form) return stage.program.app.request(url);
  return stage.program.app.request(url, { method: 'POST', body: new URLSearchParams(form) });
}
const bring = async (...addresses: string[]) =>
  team.head.call(importSubscribers, { params: params(), body: { addresses, consent } });
const readers = async () => (await team.manager.call(getNewsletter, { params: params() })).confirmed;
const linkIn = (mail: string | undefined, what: string): string =>
  new RegExp(`http\\S*/${what}/[\\w.-]+`).exec(saidIn(mail ?? ''))?.[0] ?? 'no link';

/** Performs what is left of an issue; `again` from the beginning, as after a death that lost the record. */
async function send(key: string, done: StepResult[] = []): Promise<StepResult[]> {
  const publisher: Publisher = stage.program.channelRegistry.publisher('newsletter');
  const parts = [{ text: 'La piscine rouvre lundi.', media: [] }];
  const outgoing = { key, startedAt: stage.clock.now.toISOString(), lang: 'fr', title: 'La piscine rouvre', parts };
  const credentials = { name: 'La lettre', sender: 'Ville de Valmarin', replyTo: 'contact@valmarin.example' };
  for (;;) {
    const step = publisher.next(outgoing, done);
    if (!step) return done;
    const work = { outgoing, done, credentials, account: account(), http: noNetwork, now: () => stage.clock.now };
    const outcome = await publisher.perform(step, { ...work, signal: new AbortController().signal });
    if (!outcome.ok || !('result' in outcome)) throw new Error(JSON.stringify(outcome));
    done.push(outcome.result);
  }
}

describe('signing up', () => {
  test('takes a confirmation by mail, which opening the link does not give', async () => {
    await anotherLetter();
    const page = await (await open(`/lettre/${letter}`)).text();
    expect(page).toContain('<label for="email">');
    expect(page).not.toMatch(/<script|style="/);
    const asked = await open(`/lettre/${letter}`, { email: ' Lea@Habitant.example ' });
    expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('confirmez par courriel')]);
    // Asked at once again: the same answer, and no second mail.
    expect((await open(`/lettre/${letter}`, { email: 'lea@habitant.example' })).status).toBe(200);
    expect(stage.mails).toHaveLength(1);
    const link = linkIn(stage.mails[0], 'confirmer');
    const before = await open(link);
    expect([before.status, before.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await readers()).toBe(0);
    expect(await (await open(link, {})).text()).toContain('Vous êtes inscrit');
    expect(await readers()).toBe(1);
    expect((await open(`${link}x`, {})).status).toBe(410);
  });

  test('tells what is wrong with an address, writes to no program, and is bounded', async () => {
    await anotherLetter();
    stage.mails.length = 0;
    stage.clock.now = new Date(stage.clock.now.getTime() + 3_600_000);
    const wrong = await open(`/lettre/${letter}`, { email: 'léa<b>' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('value="léa&lt;b&gt;"')]);
    expect((await open(`/lettre/${letter}`, { email: 'robot@spam.example', site: 'x' })).status).toBe(200);
    expect(stage.mails).toHaveLength(0);
    const statuses: number[] = [];
    for (let n = 0; n < 6; n += 1)
      statuses.push((await open(`/lettre/${letter}`, { email: `n${n}@h.example` })).status);
    expect(statuses).toContain(429);
  });

  test('forgets within a week whoever does not confirm', async () => {
    const count = async () => (await team.manager.call(getNewsletter, { params: params() })).waiting;
    expect(await count()).toBeGreaterThan(0);
    await forgetUnconfirmed(stage.db as never, new Date(stage.clock.now.getTime() + 8 * 86_400_000));
    expect(await count()).toBe(0);
  });
});

describe('an issue', () => {
  test('reaches each reader once, whatever is performed again, and can be read in a browser', async () => {
    await anotherLetter();
    await bring('a@h.example', 'b@h.example', 'c@h.example');
    stage.mails.length = 0;
    const [list] = await send('del_one');
    expect(stage.mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).toSorted()).toEqual([
      'a@h.example',
      'b@h.example',
      'c@h.example',
    ]);
    await send('del_one');
    expect(stage.mails).toHaveLength(3);
    const [mail = ''] = stage.mails;
    expect(mail).toMatch(/^From: Ville de Valmarin <beffroi@example.fr>/m);
    expect(mail).toMatch(/^Reply-To: contact@valmarin.example/m);
    expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(await (await open(list?.refs['page'] ?? '')).text()).toContain('La piscine rouvre lundi.');
    expect(await (await open(`/lettre/${letter}`)).text()).toContain('La piscine rouvre');
    const { issues } = await team.manager.call(getNewsletter, { params: params() });
    expect(issues).toMatchObject([{ key: 'del_one', sent: 3, refused: 0, left: 0 }]);
  });

  test('is left by one click: the address is erased, and stays gone when it is brought again', async () => {
    const [mail = ''] = stage.mails;
    const leave = /List-Unsubscribe:\s+<([^>]+)>/.exec(mail)?.[1] ?? '';
    const who = /^To: (.*)$/m.exec(mail)?.[1]?.trim() ?? '';
    expect((await open(leave)).status).toBe(200);
    expect(await readers()).toBe(3);
    expect((await open(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect((await open(leave, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect(await readers()).toBe(2);
    const rows = await stage.db
      .selectFrom('publishing.subscriber')
      .selectAll()
      .where('ended_at', 'is not', null)
      .execute();
    expect(rows.map(({ sealed_email }) => sealed_email)).toEqual(['']);
    expect(await bring(who, 'D@h.example', 'pas une adresse')).toEqual({
      added: 1,
      already: 0,
      gone: 1,
      invalid: ['pas une adresse'],
    });
    stage.mails.length = 0;
    await send('del_two');
    expect(stage.mails).toHaveLength(3);
  });

  test('that was being handed over when the answer was lost is not sent again; all others are', async () => {
    const outcomes: MailOutcome[] = [
      { ok: false, kind: 'unavailable', message: 'cut', isInDoubt: true },
      { ok: false, kind: 'unavailable', message: 'away' },
      { ok: false, kind: 'rejected', message: 'no such user', isMailboxRefused: true },
    ];
    const sent: string[] = [];
    const mailer = createNewsletterMailer({
      ...stage.program,
      db: stage.db as never,
      now: () => stage.clock.now,
      mailer: {
        configured: true,
        verify: async () => ({ ok: true }),
        send: async ({ to }) => {
          const outcome = outcomes.shift() ?? { ok: true };
          if (outcome.ok) sent.push(to);
          return outcome;
        },
      },
    });
    const at = stage.clock.now.toISOString();
    await mailer.prepare('del_three', { subject: 's', lang: 'fr', text: 't', at }, account());
    const all = { from: 0, count: 50 };
    const list = await mailer.recipients('del_three', all, account());
    const [first, second, third] = list.ok ? list.recipients : [];
    const give = async (to: typeof first) =>
      mailer.send(
        'del_three',
        to?.id ?? '',
        { to: to?.address, headers: {}, attachments: [] } as never as NewsletterMail,
        account(),
      );
    expect(await give(first)).toMatchObject({ ok: false, done: 'unknown' });
    expect(await give(second)).toMatchObject({ ok: false, done: 'no' });
    expect(await give(third)).toEqual({ ok: true, state: 'refused' });
    expect(await give(first)).toEqual({ ok: true, state: 'already' });
    expect(await mailer.unsettled('del_three', all, account())).toEqual({ ok: true, recipients: 1 });
    expect(await give(second)).toEqual({ ok: true, state: 'sent' });
    expect(sent).toEqual([second?.address]);
    expect(await mailer.counts('del_three', account())).toEqual({ ok: true, counts: { reach: 1 } });
  });

  test('is of those whose address can be told, and erased, at their asking', async () => {
    const { path: pattern } = exportSubscribers;
    const path = pattern.replace(':territoryId', team.territoryId).replace(':channelId', letter);
    const told = await team.head.browser.call('GET', path);
    expect(await told.text()).toContain(`d@h.example`);
    expect((await team.manager.browser.call('GET', path)).status).toBe(403);
    const body = { address: 'd@H.example' };
    expect(await team.head.call(eraseSubscriber, { params: params(), body })).toEqual({ erased: true });
    expect(await team.head.call(eraseSubscriber, { params: params(), body })).toEqual({ erased: false });
    expect(JSON.stringify(await stage.db.selectFrom('publishing.subscriber').selectAll().execute())).not.toContain(
      'h.example',
    );
  });
});
