import * as contract from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { listReplies } from '../after/reply.usecases.ts';
import { readTimeCursor, writeTimeCursor } from '../time.cursor.ts';
import { countsOf, readDelivery } from './delivery.read-model.ts';
import { ensureMayEdit } from './delivery.edit-right.ts';
import { editDelivery, removeDelivery } from './delivery.public.ts';
import { settleDelivery } from './delivery.settle.ts';
import type { DispatchDeps } from './dispatch.deps.ts';

/** What left, or could not, and what people wrote under it. */
export function mountDispatch(router: Router, deps: DispatchDeps): void {
  const { db, channelRegistry } = deps;
  router.mount(contract.settleDelivery, async ({ params, body, caller }) => {
    await settleDelivery(deps, {
      ...params,
      decision: body,
      personId: personOf(caller),
      actor: auditActorOf(caller),
    });
    return readDelivery(db, channelRegistry, params);
  });
  router.mount(contract.removeDelivery, async ({ params, body, caller }) => {
    await removeDelivery(deps, { ...params, ...body, personId: personOf(caller), actor: auditActorOf(caller) });
    return readDelivery(db, channelRegistry, params);
  });
  router.mount(contract.editDelivery, async ({ params, body, caller }) => {
    const personId = personOf(caller);
    await ensureMayEdit(deps, { ...params, personId });
    await editDelivery(deps, { ...params, ...body, personId, actor: auditActorOf(caller) });
    return readDelivery(db, channelRegistry, params);
  });
  router.mount(contract.getDeliveryCounts, async ({ params }) => ({ series: await countsOf(db, params) }));
  router.mount(contract.listReplies, async ({ params, query }) => {
    const { publicationId, hidden, limit } = query;
    const cursor = readTimeCursor(query.cursor);
    const { items, last } = await listReplies(deps, { ...params, publicationId, hidden, limit, cursor });
    return { items, ...(last ? { nextCursor: writeTimeCursor(last) } : {}) };
  });
}
