import { getRota, setSlots as setSlotsContract } from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { mayIn } from '../oncall.people.ts';
import { readRotaPage } from './rota.read-model.ts';
import { setSlots } from './slots.set.ts';

export function mountRota(router: Router, deps: OncallDeps): void {
  router.mount(getRota, async ({ params, query, caller, locale }) =>
    readRotaPage(deps, {
      ...params,
      from: new Date(query.from),
      to: new Date(query.to),
      personId: personOf(caller),
      mayManage: mayIn(caller, params.territoryId, 'oncall.manage'),
      locale,
    }),
  );
  router.mount(setSlotsContract, async ({ params, body, caller }) => ({
    slots: await setSlots(deps, { ...params, slots: body.slots, actor: auditActorOf(caller) }),
  }));
}
