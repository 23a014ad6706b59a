import type { DepartmentDraft } from '@beffroi/contracts';
import { dayAt, nextReminders, type Reminder, type ReminderStep } from '@beffroi/engines/clocks';
import { toInstant } from '@beffroi/engines/schedule';
import type { StoredDepartment } from '../departments/department.store.ts';
import { departmentCalendar } from '../departments/department.hours.ts';
import type { StoredEvent } from '../request/event.read.ts';
import type { TerritorySettings } from '../settings/settings.store.ts';
import type { StoredHandover } from './handover.store.ts';

type Level = ReminderStep['level'];

/** Working days between one level and the next. */
const STEP_DAYS = 3;
/** What a working day counts of the hours that a department undertakes to answer within. */
const HOURS_A_DAY = 8;
/** Reminders leave in the morning. */
const MORNING = '09:00';

export type PlannedReminder = Reminder & { at: Date };

/**
 * The next reminder of a handover, if any: when the promised days are over its agent, then its head, then its director,
 * by working days of the territory and of the department, without the days on which the citizen is awaited. Who is not
 * known is passed over; the agent is then the department's own address.
 */
export function planReminder(
  handover: Pick<StoredHandover, 'at' | 'reminders'>,
  department: StoredDepartment,
  given: {
    settings: TerritorySettings;
    events: readonly Pick<StoredEvent, 'kind' | 'on'>[];
    /** Address of the department that stands in while this one is away. */
    standIn: (departmentId: string) => string | undefined;
  },
): PlannedReminder | undefined {
  const { zone } = given.settings;
  const [next] = nextReminders(
    {
      askedOn: dayAt(handover.at.getTime(), zone),
      sent: handover.reminders.map(({ level }) => level),
      pauses: pausesOf(given.events),
    },
    chainOf(department, given.standIn),
    departmentCalendar(given.settings, department),
  );
  if (!next) return undefined;
  const at = toInstant(`${next.on}T${MORNING}`, zone);
  return at.ok ? { ...next, at: new Date(at.at) } : undefined;
}

function chainOf(department: StoredDepartment, standIn: (departmentId: string) => string | undefined): ReminderStep[] {
  const promised = Math.max(1, Math.ceil(department.answerWithinHours / HOURS_A_DAY));
  const [instead] = department.absences.flatMap((absence) => absence.instead ?? []);
  const replaces = instead === undefined ? undefined : standIn(instead);
  return (['agent', 'head', 'director'] as const).flatMap((level, index): ReminderStep[] => {
    const person = addressAt(department, level);
    if (person === undefined) return [];
    const step = { level, person, afterWorkingDays: promised + index * STEP_DAYS };
    // A department is away with its agents; its head and its director are reminded all the same.
    if (level !== 'agent') return [step];
    return [{ ...step, absences: department.absences, ...(replaces === undefined ? {} : { standIn: replaces }) }];
  });
}

function addressAt({ people, email }: Pick<DepartmentDraft, 'people' | 'email'>, level: Level): string | undefined {
  return people.find((each) => each.level === level)?.email ?? (level === 'agent' ? email : undefined);
}

/** Days on which the citizen's pieces were awaited. */
function pausesOf(events: readonly Pick<StoredEvent, 'kind' | 'on'>[]): { from: string; to?: string }[] {
  const pauses: { from: string; to?: string }[] = [];
  for (const { kind, on } of events) {
    const open = pauses.findLast(({ to }) => to === undefined);
    if (kind === 'completion_asked' && !open) pauses.push({ from: on });
    if (kind === 'completed' && open) open.to = on;
  }
  return pauses;
}
