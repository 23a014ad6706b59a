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
import { personOf } from '../../../platform/http/caller.ts';
import { notAllowed } from '../../../platform/http/refusals.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { createWithAdministrator } from './create-territory.usecase.ts';
import { readLogo } from './logo.image.ts';
import { presentTerritory } from './territories.presenter.ts';
import { findLogo, readAllTerritories, readTerritory } from './territories.read-model.ts';
import { changeLogo, changeTerritory, joinAsAdministrator, moveToGrouping } from './territories.usecases.ts';

export function mountTerritories(router: Router, deps: IdentityDeps): void {
  const { db } = deps;

  router.mount(getTerritory, async ({ params }) => readTerritory(db, params.territoryId));

  router.mount(updateTerritory, async ({ params, body, caller }) =>
    presentTerritory(
      await changeTerritory(deps, { territoryId: params.territoryId, patch: body, actor: auditActorOf(caller) }),
    ),
  );

  router.mount(getLogo, async ({ params }) => {
    const logo = await findLogo(db, params.territoryId);
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

  router.mount(listTerritories, async () => readAllTerritories(db));

  router.mount(createTerritory, async ({ body: { administratorEmail, ...input }, caller, locale }) => {
    const personId = personOf(caller);
    if (!personId) throw notAllowed();
    const { row, link } = await createWithAdministrator(deps, { input, administratorEmail, personId, locale });
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
