import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connector, HttpClient, Publisher, ReceivedEvent, ReceivedPost, Trouble } from '@beffroi/connectors';
import type { Endpoint, Input, Output, Role, TerritoryKind } from '@beffroi/contracts';
import { sql } from 'kysely';
import { generateVAPIDKeys } from 'web-push';
import { z } from 'zod';
import { createProgram, type Program } from '../app/program.ts';
import type { AllTables } from '../app/tables.ts';
import { addTerritory, createPerson, giveRole } from '../modules/identity/index.ts';
import { ingest } from '../modules/listening/index.ts';
import { quarterOf } from '../modules/listening/ingestion/mentions.count.ts';
import { loadSettings } from '../platform/config/index.ts';
import { createLogger } from '../platform/logger.ts';
import { createBrowser, type Browser } from './browser.jar.ts';
import { freshDatabase } from './database.ts';
import { PASSWORD } from './identity.stage.ts';
import { createMemoryNetwork } from './memory.publisher.ts';

const BASE_URL = 'http://localhost:4300';

export type ProgramStage = {
  program: Program;
  db: Program['db'];
  /** A territory, by its identifier. */
  territory: (name: string, kind?: TerritoryKind) => Promise<string>;
  person: (territoryId: string, role: Role, name?: string) => Promise<Person>;
  /** Posts heard at once, as if a source had told them; `past` as at its first reading. */
  hear: (
    territoryId: string,
    posts: readonly Partial<ReceivedPost>[],
    more?: { past?: boolean },
  ) => ReturnType<typeof ingest>;
  hearEvents: (
    territoryId: string,
    events: readonly ReceivedEvent[],
    more?: { past?: boolean },
  ) => ReturnType<typeof ingest>;
  /** Four weeks of an ordinary watch: a mention every twenty minutes by day, none at night, until twenty minutes ago. */
  ordinaryPast: (territoryId: string, watchId: string) => Promise<void>;
  /** The time that the program reads. */
  clock: { now: Date };
  close: () => Promise<void>;
};

export type Person = {
  id: string;
  email: string;
  browser: Browser;
  /** Calls an endpoint as this person; a refusal is thrown with its problem. */
  call: <E extends Endpoint>(endpoint: E, input: Partial<Input<E>>) => Promise<Output<E>>;
  /** The same, answering the bare response. */
  ask: (endpoint: Endpoint, input: { params?: unknown; query?: unknown; body?: unknown }) => Promise<Response>;
};

/** No test reaches the network: a call out answers that nobody is there. */
const nobody: Trouble = {
  ok: false,
  kind: 'unavailable',
  message: { fr: 'Personne ne répond.', en: 'Nobody answers.' },
};
export const noNetwork: HttpClient = {
  fetch: async () => nobody,
  open: async () => nobody,
  webSocket: async () => nobody,
};

/** The whole program on a database of its own, answering without a port and doing nothing by itself. */
export async function programStage(
  given: {
    env?: Record<string, string>;
    connectors?: readonly Connector[];
    /** A network in memory unless told. */
    publishers?: readonly Publisher[];
    http?: HttpClient;
    now?: Date;
    /** By which way the program reaches its database; straight unless told. */
    throughDatabase?: (url: string) => Promise<string>;
  } = {},
): Promise<ProgramStage> {
  const base = await freshDatabase<AllTables>();
  const dataFolder = await mkdtemp(join(tmpdir(), 'beffroi-test-'));
  const outcome = loadSettings({ LOG_LEVEL: 'silent', DATA_FOLDER: dataFolder, ...given.env });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const clock = { now: given.now ?? new Date() };
  const program = await createProgram({
    settings: { ...outcome.settings, baseUrl: BASE_URL },
    databaseUrl: given.throughDatabase ? await given.throughDatabase(base.url) : base.url,
    secret: randomBytes(32),
    vapid: { ...generateVAPIDKeys(), subject: 'mailto:beffroi@example.fr' },
    http: given.http ?? noNetwork,
    connectors: given.connectors ?? [memoryConnector()],
    publishers: given.publishers ?? [createMemoryNetwork({ now: () => clock.now }).publisher],
    logger: createLogger(outcome.settings.logLevel),
    webFolder: '/nonexistent',
    version: '0.0.0-test',
    now: () => clock.now,
    unattended: false,
  });
  await program.open();
  const { db } = program;
  let people = 0;
  let posts = 0;

  const hearEvents: ProgramStage['hearEvents'] = async (territoryId, events, more = {}) =>
    ingest(program as never, { territoryId, sourceId: null, events, ...more });
  return {
    program,
    db,
    clock,
    hearEvents,
    hear: async (territoryId, given, more) =>
      hearEvents(
        territoryId,
        given.map((post) => {
          posts += 1;
          const whole = {
            network: 'import' as const,
            originId: `post-${posts}`,
            text: '',
            tags: [],
            mentions: [],
            links: [],
            media: [],
            postedAt: clock.now.toISOString(),
            ...post,
          };
          return { kind: 'post' as const, post: whole };
        }),
        more,
      ),
    async ordinaryPast(territoryId, watchId) {
      for (const watch of [watchId, '']) {
        await sql`
          insert into listening.volume (territory_id, watch_id, minute, mentions)
          select ${territoryId}, ${watch}, minute, 1 from generate_series(
            date_trunc('hour', ${clock.now}::timestamptz) - interval '28 days', ${clock.now}::timestamptz - interval '20 minutes', interval '20 minutes') as minute
          where extract(hour from minute at time zone 'Europe/Paris') between 7 and 22
        `.execute(db);
        await sql`
          insert into listening.volume_quarter (territory_id, watch_id, quarter, mentions)
          select territory_id, watch_id, ${quarterOf('minute')}, sum(mentions) from listening.volume
          where territory_id = ${territoryId} and watch_id = ${watch} group by 1, 2, 3
          on conflict (territory_id, watch_id, quarter) do update set mentions = excluded.mentions
        `.execute(db);
      }
    },
    async territory(name, kind = 'region') {
      const input = { name, kind, variants: [], timeZone: 'Europe/Paris', languages: ['fr'] };
      return db
        .transaction()
        .execute(async (trx) => (await addTerritory(trx, { input, actor: { kind: 'system' } })).id);
    },
    async person(territoryId, role, name) {
      people += 1;
      const email = `personne${people}@example.fr`;
      const created = await db.transaction().execute(async (trx) => {
        const person = await createPerson(trx, {
          email,
          name: name ?? `Personne ${people}`,
          password: PASSWORD,
          locale: 'fr',
        });
        await giveRole(trx, { territoryId, personId: person.id, role });
        return person;
      });
      const browser = createBrowser({ baseUrl: BASE_URL, serve: async (request) => program.app.fetch(request) });
      const { status } = await browser.json('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
      if (status !== 200) throw new Error(`signing in answered ${status}`);
      return { id: created.id, email, browser, ...callsOf(browser) };
    },
    async close() {
      await program.stop();
      await base.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function callsOf(browser: Browser): Pick<Person, 'call' | 'ask'> {
  const ask: Person['ask'] = async (endpoint, { params = {}, query = {}, body }) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent(String((params as Record<string, unknown>)[key])),
    );
    const pairs = Object.entries(query as Record<string, unknown>).map(([key, value]): [string, string] => [
      key,
      String(value),
    ]);
    const search = new URLSearchParams(pairs).toString();
    return browser.call(endpoint.method, search === '' ? path : `${path}?${search}`, body);
  };
  return {
    ask,
    async call(endpoint, input) {
      const response = await ask(endpoint, input);
      const answer: unknown = response.status === 204 ? undefined : await response.json();
      if (!response.ok) throw Object.assign(new Error(`${endpoint.id}: ${response.status}`), { problem: answer });
      return answer as Output<typeof endpoint>;
    },
  };
}

/** A network in memory: what `post` is given is what its next reading tells. */
export function memoryConnector(): Connector & {
  tell: (...events: ReceivedEvent[]) => void;
  fail: (trouble: Trouble | undefined) => void;
} {
  let waiting: ReceivedEvent[] = [];
  let trouble: Trouble | undefined;
  return {
    id: 'import',
    name: 'Mémoire',
    capabilities: {
      receive: { state: 'native' },
      publish: { state: 'impossible' },
      reply: { state: 'impossible' },
      moderate: { state: 'impossible' },
      measure: { state: 'impossible' },
    },
    tell: (...events) => void waiting.push(...events),
    fail: (next) => {
      trouble = next;
    },
    sourceKinds: [
      {
        id: 'memory.feed',
        network: 'import',
        label: { fr: 'En mémoire', en: 'In memory' },
        config: z.object({ place: z.string().min(1), token: z.string().optional() }),
        secretFields: ['token'],
        state: z.object({ readings: z.number() }),
        initialState: { readings: 0 },
        mode: 'poll',
        poll: async (_config: unknown, state: { readings: number }) => {
          if (trouble) return trouble;
          const events = waiting;
          waiting = [];
          return { ok: true as const, events, state: { readings: state.readings + 1 }, notes: [] };
        },
      },
    ],
  };
}
