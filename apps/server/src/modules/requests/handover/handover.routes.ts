import * as contract from '@beffroi/contracts';
import type { Caller } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { personNames } from '../../identity/index.ts';
import { byOf, seesWho } from '../request/request.by.ts';
import { readRequest } from '../request/request.read-model.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { forwardRequest } from './forward.request.ts';
import { handOver } from './hand.over.ts';
import { noteHandover } from './handover.note.ts';

/** A request given to a department or to another authority, and what they said of it. */
export function mountHandovers(router: Router, deps: RequestsDeps): void {
  const whole = async (named: Named, caller: Caller) =>
    readRequest(deps, { ...named, seesWho: seesWho(caller, named.territoryId) });

  router.mount(contract.handOver, async ({ params, body, caller }) => {
    const { personId, actor } = byOf(caller);
    await handOver(deps, { ...params, ...body, personId, actor });
    return whole(params, caller);
  });
  router.mount(contract.forwardRequest, async ({ params, body, caller }) => {
    const { personId, actor } = byOf(caller);
    await forwardRequest(deps, { ...params, ...body, personId, actor });
    return whole(params, caller);
  });
  router.mount(contract.noteHandover, async ({ params, body, caller }) => {
    const { id, personId, actor } = byOf(caller);
    const byName = (await personNames(deps.db, [id])).get(id) ?? 'API';
    await noteHandover(deps, { ...params, ...body, personId, byName, actor });
    return whole({ territoryId: params.territoryId, requestId: params.requestId }, caller);
  });
}
