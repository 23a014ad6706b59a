import { findDepartment } from '../departments/department.store.ts';
import { enterMail } from '../mail/mail.enter.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import type { TerritorySettings } from '../settings/settings.store.ts';
import { recallMail } from './handover.mail.ts';
import { runningHandovers, type StoredHandover } from './handover.store.ts';

type Deps = Pick<RequestsDeps, 'sealer' | 'now' | 'baseUrl'>;

/** Takes a request back from whoever still has it, and tells them that nothing is asked of them any more. */
export async function recallRunning(
  deps: Deps,
  trx: Trx,
  given: { request: StoredRequest; settings: TerritorySettings; to: string | undefined },
): Promise<void> {
  const named = { territoryId: given.request.territory_id, requestId: given.request.id };
  for (const row of await runningHandovers(trx, named)) await recallOne(deps, trx, row, given);
}

export async function recallOne(
  deps: Deps,
  trx: Trx,
  row: StoredHandover,
  { request, settings, to }: { request: StoredRequest; settings: TerritorySettings; to: string | undefined },
): Promise<void> {
  const { territory_id: territoryId, request_id: requestId } = row;
  await trx
    .updateTable('requests.handover')
    .set({ state: 'recalled', next_reminder_at: null, next_reminder: null })
    .where('territory_id', '=', territoryId)
    .where('id', '=', row.id)
    .execute();
  // What did not leave yet does not leave any more.
  const withheld = await trx
    .updateTable('requests.mail')
    .set({ state: 'failed', wake_at: null, trouble: JSON.stringify(takenBack) })
    .where('territory_id', '=', territoryId)
    .where('handover_id', '=', row.id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .returning('kind')
    .execute();
  if (row.department_id === null || withheld.some(({ kind }) => kind === 'handover')) return;
  const department = await findDepartment(trx, { territoryId, departmentId: row.department_id });
  if (department?.email === undefined) return;
  const mail = recallMail({ ref: request.ref, title: request.title, territoryName: settings.territoryName, to });
  await enterMail(trx, deps, {
    territoryId,
    requestId,
    kind: 'notice',
    occasion: `recalled ${row.id}`,
    mail: { ...mail, to: department.email },
  });
}

const takenBack = { fr: 'Repris avant de partir.', en: 'Taken back before it left.' };
