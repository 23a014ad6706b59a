import { dayAt } from '@beffroi/engines/clocks';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { followRequest } from '../../desk/index.ts';
import { absenceOf } from '../departments/department.absence.ts';
import { dueOf } from '../departments/department.hours.ts';
import { findDepartment, type StoredDepartment } from '../departments/department.store.ts';
import { enterMail } from '../mail/mail.enter.ts';
import { recordEvent } from '../request/event.store.ts';
import { requestState } from '../request/request.errors.ts';
import { changeRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import type { Named, RequestsDeps, Trx } from '../requests.deps.ts';
import { routerOf, teachRouter } from '../routing/territory.router.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { composeAsked } from './asked.compose.ts';
import { departmentUnknown, departmentWithoutMail, mailNotConfigured } from './handover.errors.ts';
import { handoverMail } from './handover.mail.ts';
import { insertHandover } from './handover.store.ts';
import { recallRunning } from './handover.recall.ts';
import { keepNextReminder } from './reminder.keep.ts';

/** Where a request can still be given to somebody. */
export const givable: readonly StoredRequest['state'][] = ['open', 'with_department', 'waiting_citizen', 'reopened'];

/**
 * Gives a request to a department by mail, and to who stands in while it is away. Whoever had it before is told that
 * they no longer do, and the choice teaches the router.
 *
 * @throws requests.not_found, requests.state, requests.department_unknown, requests.department_without_mail, requests.mail_not_configured
 */
export async function handOver(
  deps: RequestsDeps,
  given: Named & { departmentId: string; note: string; personId: string | undefined; actor: AuditActor },
): Promise<void> {
  const { territoryId, requestId, departmentId, note, personId, actor } = given;
  const named = { territoryId, requestId };
  if (!deps.mailer.configured) throw mailNotConfigured();
  // A second of work the first time: not while rows are held.
  await routerOf(deps.db, territoryId);
  await deps.db.transaction().execute(async (trx) => {
    const request = await lockRequest(trx, named);
    if (!givable.includes(request.state)) throw requestState();
    const now = deps.now();
    const settings = await readRequestSettings(trx, territoryId);
    const chosen = await findDepartment(trx, { territoryId, departmentId });
    if (!chosen) throw departmentUnknown();
    const department = await presentOf(trx, territoryId, chosen, dayAt(now.getTime(), settings.zone));
    if (department.email === undefined) throw departmentWithoutMail();
    await recallRunning(deps, trx, { request, settings, to: department.name });
    const { row } = await insertHandover(trx, deps.sealer, {
      ...named,
      to: { departmentId: department.id },
      note,
      at: now,
      personId,
      state: 'sending',
      dueAt: dueOf(settings, department, now),
    });
    const occasion = `handover ${row.id}`;
    const { asked, attachmentIds } = await composeAsked(deps, trx, {
      request,
      handover: row,
      department,
      settings,
      occasion,
    });
    const mail = await handoverMail(asked);
    await enterMail(trx, deps, {
      ...named,
      handoverId: row.id,
      kind: 'handover',
      occasion,
      mail: { ...mail, to: department.email, attachmentIds },
    });
    await keepNextReminder(trx, row, settings);
    await teachRouter(trx, { territoryId, request: asRouted(request), target: chosen.id });
    await recordEvent(trx, named, {
      kind: 'handed_over',
      at: now,
      personId,
      public: true,
      detail: {
        handoverId: row.id,
        departmentId: department.id,
        department: department.name,
        ...(department.id === chosen.id ? {} : { insteadOf: chosen.name }),
        ...(row.due_at === null ? {} : { until: row.due_at.toISOString() }),
      },
    });
    await followRequest(trx as never, { ...named, state: 'passed_on', at: now });
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'requests.handed_over',
      target: { kind: 'request', id: requestId },
      detail: { handoverId: row.id, departmentId: department.id },
      at: now,
    });
    await changeRequest(
      deps,
      trx,
      named,
      { state: 'with_department', department_id: department.id, authority: null },
      'handed_over',
    );
  });
}

export function asRouted({ title, text, place }: StoredRequest): { text: string; title: string; place?: string } {
  return { text, title, ...(place === null ? {} : { place }) };
}

/** The department, or who stands in today; who stands in and is away too is asked all the same. */
async function presentOf(
  trx: Trx,
  territoryId: string,
  chosen: StoredDepartment,
  today: string,
): Promise<StoredDepartment> {
  const instead = absenceOf(chosen, today)?.instead;
  if (instead === undefined) return chosen;
  const other = await findDepartment(trx, { territoryId, departmentId: instead });
  return other?.email === undefined ? chosen : other;
}
