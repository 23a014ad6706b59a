import * as contract from '@beffroi/contracts';
import { checkCatalogue } from '@beffroi/engines/checks';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { readEditorial } from './editorial.store.ts';
import { deleteSnippet, listSnippets, setEditorial, setSnippet } from './editorial.usecases.ts';

/** What writers keep at hand, and how drafts are checked here. */
export function mountEditorial(router: Router, deps: PublishingDeps): void {
  const { db } = deps;
  router.mount(contract.listSnippets, async ({ params }) => ({ items: await listSnippets(db, params.territoryId) }));
  router.mount(contract.setSnippet, async ({ params, body }) => setSnippet(deps, { ...params, snippet: body }));
  router.mount(contract.deleteSnippet, async ({ params }) => {
    await deleteSnippet(db, params);
    return undefined;
  });
  router.mount(contract.getEditorial, async ({ params }) => ({
    ...(await readEditorial(db, params.territoryId)),
    checks: checkCatalogue.map(({ code, label, severity, source }) => ({
      code,
      label,
      ships: severity,
      ...(source ? { source: source.title, ...(source.url ? { sourceUrl: source.url } : {}) } : {}),
    })),
  }));
  router.mount(contract.setEditorial, async ({ params, body, caller }) => {
    await setEditorial(deps, { ...params, editorial: body, actor: auditActorOf(caller) });
    return readEditorial(db, params.territoryId);
  });
}
