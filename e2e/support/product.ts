import { randomBytes } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Program } from '../../apps/server/src/app/program.ts';
import { createFromTemplate, dropDatabase, urlOfDatabase } from '../../apps/server/src/testing/database.clone.ts';
import { assembleProgram } from './program.assemble.ts';

export type Product = {
  /** Where it answers: `http://localhost:<port>`. */
  address: string;
  program: Program;
  /** The time that the program reads; a window opened on it begins at that time and goes on by itself. */
  clock: { now: Date };
  /** Reads every source and sends every post that is due, then lets the detector look and the jobs be done: what goes on by itself in life. */
  live: () => Promise<void>;
  /** Takes the network away, open streams included, and brings it back. */
  network: { cut: () => void; restore: () => void };
  close: () => Promise<void>;
};

export type DemoProduct = Product & {
  /** The demonstration region. */
  territoryId: string;
  /** The identifier of another territory of the demonstration, by a part of its name. */
  territory: (name: string) => Promise<string>;
  /** Opens a window of its own where this person has come in, at the first page of the territory. */
  signIn: (browser: Browser, email?: string, options?: BrowserContextOptions) => Promise<Page>;
};

export const people = {
  administrator: 'nora.vasseur@picardie.example',
  communityManager: 'camille.delattre@picardie.example',
  headOfCommunication: 'helene.marchand@picardie.example',
  validator: 'nadege.obry@picardie.example',
  electedOfficial: 'ml.hembert@picardie.example',
  otherCommunityManager: 'yanis.haddad@haute-somme.example',
} as const;

/** A whole product that nobody has set up yet. */
export async function startProduct(): Promise<Product> {
  return open(inject('testServer').template, randomBytes(32), new Date());
}

/** A whole product where the demonstration has lived for weeks; its letters are kept, or there is no mail at all. */
export async function startDemo({ keepsMail = true } = {}): Promise<DemoProduct> {
  const { template, secret, password, now, media } = inject('product').demo;
  const product = await open(template, Buffer.from(secret, 'hex'), new Date(now), { media, keepsMail });
  const territory = async (name: string) =>
    (
      await product.program.db
        .selectFrom('identity.territory')
        .select('id')
        .where('name', 'like', `%${name}%`)
        .executeTakeFirstOrThrow()
    ).id;
  return {
    ...product,
    territory,
    territoryId: await territory('Picardie'),
    async signIn(browser, email = people.communityManager, options = {}) {
      const context = await openContext(browser, product, options);
      const answer = await context.request.post('/api/auth/sign-in/email', { data: { email, password } });
      if (!answer.ok()) throw new Error(`signing in as ${email} answered ${answer.status()}: ${await answer.text()}`);
      return context.newPage();
    },
  };
}

/** A window of its own on a product, in French on a desktop unless said otherwise. */
export async function openContext(
  browser: Browser,
  product: Product,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: product.address,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1360, height: 900 },
    serviceWorkers: 'block',
    // Compressing the files of the interface anew for each product is seconds of work for nothing.
    extraHTTPHeaders: { 'accept-encoding': 'identity' },
    ...options,
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript(shiftDate, product.clock.now.getTime() - Date.now());
  return context;
}

/** Moves the dates of a page, not its timers. */
function shiftDate(by: number): void {
  const { now } = Date;
  Date.now = () => now() + by;
  globalThis.Date = new Proxy(Date, {
    construct: (target, given: [], type) => Reflect.construct(target, given.length > 0 ? given : [Date.now()], type),
  });
}

async function open(
  template: string,
  secret: Buffer,
  now: Date,
  demo?: { media: string; keepsMail: boolean },
): Promise<Product> {
  const { url: server } = inject('testServer');
  const database = `beffroi_browser_${process.pid}_${randomBytes(4).toString('hex')}`;
  await createFromTemplate(server, database, template);
  const clock = { now };
  // The port comes before the program, which must know its own address.
  let program: Program | undefined;
  const listening = await listen(async (request, bindings) => {
    if (!program) return new Response(null, { status: 503 });
    return program.app.fetch(request, bindings);
  });
  const address = `http://localhost:${listening.port}`;
  const assembled = await assembleProgram({
    databaseUrl: urlOfDatabase(server, database),
    secret,
    webFolder: inject('product').webFolder,
    baseUrl: address,
    now: () => clock.now,
    ...(demo ? { mediaFrom: demo.media, demo: demo.keepsMail } : {}),
  });
  program = assembled.program;
  const { runner, dispatcher, detection, jobs } = assembled.program;
  return {
    address,
    program: assembled.program,
    clock,
    network: listening.network,
    async live() {
      await runner.runDue();
      await dispatcher.runDue();
      await detection.look();
      await jobs.drain();
    },
    async close() {
      await listening.close();
      await assembled.close();
      await dropDatabase(server, database);
    },
  };
}

type Answer = (request: Request, bindings: object) => Promise<Response>;
type Listening = { port: number; network: Product['network']; close: () => Promise<void> };

function listen(fetch: Answer): Promise<Listening> {
  const sockets = new Set<Socket>();
  const dropAll = () => sockets.forEach((socket) => socket.destroy());
  let away = false;
  const network = {
    cut() {
      away = true;
      dropAll();
    },
    restore() {
      away = false;
    },
  };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        network,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Open streams of events never end by themselves.
            dropAll();
          }),
      }),
    );
    server.on('connection', (socket: Socket) => {
      if (away) return socket.destroy();
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    });
    server.once('error', reject);
  });
}
