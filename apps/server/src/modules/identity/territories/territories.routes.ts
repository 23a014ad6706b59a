import {
  createTerritory,
  deleteLogo,
  getLogo,
  getTerritory,
  joinTerritory,
  listTerritories,
  setGrouping,
  setLogo,
  updateTerritory,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { personOf } from '../../../platform/http/caller.ts';
import { notAllowed } from '../../../platform/http/refusals.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { inFrenchOrder } from '../french-order.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { logoNotFound, territoryNotFound } from '../identity.errors.ts';
import { sendInvitation, writeInvitation } from '../people/invitations.usecases.ts';
import { giveRole } from '../people/roles.repository.ts';
import { readLogo } from './logo.image.ts';
import { presentTerritory } from './territories.presenter.ts';
import { findLogo, findMembers, findTerritoryRow } from './territories.repository.ts';
import {
  addTerritory,
  changeLogo,
  changeTerritory,
  joinAsAdministrator,
  moveToGrouping,
} from './territories.usecases.ts';

export function mountTerritories(router: Router, deps: IdentityDeps): void {
  const { db } = deps;

  router.mount(getTerritory, async ({ params }) => {
    const row = await findTerritoryRow(db, params.territoryId);
    if (!row) throw territoryNotFound();
    const members = row.kind === 'grouping' ? await findMembers(db, row.id) : [];
    return {
      ...presentTerritory(row),
      // A logo is for those with a role there: the grouping's page shows names.
      members: members.map(({ id, kind, name, short_name }) => ({
        id,
        kind,
        name,
        ...(short_name === null ? {} : { shortName: short_name }),
      })),
    };
  });

  router.mount(updateTerritory, async ({ params, body, caller }) =>
    presentTerritory(
      await changeTerritory(deps, { territoryId: params.territoryId, patch: body, actor: auditActorOf(caller) }),
    ),
  );

  router.mount(getLogo, async ({ params }) => {
    const logo = await findLogo(db, params.territoryId);
    if (!logo) throw logoNotFound();
    return new Response(new Uint8Array(logo.data), {
      headers: {
        'content-type': logo.mediaType,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'",
        'cache-control': 'private, max-age=31536000, immutable',
      },
    });
  });

  router.mount(setLogo, async ({ params, body, caller }) =>
    presentTerritory(
      await changeLogo(deps, {
        territoryId: params.territoryId,
        logo: readLogo(body.data),
        actor: auditActorOf(caller),
      }),
    ),
  );

  router.mount(deleteLogo, async ({ params, caller }) =>
    presentTerritory(
      await changeLogo(deps, { territoryId: params.territoryId, logo: undefined, actor: auditActorOf(caller) }),
    ),
  );

  router.mount(listTerritories, async () => {
    const rows = await db
      .selectFrom('identity.territory as t')
      .leftJoin('identity.role_held as h', 'h.territory_id', 't.id')
      .selectAll('t')
      .select([
        sql<number>`count(distinct h.person_id)`.as('people'),
        sql<number>`count(distinct h.person_id) filter (where h.role = 'administrator')`.as('administrators'),
      ])
      .groupBy('t.id')
      .execute();
    return {
      items: inFrenchOrder(rows).map((row) => ({
        ...presentTerritory(row),
        people: row.people,
        administrators: row.administrators,
      })),
    };
  });

  router.mount(createTerritory, async ({ body: { administratorEmail, ...input }, caller, locale }) => {
    const personId = personOf(caller);
    if (!personId) throw notAllowed();
    const actor = auditActorOf(caller);
    const { row, invitation } = await db.transaction().execute(async (trx) => {
      const row = await addTerritory(trx, { input, actor });
      if (administratorEmail === undefined) {
        await giveRole(trx, { territoryId: row.id, personId, role: 'administrator' });
        return { row, invitation: undefined };
      }
      const invited = {
        territoryId: row.id,
        email: administratorEmail,
        roles: ['administrator' as const],
        invitedBy: personId,
      };
      return { row, invitation: await writeInvitation(trx, deps, { ...invited, actor }) };
    });
    const { link } = invitation ? await sendInvitation(deps, { invitation, locale }) : {};
    return { ...presentTerritory(row), ...(link ? { invitationLink: link } : {}) };
  });

  router.mount(setGrouping, async ({ params, body, caller }) =>
    presentTerritory(
      await moveToGrouping(deps, {
        territoryId: params.territoryId,
        groupingId: body.groupingId,
        actor: auditActorOf(caller),
      }),
    ),
  );

  router.mount(joinTerritory, async ({ params, caller }) => {
    const personId = personOf(caller);
    if (!personId) throw notAllowed();
    return presentTerritory(await joinAsAdministrator(deps, { territoryId: params.territoryId, personId }));
  });
}
