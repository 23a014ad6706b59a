import * as contract from '@beffroi/contracts';
import { allows } from '@beffroi/contracts';
import { personOf, type Caller } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { authorOf } from '../people.names.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { readPublication } from '../writing/publication.presenter.ts';
import { decide } from './approval.decide.ts';
import { readWhoValidates } from './circuit.read-model.ts';
import { setCircuits } from './circuit.usecases.ts';
import { addDelegation, removeDelegation } from './delegation.usecases.ts';
import { decideByLink } from './link.decide.ts';
import { openLink } from './link.read-model.ts';
import { sendLink } from './link.send.ts';

/** Whether the caller may set how publications are approved here. */
export function mayConfigure(caller: Caller, territoryId: string): boolean {
  if (caller.kind === 'api_key') return caller.permissions.includes('publishing.configure');
  return caller.kind === 'person' && allows(caller.rolesIn(territoryId), 'publishing.configure');
}

/** Who validates what, decisions, and approvals by link. */
export function mountApproval(router: Router, deps: PublishingDeps): void {
  const by = (caller: Caller) => ({ author: authorOf(caller), actor: auditActorOf(caller) });

  router.mount(contract.getCircuits, async ({ params }) => readWhoValidates(deps, params.territoryId));
  router.mount(contract.setCircuits, async ({ params, body, caller }) => ({
    circuits: await setCircuits(deps, { ...params, ...body, actor: auditActorOf(caller) }),
  }));
  router.mount(contract.addDelegation, async ({ params, body, caller }) =>
    addDelegation(deps, {
      ...params,
      ...body,
      from: new Date(body.from),
      until: new Date(body.until),
      mayConfigure: mayConfigure(caller, params.territoryId),
      ...by(caller),
    }),
  );
  router.mount(contract.removeDelegation, async ({ params, caller }) => {
    const allowed = mayConfigure(caller, params.territoryId);
    await removeDelegation(deps, { ...params, mayConfigure: allowed, ...by(caller) });
    return undefined;
  });
  router.mount(contract.decideOnPublication, async ({ params, body, caller }) => {
    await decide(deps, { ...params, ...body, ...by(caller) });
    return readPublication(deps, params, personOf(caller));
  });
  router.mount(contract.sendApprovalLink, async ({ params, body, caller }) =>
    sendLink(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.openApprovalLink, async ({ params }) => openLink(deps, params.token));
  router.mount(contract.decideByLink, async ({ params, body }) => decideByLink(deps, { ...params, ...body }));
}
