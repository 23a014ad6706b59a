import { randomBytes } from 'node:crypto';
import type { Role, TerritoryKind } from '@beffroi/contracts';
import { Hono } from 'hono';
import { loadSettings } from '../platform/config/index.ts';
import { createRateLimit } from '../platform/http/rate-limit.ts';
import { createRouter, type Router } from '../platform/http/router.ts';
import { createLogger } from '../platform/logger.ts';
import type { Mail, Mailer } from '../platform/mail/mailer.ts';
import { createSealer } from '../platform/seal.ts';
import { mountAudit, type AuditTables } from '../modules/audit/index.ts';
import {
  addTerritory,
  createIdentity,
  createPerson,
  giveRole,
  personNames,
  type Identity,
  type IdentityTables,
} from '../modules/identity/index.ts';
import { createBrowser, type Browser } from './browser.jar.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

export type IdentityStage = {
  base: TestDatabase<IdentityTables & AuditTables>;
  identity: Identity;
  router: Router;
  app: Hono;
  /** The mail that left. */
  mails: Mail[];
  /** A browser of its own, with its cookies, that reaches the server without a port and anything else by the network. */
  browser: (address?: string) => Browser;
  /** A territory, by its identifier. */
  territory: (name: string, kind?: TerritoryKind, groupingId?: string) => Promise<string>;
  /** A person with roles, signed in. */
  person: (
    roles: readonly (readonly [territoryId: string, role: Role])[],
    instanceAdministrator?: boolean,
  ) => Promise<{ id: string; email: string; browser: Browser }>;
  /** Milliseconds added to the time that the modules read. */
  wait: (ms: number) => void;
  close: () => Promise<void>;
};

/** The password of every person that a stage makes. */
export const PASSWORD = 'la cloche sonne à midi';

/** Identity and audit alone, as the whole server mounts them, on a database of their own. */
export async function identityStage(
  given: { env?: Record<string, string>; baseUrl?: string; mail?: boolean } = {},
): Promise<IdentityStage> {
  const base = await freshDatabase<IdentityTables & AuditTables>();
  const baseUrl = given.baseUrl ?? 'http://localhost:4300';
  const outcome = loadSettings({ ...given.env });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const logger = createLogger('silent');
  const mails: Mail[] = [];
  const mailer: Mailer = {
    configured: given.mail !== false,
    send: async (mail) => {
      if (given.mail === false) return { ok: false, kind: 'not_configured', message: '' };
      mails.push(mail);
      return { ok: true };
    },
    verify: async () => ({ ok: true }),
  };
  let offset = 0;
  const clock = () => Date.now() + offset;
  const identity = createIdentity({
    db: base.db,
    sealer: createSealer(randomBytes(32)),
    mailer,
    clock,
    baseUrl,
    settings: outcome.settings,
    logger,
  });
  const app = new Hono<{ Bindings: { address?: string } }>();
  const addressOf = (env: { address?: string } | undefined) => env?.address ?? '192.0.2.7';
  app.all('/api/auth/*', async (context) => identity.handleAuth(context.req.raw, addressOf(context.env)));
  const router = createRouter({
    app: app as unknown as Hono,
    authenticate: identity.authenticate,
    baseUrl,
    rateLimit: createRateLimit({ perMinute: 100_000, now: Date.now }),
    addressOf: (context) => addressOf(context.env as { address?: string }),
    logger,
  });
  identity.mount(router);
  mountAudit(router, { db: base.db, namesOf: async (ids) => personNames(base.db, ids) });
  const browser = (address = '192.0.2.7') =>
    createBrowser({ baseUrl, serve: async (request) => app.fetch(request, { address }) });
  let people = 0;
  return {
    base,
    identity,
    router,
    app: app as unknown as Hono,
    mails,
    browser,
    async territory(name, kind = 'commune', groupingId) {
      const input = {
        name,
        kind,
        variants: [],
        timeZone: 'Europe/Paris',
        languages: ['fr'],
        ...(groupingId ? { groupingId } : {}),
      };
      return base.db
        .transaction()
        .execute(async (trx) => (await addTerritory(trx, { input, actor: { kind: 'system' } })).id);
    },
    async person(roles, instanceAdministrator = false) {
      people += 1;
      const email = `personne${people}@example.fr`;
      const { id } = await base.db.transaction().execute(async (trx) => {
        const person = {
          email,
          name: `Personne ${people}`,
          password: PASSWORD,
          locale: 'fr' as const,
          instanceAdministrator,
        };
        const created = await createPerson(trx, person);
        for (const [territoryId, role] of roles) await giveRole(trx, { territoryId, personId: created.id, role });
        return created;
      });
      const theirs = browser(`198.51.100.${people % 250}`);
      const { status } = await theirs.json('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
      if (status !== 200) throw new Error(`signing in answered ${status}`);
      return { id, email, browser: theirs };
    },
    wait: (ms) => {
      offset += ms;
    },
    close: async () => {
      await identity.settle();
      await base.close();
    },
  };
}
