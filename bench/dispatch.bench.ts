import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { planDeliveries } from '../apps/server/src/modules/publishing/dispatch/delivery.plan.ts';
import { createDispatcher } from '../apps/server/src/modules/publishing/index.ts';
import { createMemoryNetwork, type MemoryNetwork } from '../apps/server/src/testing/memory.publisher.ts';
import { createChannelRegistry, sealCredentials } from '../apps/server/src/modules/channels/index.ts';
import { figures, percentile } from './figures.ts';
import { openProduct, type ProductStage } from './product.stage.ts';

const print = figures('dispatch');
const AT_ONCE = 1000;
const ACCOUNTS = 10;
/** What a network takes to answer one call. */
const ANSWER_MS = 150;
const ALONE = 20;

/**
 * Posts that are due at the same minute, and posts that are due now and then, on a network that takes its time to
 * answer; beside them, the same posts sent one after another, as a plain loop would.
 */
export async function run(): Promise<void> {
  const network = createMemoryNetwork({ kind: 'secret' });
  network.before = async () => delay(ANSWER_MS);
  const stage = await openProduct();
  const deps = {
    ...stage.program.publishing,
    channelRegistry: createChannelRegistry([network.publisher]),
    mayGoOut: async () => ({ ok: true }) as const,
  };
  const dispatcher = createDispatcher(deps);
  try {
    const accounts = await connect(stage, network);
    const sentAt = new Map<string, number>();
    network.after = ({ verb, key }) => {
      if (verb === 'perform' && key !== undefined && !sentAt.has(key)) sentAt.set(key, Date.now());
    };
    dispatcher.start();

    const due = new Date(Date.now() + 4000);
    const started = performance.now();
    const keys = await plan(stage, accounts, { count: AT_ONCE, dueAt: () => due });
    print({ figure: `planning ${AT_ONCE} posts`, unit: 'ms', value: performance.now() - started });
    const cpu = process.cpuUsage();
    await until(() => sentAt.size >= AT_ONCE);
    const used = process.cpuUsage(cpu);
    const late = keys.map((key) => (sentAt.get(key) ?? Number.NaN) - due.getTime());
    const named = `${AT_ONCE} posts due at once, ${ACCOUNTS} accounts, ${ANSWER_MS} ms an answer`;
    const last = Math.max(...late) / 1000;
    print({ figure: `${named}: last one out`, unit: 's', value: last });
    print({ figure: `${named}: median`, unit: 's', value: percentile(late, 0.5) / 1000 });
    print({ figure: `${named}: processor`, unit: 's', value: (used.user + used.system) / 1e6 });
    print({
      figure: `${named}: times the plain loop`,
      unit: 'ratio',
      value: (AT_ONCE * ANSWER_MS) / 1000 / last,
      peer: 'one after another, without writing anything down',
    });
    if (network.posts().length !== AT_ONCE) throw new Error(`${network.posts().length} posts are out`);

    sentAt.clear();
    const base = Date.now() + 2000;
    const alone = await plan(stage, accounts, {
      count: ALONE,
      dueAt: (index) => new Date(base + index * 730 + ((index * 137) % 500)),
      tell: (key, at) => dueOf.set(key, at),
    });
    await until(() => sentAt.size >= ALONE);
    const lateness = alone.map((key) => (sentAt.get(key) ?? Number.NaN) - (dueOf.get(key) ?? 0) - ANSWER_MS);
    print({ figure: `a post alone, late by: median`, unit: 's', value: percentile(lateness, 0.5) / 1000 });
    print({ figure: `a post alone, late by: most`, unit: 's', value: Math.max(...lateness) / 1000 });
  } finally {
    await dispatcher.stop();
    await stage.close();
  }
}
const dueOf = new Map<string, number>();

async function connect({ program, territoryId }: ProductStage, network: MemoryNetwork): Promise<string[]> {
  const { connection } = network.publisher;
  if (connection.kind !== 'secret') throw new Error('the network of the bench is connected by a secret');
  const [model] = network.accounts;
  if (!model) throw new Error('the network shows no account');
  for (let place = network.accounts.length; place < ACCOUNTS; place += 1)
    network.accounts.push({ ...model, remoteId: `${model.remoteId}${place}`, handle: `${model.handle}${place}` });
  const context = { http: program.http, now: program.now, signal: new AbortController().signal };
  const found = await connection.connect({ server: 'x', password: 'ouvre-toi' }, context);
  if (!found.ok) throw new Error(found.message.en);
  const ids: string[] = [];
  for (const [place, { remoteId, handle, credentials }] of found.accounts.entries()) {
    const id = `chn_${String(place).padStart(14, '0')}`;
    await program.db
      .insertInto('channels.channel')
      .values({
        territory_id: territoryId,
        id,
        network: network.publisher.network,
        remote_id: remoteId,
        name: handle,
        handle,
        sealed_credentials: sealCredentials(program.sealer, { territory_id: territoryId, id }, credentials),
      })
      .execute();
    ids.push(id);
  }
  return ids;
}

let made = 0;
/** @returns the identifiers of the deliveries */
async function plan(
  { program, territoryId }: ProductStage,
  accounts: readonly string[],
  given: { count: number; dueAt: (index: number) => Date; tell?: (key: string, at: number) => void },
): Promise<string[]> {
  const keys: string[] = [];
  await program.db.transaction().execute(async (trx) => {
    for (let index = 0; index < given.count; index += 1) {
      made += 1;
      const publicationId = `pub_${String(made).padStart(14, '0')}`;
      const draft = {
        title: '',
        lang: 'fr',
        content: { parts: [{ text: `Annonce ${made}`, media: [] }] },
        variants: {},
      };
      await sql`
        insert into publishing.publication (territory_id, id, state, draft, author_id)
        values (${territoryId}, ${publicationId}, 'scheduled', ${JSON.stringify(draft)}, 'per_bench')
      `.execute(trx);
      const dueAt = given.dueAt(index);
      const channel = accounts[index % accounts.length] ?? '';
      await planDeliveries(trx, {
        territoryId,
        publicationId,
        dueAt,
        channels: [{ id: channel, network: 'mastodon' }],
      });
      const { rows } = await sql<{ id: string }>`
        select id from publishing.delivery where territory_id = ${territoryId} and publication_id = ${publicationId}
      `.execute(trx);
      keys.push(...rows.map(({ id }) => id));
      if (rows[0]) given.tell?.(rows[0].id, dueAt.getTime());
    }
  });
  return keys;
}

async function until(done: () => boolean): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (!done()) {
    if (Date.now() > deadline) throw new Error('it never comes to an end');
    await delay(20);
  }
}
