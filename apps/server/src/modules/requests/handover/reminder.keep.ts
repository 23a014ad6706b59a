import { departmentsOf } from '../departments/department.store.ts';
import { readEvents } from '../request/event.read.ts';
import type { Trx } from '../requests.deps.ts';
import type { TerritorySettings } from '../settings/settings.store.ts';
import type { StoredHandover } from './handover.store.ts';
import { planReminder, type PlannedReminder } from './reminders.plan.ts';

/** Works out the next reminder of a handover and writes down when it is due. */
export async function keepNextReminder(
  trx: Trx,
  row: StoredHandover,
  settings: TerritorySettings,
): Promise<PlannedReminder | undefined> {
  const departments = await departmentsOf(trx, row.territory_id);
  const department = departments.find(({ id }) => id === row.department_id);
  const events = await readEvents(trx, { territoryId: row.territory_id, requestId: row.request_id });
  const next =
    department &&
    planReminder(row, department, {
      settings,
      events,
      standIn: (id) => departments.find((each) => each.id === id)?.email,
    });
  await trx
    .updateTable('requests.handover')
    .set({
      next_reminder_at: next?.at ?? null,
      next_reminder: next ? JSON.stringify({ level: next.level }) : null,
    })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
  return next;
}
