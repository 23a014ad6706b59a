import * as contract from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf, recordAudit } from '../../audit/index.ts';
import { byOf } from '../request/request.by.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { sendExternal } from './external.send.ts';
import { connectSystem, tellSystem } from './external.system.ts';
import { exportRequests } from './requests.export.ts';

/** Other systems that requests are handed to, and requests as a table. */
export function mountRequestDoors(router: Router, deps: RequestsDeps): void {
  router.mount(contract.getExternalSystem, async ({ params }) => tellSystem(deps, params.territoryId));
  router.mount(contract.setExternalSystem, async ({ params, body, caller }) =>
    connectSystem(deps, { ...params, system: body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.sendToExternal, async ({ params, body, caller }) =>
    sendExternal(deps, { ...params, ...body, by: byOf(caller) }),
  );
  router.mount(contract.exportRequests, async ({ params, query, caller }) => {
    await recordAudit(deps.db, {
      ...params,
      actor: auditActorOf(caller),
      action: 'requests.exported',
      detail: query,
      at: deps.now(),
    });
    const name = `demandes-${deps.now().toISOString().slice(0, 10)}.csv`;
    return new Response(exportRequests(deps, { ...params, ...query }), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  });
}
