import * as contract from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import { byOf } from '../request/request.by.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { listAnswers, presentAnswer, removeAnswer, saveAnswer } from './answer.store.ts';

/** The register of public answers. */
export function mountAnswers(router: Router, deps: RequestsDeps): void {
  router.mount(contract.listPublicAnswers, async ({ params, query }) => {
    const { rows, nextCursor } = await listAnswers(deps.db, { ...params, ...query });
    return {
      items: rows.map((row) => presentAnswer(row, deps.baseUrl)),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    };
  });
  router.mount(contract.savePublicAnswer, async ({ params, body, caller }) =>
    saveAnswer(deps, { ...params, ...body, by: byOf(caller) }),
  );
  router.mount(contract.deletePublicAnswer, async ({ params, caller }) => {
    await removeAnswer(deps, { ...params, by: byOf(caller) });
    return undefined;
  });
}
