import { findDepartment } from '../departments/department.store.ts';
import { enterMail } from '../mail/mail.enter.ts';
import { recordEvent } from '../request/event.store.ts';
import { findRequest, lockRequest, tellRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { composeAsked, dayInWords } from './asked.compose.ts';
import { givable } from './hand.over.ts';
import { reminderMail } from './handover.mail.ts';
import { lockHandover } from './handover.store.ts';
import { keepNextReminder } from './reminder.keep.ts';

type Deps = Pick<RequestsDeps, 'db' | 'events' | 'sealer' | 'now' | 'baseUrl' | 'logger'>;

const AT_ONCE = 50;

/** Reminds those who were asked and did not answer, one level higher each time; nobody once it was answered or closed. */
export async function sendReminders(deps: Deps): Promise<number> {
  const due = await deps.db
    .selectFrom('requests.handover')
    .select(['territory_id as territoryId', 'request_id as requestId', 'id as handoverId'])
    .where('next_reminder_at', '<=', deps.now())
    .orderBy('next_reminder_at')
    .limit(AT_ONCE)
    .execute();
  for (const named of due) {
    try {
      await deps.db.transaction().execute(async (trx) => remind(deps, trx, named));
    } catch (error) {
      deps.logger.warn({ err: error, handoverId: named.handoverId }, 'reminder could not be written, it comes again');
    }
  }
  return due.length;
}

async function remind(
  deps: Deps,
  trx: Trx,
  named: { territoryId: string; requestId: string; handoverId: string },
): Promise<void> {
  const { territoryId, handoverId } = named;
  const request = await lockRequest(trx, named);
  const row = await lockHandover(trx, named);
  const isAsked = (row.state === 'sending' || row.state === 'sent') && givable.includes(request.state);
  const department =
    isAsked && row.department_id !== null
      ? await findDepartment(trx, { territoryId, departmentId: row.department_id })
      : undefined;
  if (!department) {
    await trx
      .updateTable('requests.handover')
      .set({ next_reminder_at: null, next_reminder: null })
      .where('territory_id', '=', territoryId)
      .where('id', '=', handoverId)
      .execute();
    return;
  }
  const settings = await readRequestSettings(trx, territoryId);
  // Working days may have changed since it was planned: a holiday, an absence, a pause.
  const next = await keepNextReminder(trx, row, settings);
  const now = deps.now();
  if (!next || next.at > now) return;
  const occasion = `reminder ${handoverId} ${next.level}`;
  const { asked, attachmentIds } = await composeAsked(deps, trx, {
    request,
    handover: row,
    department,
    settings,
    occasion,
  });
  const mail = await reminderMail(asked, {
    level: next.level,
    askedOn: dayInWords(row.at, settings.zone),
    because: next.because.fr,
  });
  await enterMail(trx, deps, {
    ...named,
    kind: 'reminder',
    occasion,
    mail: { ...mail, to: next.to, attachmentIds },
  });
  const reminders = [...row.reminders, { at: now.toISOString(), level: next.level, to: next.to }];
  await trx
    .updateTable('requests.handover')
    .set({ reminders: JSON.stringify(reminders) })
    .where('territory_id', '=', territoryId)
    .where('id', '=', handoverId)
    .execute();
  await keepNextReminder(trx, { ...row, reminders }, settings);
  await recordEvent(trx, named, {
    kind: 'reminded',
    at: now,
    public: false,
    detail: { handoverId, department: department.name, level: next.level },
  });
  await tellRequest(deps, trx, await findRequest(trx, named), 'reminded');
}
