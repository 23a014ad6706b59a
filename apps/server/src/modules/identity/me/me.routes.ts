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
import type { IdentityDeps } from '../identity.deps.ts';
import { changeMe, erasePerson, tellAll } from './me.usecases.ts';
import type { PersonalDataHolder } from './personal-data.ts';
import { presentPerson, readSession } from './session.read-model.ts';
import { endOtherSessions, endSession } from './sessions.usecases.ts';
import { readSessions, readSignIn } from './sign-in.read-model.ts';

export function mountMe(
  router: Router,
  deps: IdentityDeps & {
    auth: () => Promise<Auth>;
    tokenOf: (request: Request) => string | undefined;
    holders: readonly PersonalDataHolder[];
  },
): void {
  const { holders } = deps;

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

  router.mount(getMySignIn, async ({ caller }) => readSignIn(deps, idOf(caller)));

  router.mount(listMySessions, async ({ caller, request }) =>
    readSessions(deps, { personId: idOf(caller), token: deps.tokenOf(request) }),
  );

  router.mount(endMySession, async ({ params, caller }) => {
    await endSession(deps, { personId: idOf(caller), sessionId: params.sessionId });
    return undefined;
  });

  router.mount(endMyOtherSessions, async ({ caller, request }) =>
    endOtherSessions(deps, { personId: idOf(caller), token: deps.tokenOf(request) }),
  );

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
