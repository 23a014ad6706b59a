import {
  acceptInvitation,
  invite,
  listInvitations,
  listPeople,
  readInvitation,
  removePerson,
  resendInvitation,
  revokeInvitation,
  setRoles,
} from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { presentInvitation } from './invitations.presenter.ts';
import { findInvitations } from './invitations.read-model.ts';
import {
  openInvitation,
  renewInvitation,
  sendInvitation,
  takeUpInvitation,
  withdrawInvitation,
  writeInvitation,
} from './invitations.usecases.ts';
import { findPeople } from './people.read-model.ts';
import { changeRoles, removeFromTerritory } from './people.usecases.ts';

export function mountPeople(router: Router, deps: IdentityDeps): void {
  const { db } = deps;

  router.mount(listPeople, async ({ params }) => ({ items: await findPeople(db, params.territoryId) }));

  router.mount(setRoles, async ({ params, body, caller }) =>
    changeRoles(deps, { ...params, roles: body.roles, actor: auditActorOf(caller) }),
  );

  router.mount(removePerson, async ({ params, caller }) => {
    await removeFromTerritory(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });

  router.mount(listInvitations, async ({ params }) => ({
    items: await findInvitations(db, params.territoryId, deps.clock()),
  }));

  router.mount(invite, async ({ params, body, caller, locale }) => {
    const { territoryId } = params;
    const invitedBy = personOf(caller);
    const actor = auditActorOf(caller);
    const invitation = await db
      .transaction()
      .execute(async (trx) =>
        writeInvitation(trx, deps, { territoryId, ...body, actor, ...(invitedBy ? { invitedBy } : {}) }),
      );
    const { row, link } = await sendInvitation(deps, { invitation, locale });
    return { ...presentInvitation(row, { now: deps.clock() }), ...(link ? { link } : {}) };
  });

  router.mount(resendInvitation, async ({ params, caller, locale }) => {
    const invitation = await renewInvitation(deps, { ...params, actor: auditActorOf(caller) });
    const { row, link } = await sendInvitation(deps, { invitation, locale });
    return { ...presentInvitation(row, { now: deps.clock() }), ...(link ? { link } : {}) };
  });

  router.mount(revokeInvitation, async ({ params, caller }) => {
    await withdrawInvitation(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });

  router.mount(readInvitation, async ({ body, caller }) => {
    const { row, how, territoryName } = await openInvitation(deps, { token: body.token, caller });
    return { territoryName, email: row.email, roles: row.roles, expiresAt: row.expires_at.toISOString(), how };
  });

  router.mount(acceptInvitation, async ({ body, caller, locale }) =>
    takeUpInvitation(deps, { token: body.token, name: body.name, password: body.password, caller, locale }),
  );
}
