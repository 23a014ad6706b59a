import * as contract from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { mayIn, signedInAs } from '../oncall.people.ts';
import { exportHours } from './hours.export.ts';
import { readHours } from './hours.read-model.ts';

export function mountHours(router: Router, deps: OncallDeps): void {
  router.mount(contract.getHours, async ({ params, query, caller, locale }) => {
    const onlyId = mayIn(caller, params.territoryId, 'oncall.manage') ? undefined : signedInAs(caller);
    return readHours(deps, { ...params, ...query, onlyId, locale });
  });
  router.mount(contract.exportHours, async ({ params, query, caller }) => {
    const stream = await exportHours(deps, { ...params, ...query, actor: auditActorOf(caller) });
    return new Response(stream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="astreintes-${query.month}.csv"`,
        'cache-control': 'no-store',
      },
    });
  });
}
