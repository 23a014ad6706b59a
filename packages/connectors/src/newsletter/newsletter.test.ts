import { afterEach, describe, expect, test } from 'vitest';
import type { Outgoing } from '../publish.port.ts';
import { driveUntilPublic, type DeliveryRecord } from '../testing/delivery.drive.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { imageWith } from '../testing/publish-fixture.ts';
import { describePublisher } from '../testing/publish-suite.ts';
import type { NewsletterMailer } from './newsletter.mailer.ts';
import { createNewsletterPublisher } from './newsletter.publisher.ts';
import { startStubMailer, type StubMailer } from './testing/mailer-stub.ts';

const letter = { name: 'La lettre de Valmarin', sender: 'Ville de Valmarin', replyTo: 'contact@ville.example' };
const handle = 'la-lettre-de-valmarin';
const account = { channelId: 'chn_1', territoryId: 'ter_1', remoteId: handle, handle };

/** The mailer of the test that runs. */
let current: StubMailer | undefined;
const publisher = createNewsletterPublisher(
  new Proxy({} as NewsletterMailer, { get: (_, verb: keyof NewsletterMailer) => current?.mailer[verb] }),
);

describePublisher(publisher, async () => {
  current = await startStubMailer(1);
  const { network } = current;
  return { network, http: createLoopbackHttpClient(), setup: letter, credentials: letter, account };
});

describe('a letter to many', () => {
  afterEach(() => current?.network.close());

  const outgoing = (text = 'La piscine rouvre lundi.\n\nhttps://ville.example/piscine'): Outgoing => ({
    key: 'dlv_1',
    startedAt: '2026-11-24T08:00:00.000Z',
    lang: 'fr',
    title: 'La piscine rouvre <enfin>',
    parts: [{ text, media: [imageWith('Le grand "bassin"')] }],
    link: { url: 'https://ville.example/tarifs', title: 'Les tarifs' },
  });
  const context = ({ network }: StubMailer) => ({
    http: createLoopbackHttpClient(),
    now: network.clock.now,
    signal: new AbortController().signal,
    credentials: letter,
    account,
  });
  async function start(subscribers: number): Promise<StubMailer> {
    current = await startStubMailer(subscribers);
    return current;
  }

  test('reaches each of them once, by batches, wherever the program was killed', async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const stub = await start(120);
      let record: DeliveryRecord = { done: [] };
      await driveUntilPublic(publisher, outgoing(), context(stub), { record, kill: { attempt, moment: 'after' } });
      record = JSON.parse(JSON.stringify(record)) as DeliveryRecord;
      const outcome = await driveUntilPublic(publisher, outgoing(), context(stub), { record });
      expect(outcome.state).toBe('public');
      expect(outcome.state === 'public' && outcome.published.steps.map(({ key }) => key)).toEqual([
        'batch:0',
        'batch:1',
        'batch:2',
      ]);
      expect(stub.mails.map(({ to }) => to)).toHaveLength(120);
      expect(new Set(stub.mails.map(({ to }) => to)).size).toBe(120);
      await stub.network.close();
    }
  });

  test('a failure in the middle of a batch is in doubt; sent again, it goes to the others only', async () => {
    const stub = await start(60);
    const send = stub.mailer.send;
    let left = 20;
    stub.mailer.send = async (...given) => {
      left -= 1;
      if (left === 0) stub.network.scenario = 'down';
      return send(...given);
    };
    const waits: number[] = [];
    const outcome = await driveUntilPublic(publisher, outgoing(), context(stub), {
      wait: (seconds) => {
        waits.push(seconds);
        stub.network.scenario = 'ok';
      },
    });
    expect(outcome.state).toBe('public');
    expect(waits.length).toBeGreaterThan(0);
    expect(stub.mails.length).toBe(60);
    expect(new Set(stub.mails.map(({ to }) => to)).size).toBe(60);
  });

  test('an address that does not exist does not keep it from the others', async () => {
    const stub = await start(3);
    stub.dead.add('sub_1@habitant.example');
    expect(await driveUntilPublic(publisher, outgoing(), context(stub))).toMatchObject({ state: 'public' });
    expect(stub.mails.map(({ to }) => to)).toEqual(['sub_0@habitant.example', 'sub_2@habitant.example']);
  });

  test('without a confirmed subscriber, says that nobody would receive it', async () => {
    const outcome = await driveUntilPublic(publisher, outgoing(), context(await start(0)));
    expect(outcome).toMatchObject({ state: 'refused', trouble: { kind: 'rejected', done: 'no' } });
  });

  test('can be read by all, and left by one click', async () => {
    const stub = await start(1);
    await driveUntilPublic(publisher, outgoing(), context(stub));
    const [mail] = stub.mails;
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': '<https://ville.example/lettre/sub_0/fin>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': '<la-lettre-de-valmarin.ville.example>',
    });
    expect(mail?.from).toEqual({ name: 'Ville de Valmarin', replyTo: 'contact@ville.example' });
    expect(mail?.html).toContain('<html lang="fr">');
    expect(mail?.html.match(/<h1/g)).toHaveLength(1);
    expect(mail?.html).toContain('La piscine rouvre &lt;enfin&gt;');
    expect(mail?.html).toContain('src="cid:med_1@beffroi" alt="Le grand &quot;bassin&quot;" width="600" height="338"');
    expect(mail?.html).toContain('<a href="https://ville.example/piscine">');
    expect(mail?.html).toContain('>Se désinscrire</a>');
    expect(mail?.attachments.map(({ cid, filename }) => [cid, filename])).toEqual([['med_1@beffroi', 'med_1.jpg']]);
    for (const said of ['[Image : Le grand "bassin"]', 'Les tarifs\nhttps://ville.example/tarifs', 'Se désinscrire : '])
      expect(mail?.text).toContain(said);
  });
});
