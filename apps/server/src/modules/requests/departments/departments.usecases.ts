import type { Department, DepartmentDraft } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { presentDepartment } from './department.presenter.ts';
import { changeDirectory, departmentsOf, findDepartment, loadOf, writeDepartment } from './department.store.ts';
import { departmentNotFound, hasOpenRequests, insteadUnknown } from './departments.errors.ts';

type Deps = Pick<RequestsDeps, 'db' | 'now'>;
type Named = { territoryId: string; departmentId: string };

export async function listDirectory({ db, now }: Deps, territoryId: string): Promise<Department[]> {
  const [departments, loads] = [await departmentsOf(db, territoryId), await loadOf(db, territoryId, now())];
  return departments.map((department) => presentDepartment(department, loads.get(department.id)));
}

/** @throws departments.instead_unknown */
export async function keepDepartment(
  deps: Deps,
  given: Named & { department: DepartmentDraft; actor: AuditActor },
): Promise<Department> {
  const { territoryId, departmentId, department, actor } = given;
  return deps.db.transaction().execute(async (trx) => {
    await ensureStandIns(trx, given);
    await writeDepartment(trx, { territoryId, departmentId, department, at: deps.now() });
    await changeDirectory(trx, territoryId);
    const loads = await loadOf(trx, territoryId, deps.now());
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'departments.saved',
      target: { kind: 'department', id: departmentId },
      at: deps.now(),
    });
    return presentDepartment({ ...department, id: departmentId }, loads.get(departmentId));
  });
}

/** @throws departments.not_found, departments.has_open_requests */
export async function removeDepartment(deps: Deps, given: Named & { actor: AuditActor }): Promise<void> {
  const { territoryId, departmentId, actor } = given;
  await deps.db.transaction().execute(async (trx) => {
    if (!(await findDepartment(trx, given))) throw departmentNotFound();
    const open = (await loadOf(trx, territoryId, deps.now())).get(departmentId)?.open ?? 0;
    if (open > 0) throw hasOpenRequests({ values: { open } });
    await trx
      .updateTable('requests.department')
      .set({ deleted_at: deps.now() })
      .where('territory_id', '=', territoryId)
      .where('id', '=', departmentId)
      .execute();
    await changeDirectory(trx, territoryId);
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'departments.deleted',
      target: { kind: 'department', id: departmentId },
      at: deps.now(),
    });
  });
}

async function ensureStandIns(
  trx: Trx,
  { territoryId, departmentId, department }: Named & { department: DepartmentDraft },
): Promise<void> {
  for (const { instead } of department.absences) {
    if (instead === undefined) continue;
    const known = instead !== departmentId && (await findDepartment(trx, { territoryId, departmentId: instead }));
    if (!known) throw insteadUnknown();
  }
}
