import type { Authenticate } from '../../platform/http/caller.ts';
import type { Router } from '../../platform/http/router.ts';
import { onBehalfOf } from '../../platform/on-behalf.ts';
import { mountApiKeys } from './api-keys/api-keys.routes.ts';
import { authenticateWith } from './auth/authenticate.ts';
import { createAuthHandler } from './auth/auth.handler.ts';
import { createAuthHolder } from './auth/auth.holder.ts';
import { providersOf } from './auth/oidc.providers.ts';
import { resetMail } from './auth/reset.mail.ts';
import { cookiePrefix, readSessionToken } from './auth/session.cookie.ts';
import { createSignInThrottle } from './auth/sign-in.throttle.ts';
import type { IdentityDeps } from './identity.deps.ts';
import { mountInstance } from './instance/instance.routes.ts';
import { createSetupLink } from './instance/setup.usecases.ts';
import { mountMe } from './me/me.routes.ts';
import type { PersonalDataHolder } from './me/personal-data.ts';
import { linkTo } from './one-time.link.ts';
import { mountPeople } from './people/people.routes.ts';
import { findPerson, hasPassword } from './people/person.repository.ts';
import { oldestTerritoryOf } from './people/roles.repository.ts';
import { mountTerritories } from './territories/territories.routes.ts';

export { allTerritories, findTerritory, peopleWho, personNames, type DirectoryPerson } from './identity.directory.ts';
export type { IdentityDeps } from './identity.deps.ts';
export type { IdentitySettings } from './identity.settings.ts';
export type { IdentityTables } from './identity.tables.ts';
export type { PersonalDataHolder } from './me/personal-data.ts';
export { forgetOldSignIns } from './auth/sign-ins.forget.ts';
export { createPerson } from './people/person.repository.ts';
export { giveRole } from './people/roles.repository.ts';
export { findLogo } from './territories/territories.read-model.ts';
export { addTerritory } from './territories/territories.usecases.ts';

export type Identity = {
  authenticate: Authenticate;
  /** Answers what lies under `/api/auth/`; `address` is where the request comes from. */
  handleAuth: (request: Request, address: string) => Promise<Response>;
  mount: (router: Router) => void;
  /** The link of the first set-up; undefined once it is done. */
  createSetupLink: () => Promise<string | undefined>;
  /** Says what another module keeps about people, to tell and to erase; before `mount` is called upon. */
  holdsPersonalData: (holder: PersonalDataHolder) => void;
  /** Waits for what still goes on after its answer: mail to whoever forgot their password. */
  settle: () => Promise<void>;
};

export function createIdentity(deps: IdentityDeps): Identity {
  const { db, sealer, clock, baseUrl, settings, logger } = deps;
  const secret = sealer.deriveKey('better-auth').toString('hex');
  const prefix = cookiePrefix(baseUrl);
  const holders: PersonalDataHolder[] = [];
  const background = new Set<Promise<unknown>>();

  const auth = createAuthHolder({
    db,
    settings,
    logger,
    clock,
    baseUrl,
    secret,
    oidcOnly: settings.oidcOnly,
    providers: providersOf(settings),
    throttle: createSignInThrottle({ db, sealer, clock }),
    inBackground(work) {
      const watched = work.catch((error: unknown) => logger.error({ err: error }, 'after sign-in'));
      background.add(watched);
      void watched.finally(() => background.delete(watched));
    },
    async sendReset({ personId, token }) {
      const person = await findPerson(db, personId);
      // Whoever comes in by a provider has no password to forget, and is not given one behind its back.
      if (!person || !(await hasPassword(db, personId))) return;
      const link = linkTo(baseUrl, 'reset', token);
      const send = async () => deps.mailer.send(resetMail({ to: person.email, link, locale: person.locale ?? 'fr' }));
      // For a territory of theirs, so that a drill of another keeps nobody out.
      const territoryId = await oldestTerritoryOf(db, personId);
      const outcome = await (territoryId === undefined ? send() : onBehalfOf(territoryId, send));
      if (!outcome.ok) logger.warn({ personId, kind: outcome.kind }, 'password reset not sent');
    },
  });

  return {
    authenticate: authenticateWith({ db, clock, cookiePrefix: prefix, secret }),
    handleAuth: createAuthHandler({ auth, oidcOnly: settings.oidcOnly, logger }),
    mount(router) {
      mountMe(router, { ...deps, auth, holders, tokenOf: (request) => readSessionToken(request, { prefix, secret }) });
      mountTerritories(router, deps);
      mountPeople(router, deps);
      mountInstance(router, deps);
      mountApiKeys(router, deps);
    },
    createSetupLink: async () => createSetupLink(deps),
    holdsPersonalData: (holder) => void holders.push(holder),
    async settle() {
      await Promise.all(background);
    },
  };
}
