import {
  deleteDepartment,
  findAuthorities,
  importAuthorities,
  importDepartments,
  listDepartments,
  saveDepartment,
} from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { loadAuthorities } from '../authorities/authority.import.ts';
import { searchAuthorities } from '../authorities/authority.search.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { importDirectory } from './departments.import.ts';
import { keepDepartment, listDirectory, removeDepartment } from './departments.usecases.ts';

/** Who does what, in the territory and around it. */
export function mountDepartments(router: Router, deps: RequestsDeps): void {
  router.mount(listDepartments, async ({ params }) => ({ items: await listDirectory(deps, params.territoryId) }));
  router.mount(saveDepartment, async ({ params, body, caller }) =>
    keepDepartment(deps, { ...params, department: body, actor: auditActorOf(caller) }),
  );
  router.mount(deleteDepartment, async ({ params, caller }) => {
    await removeDepartment(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
  router.mount(importDepartments, async ({ params, query, rawBody, caller }) =>
    importDirectory(deps, { ...params, ...query, bytes: rawBody, actor: auditActorOf(caller) }),
  );
  router.mount(findAuthorities, async ({ params, query }) => searchAuthorities(deps.db, { ...params, ...query }));
  router.mount(importAuthorities, async ({ params, query, request, caller }) =>
    loadAuthorities(deps, { ...params, ...query, body: request.body, actor: auditActorOf(caller) }),
  );
}
