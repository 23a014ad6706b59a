import * as contract from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { signedInAs } from '../oncall.people.ts';
import { readHandOvers } from './hand-over.read-model.ts';
import { writeHandOver } from './hand-over.write.ts';

export function mountHandOvers(router: Router, deps: OncallDeps): void {
  router.mount(contract.listHandOvers, async ({ params, query, caller, locale }) =>
    readHandOvers(deps, { ...params, ...query, personId: personOf(caller), locale }),
  );
  router.mount(contract.writeHandOver, async ({ params, body, caller, locale }) => {
    const personId = signedInAs(caller);
    const { id } = await writeHandOver(deps, { ...params, ...body, personId, actor: auditActorOf(caller) });
    const { items } = await readHandOvers(deps, { ...params, id, personId, limit: 1, locale });
    const [note] = items;
    if (!note) throw new Error('a note that was just written is there');
    return note;
  });
}
