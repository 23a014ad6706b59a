import {
  endMyOtherSessions,
  endMySession,
  eraseMe,
  exportMe,
  getMySignIn,
  getSession,
  listMySessions,
  updateMe,
} from '@beffroi/contracts';
import type { Caller } from '../../../platform/http/caller.ts';
import { notAllowed } from '../../../platform/http/refusals.ts';
import type { Router } from '../../../platform/http/router.ts';
import type { Auth } from '../auth/auth.create.ts';
import { providersOf } from '../auth/oidc.providers.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { sessionNotFound } from '../identity.errors.ts';
import { deviceName } from './device.name.ts';
import { changeMe, erasePerson, tellAll } from './me.usecases.ts';
import type { PersonalDataHolder } from './personal-data.ts';
import { presentPerson, readSession } from './session.read-model.ts';

export function mountMe(
  router: Router,
  deps: IdentityDeps & {
    auth: () => Promise<Auth>;
    tokenOf: (request: Request) => string | undefined;
    holders: readonly PersonalDataHolder[];
  },
): void {
  const { db, clock, holders } = deps;

  router.mount(getSession, async ({ caller, locale, request }) => {
    const session = getSession.response.parse(await readSession(deps, { caller, locale }));
    const headers = new Headers({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    if (caller.kind === 'person') {
      // A session in use is made to last longer, and so is its cookie: only the answer can carry that.
      const auth = await deps.auth();
      const { headers: renewed } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
      for (const cookie of renewed?.getSetCookie() ?? []) headers.append('set-cookie', cookie);
    }
    return new Response(JSON.stringify(session), { headers });
  });

  router.mount(updateMe, async ({ body, caller }) =>
    presentPerson(await changeMe(deps, { personId: idOf(caller), patch: body })),
  );

  router.mount(getMySignIn, async ({ caller }) => {
    const personId = idOf(caller);
    const [accounts, passkeys, totp] = await Promise.all([
      db
        .selectFrom('identity.account')
        .select(['provider_id', 'created_at'])
        .where('person_id', '=', personId)
        .execute(),
      db
        .selectFrom('identity.passkey')
        .select(['id', 'name', 'created_at'])
        .where('person_id', '=', personId)
        .execute(),
      db.selectFrom('identity.person').select('two_factor_enabled').where('id', '=', personId).executeTakeFirst(),
    ]);
    const labels = new Map(providersOf(deps.settings).map(({ id, label }) => [id as string, label]));
    return {
      password: accounts.some(({ provider_id }) => provider_id === 'credential'),
      totp: totp?.two_factor_enabled ?? false,
      passkeys: passkeys.map(({ id, name, created_at }) => ({
        id,
        ...(name ? { name } : {}),
        createdAt: created_at.toISOString(),
      })),
      oidc: accounts
        .filter(({ provider_id }) => provider_id !== 'credential')
        .map(({ provider_id, created_at }) => ({
          id: provider_id,
          label: labels.get(provider_id) ?? provider_id,
          linkedAt: created_at.toISOString(),
        })),
    };
  });

  router.mount(listMySessions, async ({ caller, request }) => {
    const rows = await db
      .selectFrom('identity.session')
      .selectAll()
      .where('person_id', '=', idOf(caller))
      .where('expires_at', '>', new Date(clock()))
      .orderBy('seen_at', 'desc')
      .execute();
    const current = deps.tokenOf(request);
    return {
      items: rows.map((row) => {
        const device = deviceName(row.user_agent);
        return {
          id: row.id,
          current: row.token === current,
          createdAt: row.created_at.toISOString(),
          lastSeenAt: row.seen_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          ...(device ? { device } : {}),
          ...(row.ip_address ? { address: row.ip_address } : {}),
        };
      }),
    };
  });

  router.mount(endMySession, async ({ params, caller }) => {
    const ended = await db
      .deleteFrom('identity.session')
      .where('person_id', '=', idOf(caller))
      .where('id', '=', params.sessionId)
      .executeTakeFirst();
    if (ended.numDeletedRows === 0n) throw sessionNotFound();
    return undefined;
  });

  router.mount(endMyOtherSessions, async ({ caller, request }) => {
    const ended = await db
      .deleteFrom('identity.session')
      .where('person_id', '=', idOf(caller))
      .where('token', '<>', deps.tokenOf(request) ?? '')
      .executeTakeFirst();
    return { ended: Number(ended.numDeletedRows) };
  });

  router.mount(exportMe, async ({ caller }) => tellAll(deps, { personId: idOf(caller), holders }));

  router.mount(eraseMe, async ({ body, caller }) => {
    await erasePerson(deps, { personId: idOf(caller), email: body.email, holders });
    return undefined;
  });
}

function idOf(caller: Caller): string {
  if (caller.kind !== 'person') throw notAllowed();
  return caller.personId;
}
