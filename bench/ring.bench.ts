import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { createPerson, giveRole } from '../apps/server/src/modules/identity/index.ts';
import { createWatch, ingest } from '../apps/server/src/modules/listening/index.ts';
import { quarterOf } from '../apps/server/src/modules/listening/ingestion/mentions.count.ts';
import { sealSubscription } from '../apps/server/src/modules/notifications/delivery/push.send.ts';
import { setChain } from '../apps/server/src/modules/oncall/index.ts';
import { newId } from '../apps/server/src/platform/ids.ts';
import { decryptPush } from '../apps/server/src/testing/push.decrypt.ts';
import { figures, percentile } from './figures.ts';
import { openProduct, type ProductStage } from './product.stage.ts';

const print = figures('ring');
const EVERY_MS = 250;
const MOST_POSTS = 240;
const subjects = 'viaduc tramway piscine musée marché lycée hôpital gare stade théâtre mairie cathédrale'.split(' ');
const rehearsal = 'passerelle';

/**
 * From the first post of a burst entering the program to the ring of a call on a closed phone, with the rounds and jobs of
 * an installation at work. What detection itself needs is told apart: the post at which a look that is made after every
 * post would have rung, on a watch of the same habit.
 */
export async function run(): Promise<void> {
  const phone = await listenAsPushService();
  const stage = await openProduct({ unattended: true, privateHosts: ['127.0.0.1'] });
  try {
    await putOnCall(stage, phone);
    const watches = new Map<string, string>();
    for (const subject of [rehearsal, ...subjects]) watches.set(subject, await addWatch(stage, subject));
    const needed = await rehearse(stage, watches.get(rehearsal) ?? '');
    print({ figure: 'what detection needs, looked at after every post', unit: 'posts', value: needed });
    stage.program.begin();
    const whole: number[] = [];
    const beyond: number[] = [];
    for (const [place, subject] of subjects.entries()) {
      // Bursts wait for no round: each begins at another moment between two of them.
      await delay(place * EVERY_MS);
      const burst = await ringFor(stage, phone, { subject, watchId: watches.get(subject) ?? '', needed });
      whole.push(burst.whole);
      beyond.push(burst.beyond);
    }
    const named = `${subjects.length} bursts, one post every ${EVERY_MS} ms`;
    for (const [what, share] of [
      ['median', 0.5],
      ['95th percentile', 0.95],
      ['worst', 1],
    ] as const) {
      print({ figure: `${named}: first post to ring, ${what}`, unit: 's', value: percentile(whole, share) / 1000 });
      print({ figure: `${named}: beyond detection, ${what}`, unit: 's', value: percentile(beyond, share) / 1000 });
    }
  } finally {
    await stage.close();
    phone.close();
  }
}

type Phone = Awaited<ReturnType<typeof listenAsPushService>>;

/** A push service and the browser behind it: what arrives is decrypted, and kept with its time. */
async function listenAsPushService() {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const auth = randomBytes(16);
  const rings = new Map<string, number>();
  const server = createServer((request, response) => {
    const at = performance.now();
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const shown = JSON.parse(decryptPush(Buffer.concat(parts), { ecdh, auth })) as { tag: string };
      if (!rings.has(shown.tag)) rings.set(shown.tag, at);
      response.writeHead(201).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    subscription: {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/phone`,
      keys: { p256dh: ecdh.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
    },
    /** When an alarm rang, by the clock of `performance`. */
    rangAt: (alarmId: string) => rings.get(alarmId),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function putOnCall({ program, territoryId }: ProductStage, phone: Phone): Promise<void> {
  const personId = await program.db.transaction().execute(async (trx) => {
    const email = 'astreinte@example.fr';
    const password = randomBytes(12).toString('hex');
    const person = await createPerson(trx, { email, name: 'Camille', password, locale: 'fr' });
    await giveRole(trx, { territoryId, personId: person.id, role: 'community_manager' });
    return person.id;
  });
  const id = newId('dev');
  await program.db
    .insertInto('notifications.device')
    .values({
      territory_id: territoryId,
      id,
      person_id: personId,
      label: 'Téléphone',
      endpoint_hash: id,
      sealed_subscription: sealSubscription(program.sealer, territoryId, id, phone.subscription),
      locale: 'fr',
    })
    .execute();
  const steps = [{ who: personId, by: ['push' as const], waitMinutes: 30 }];
  await setChain(program.oncall, {
    territoryId,
    chain: { active: true, minLevel: 1, steps, rounds: 1 },
    actor: { kind: 'system' },
  });
}

/** A watch with four weeks of a mention every twenty minutes, until twenty minutes ago. */
async function addWatch({ program, territoryId }: ProductStage, subject: string): Promise<string> {
  const { id } = await createWatch(program as never, {
    territoryId,
    watch: { name: subject, query: subject, colour: 'brick', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  await sql`
    insert into listening.volume (territory_id, watch_id, minute, mentions)
    select ${territoryId}, ${id}, minute, 1 from generate_series(
      date_trunc('hour', now()) - interval '28 days', now() - interval '20 minutes', interval '20 minutes') as minute
  `.execute(program.db);
  await sql`
    insert into listening.volume_quarter (territory_id, watch_id, quarter, mentions)
    select territory_id, watch_id, ${quarterOf('minute')}, sum(mentions) from listening.volume
    where territory_id = ${territoryId} and watch_id = ${id} group by 1, 2, 3
    on conflict (territory_id, watch_id, quarter) do update set mentions = excluded.mentions
  `.execute(program.db);
  return id;
}

async function post({ program, territoryId }: ProductStage, subject: string, index: number): Promise<void> {
  const text = `Le projet du ${subject} est une honte, numéro ${index}`;
  await ingest(program as never, {
    territoryId,
    sourceId: null,
    events: [
      {
        kind: 'post',
        post: {
          network: 'import',
          originId: `${subject} ${index}`,
          text,
          tags: [],
          mentions: [],
          links: [],
          media: [],
          postedAt: new Date().toISOString(),
          author: { handle: `voix${index}` },
        },
      },
    ],
  });
}

async function alarmOf({ program, territoryId }: ProductStage, watchId: string): Promise<string | undefined> {
  const row = await program.db
    .selectFrom('alerts.alarm')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('watch_id', '=', watchId)
    .executeTakeFirst();
  return row?.id;
}

/** How many posts a burst needs before the detector rings. */
async function rehearse(stage: ProductStage, watchId: string): Promise<number> {
  // It reads the past of every watch.
  await stage.program.detection.look();
  for (let index = 1; index <= MOST_POSTS; index += 1) {
    await post(stage, rehearsal, index);
    await stage.program.detection.look();
    if ((await alarmOf(stage, watchId)) !== undefined) return index;
  }
  throw new Error('the detector hears no burst');
}

async function ringFor(
  stage: ProductStage,
  phone: Phone,
  { subject, watchId, needed }: { subject: string; watchId: string; needed: number },
): Promise<{ whole: number; beyond: number }> {
  const started = performance.now();
  let enough = Number.NaN;
  for (let index = 1; index <= MOST_POSTS; index += 1) {
    await delay(Math.max(0, started + (index - 1) * EVERY_MS - performance.now()));
    if (index === needed) enough = performance.now();
    await post(stage, subject, index);
    const alarmId = await alarmOf(stage, watchId);
    const at = alarmId === undefined ? undefined : phone.rangAt(alarmId);
    if (at !== undefined) return { whole: at - started, beyond: at - enough };
  }
  throw new Error(`nothing rang for ${subject}`);
}
