import type { DepartmentDraft } from '@beffroi/contracts';
import { serviceTarget, workCalendar, type OfficeHours, type WorkCalendar } from '@beffroi/engines/clocks';
import { calendarOf, type TerritorySettings } from '../settings/settings.store.ts';

/** Working days of the territory, at the hours of a department; the usual ones while it told none. */
export function departmentCalendar(
  settings: TerritorySettings,
  { hours }: Pick<DepartmentDraft, 'hours'>,
): WorkCalendar {
  const base = calendarOf(settings);
  if (hours.length === 0) return base;
  const byDay: Record<number, OfficeHours[]> = {};
  for (const { day, from, to } of hours) (byDay[day] ??= []).push({ from, to });
  const daysOff = [1, 2, 3, 4, 5, 6, 7].filter((day) => byDay[day] === undefined);
  return workCalendar({ ...base.settings, hours: byDay, daysOff });
}

/** When what it undertook ends; undefined when it has no office hours at all. */
export function dueOf(
  settings: TerritorySettings,
  department: Pick<DepartmentDraft, 'hours' | 'answerWithinHours'>,
  at: Date,
): Date | undefined {
  const target = serviceTarget(
    at.getTime(),
    department.answerWithinHours * 60,
    departmentCalendar(settings, department),
  );
  return target.state === 'running' ? new Date(target.at) : undefined;
}
