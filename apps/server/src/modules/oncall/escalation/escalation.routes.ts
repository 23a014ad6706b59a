import * as contract from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { readGatewayMeans } from '../../notifications/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { answerCall } from './call.answer.ts';
import { readChain, setChain } from './chain.usecases.ts';
import { listEscalations, readEscalation } from './escalation.read-model.ts';

export function mountEscalation(router: Router, deps: OncallDeps): void {
  router.mount(contract.getChain, async ({ params: { territoryId } }) => ({
    ...(await readChain(deps.db, territoryId)),
    gateway: await readGatewayMeans(deps.db, territoryId, deps.mailer.configured),
  }));
  router.mount(contract.setChain, async ({ params, body, caller }) =>
    setChain(deps, { ...params, chain: body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.listEscalations, async ({ params, query }) => listEscalations(deps, { ...params, ...query }));
  router.mount(contract.answerCall, async ({ params, caller }) => {
    await answerCall(deps, { ...params, personId: personOf(caller), actor: auditActorOf(caller) });
    return readEscalation(deps, params);
  });
}
