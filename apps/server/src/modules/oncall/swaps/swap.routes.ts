import * as contract from '@beffroi/contracts';
import { personOf, type Caller } from '../../../platform/http/caller.ts';
import type { Locale } from '../../../platform/http/locale.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { personNames } from '../../identity/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { mayIn } from '../oncall.people.ts';
import { askSwap, type By } from './swap.ask.ts';
import { decideSwap } from './swap.decide.ts';
import { presentSwap, type Swap } from './swap.present.ts';
import { peopleOfSwaps, type StoredSwap } from './swap.read-model.ts';

export function mountSwaps(router: Router, deps: OncallDeps): void {
  const by = (caller: Caller, territoryId: string): By => ({
    personId: personOf(caller),
    mayManage: mayIn(caller, territoryId, 'oncall.manage'),
    actor: auditActorOf(caller),
  });
  const present = async (swap: StoredSwap, who: By, locale: Locale): Promise<Swap> =>
    presentSwap(swap, { ...who, names: await personNames(deps.db, peopleOfSwaps([swap])), locale, at: deps.now() });

  router.mount(contract.askSwap, async ({ params, body, caller, locale }) => {
    const who = by(caller, params.territoryId);
    const hours = { ...body, from: new Date(body.from), to: new Date(body.to) };
    return present(await askSwap(deps, { ...params, ...hours, ...who }), who, locale);
  });
  router.mount(contract.decideSwap, async ({ params, body, caller, locale }) => {
    const who = by(caller, params.territoryId);
    return present(await decideSwap(deps, { ...params, ...body, ...who }), who, locale);
  });
}
