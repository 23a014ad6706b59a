import { addDays, writeDate, type CivilDate } from '../schedule/index.ts';
import { say } from './because.write.ts';
import type { Bilingual, Day } from './clocks.types.ts';
import { dayOf, workingDayFrom, type WorkCalendar } from './working.calendar.ts';

export type ReminderStep = {
  level: 'agent' | 'head' | 'director';
  person: string;
  /** Working days from when the department was asked. */
  afterWorkingDays: number;
  /** Days on which the person is away, both ends included. */
  absences?: readonly { from: Day; to: Day }[] | undefined;
  standIn?: string | undefined;
};

export type ReminderRequest = {
  /** The day the department was asked. */
  askedOn: Day;
  answeredOn?: Day | undefined;
  /** Days on which the citizen's answer was awaited, both ends included; without an end, still. */
  pauses?: readonly { from: Day; to?: Day | undefined }[] | undefined;
  /** Levels reminded already. */
  sent?: readonly ReminderStep['level'][] | undefined;
};

export type Reminder = { level: ReminderStep['level']; to: string; on: Day; because: Bilingual };

const names: Readonly<Record<ReminderStep['level'], Bilingual>> = {
  agent: { fr: 'agent', en: 'agent' },
  head: { fr: 'responsable', en: 'head' },
  director: { fr: 'direction', en: 'director' },
};
const LONGEST_WAIT = 3660;

/**
 * The reminders still to come, first first: they climb the chain by working days of the territory, local days off
 * included, and do not count days on which the citizen is awaited. Who is away is replaced by their stand-in, else by the
 * next level. None once the department answered, nor while a pause goes on.
 */
export function nextReminders(
  request: ReminderRequest,
  chain: readonly ReminderStep[],
  calendar: WorkCalendar,
): Reminder[] {
  if (request.answeredOn !== undefined) return [];
  const sent = new Set(request.sent ?? []);
  const steps = chain.toSorted((left, right) => left.afterWorkingDays - right.afterWorkingDays);
  return steps.flatMap((step, index): Reminder[] => {
    if (sent.has(step.level)) return [];
    const on = dayAfter(request, step.afterWorkingDays, calendar);
    if (on === undefined) return [];
    const { to, away } = reached(steps, index, on);
    const because = {
      fr: `Rappel à ${names[step.level].fr} : ${step.afterWorkingDays} jours ouvrés sans réponse depuis le ${say(request.askedOn).fr}${away ? `, ${step.person} étant absent(e)` : ''}.`,
      en: `Reminder to ${names[step.level].en}: ${step.afterWorkingDays} working days without an answer since ${say(request.askedOn).en}${away ? `, ${step.person} being away` : ''}.`,
    };
    return [{ level: step.level, to, on, because }];
  });
}

function reached(steps: readonly ReminderStep[], index: number, on: Day): { to: string; away: boolean } {
  const step = steps[index]!;
  if (!isAway(step, on)) return { to: step.person, away: false };
  const next = steps.slice(index + 1).find((other) => !isAway(other, on));
  return { to: step.standIn ?? next?.person ?? step.person, away: true };
}

function isAway({ absences = [] }: ReminderStep, on: Day): boolean {
  return absences.some(({ from, to }) => from <= on && on <= to);
}

function dayAfter({ askedOn, pauses = [] }: ReminderRequest, count: number, calendar: WorkCalendar): Day | undefined {
  const isOff = (day: CivilDate): Bilingual | undefined => {
    const on = writeDate(day);
    const waits = pauses.some(({ from, to }) => from <= on && to !== undefined && on <= to);
    return waits ? { fr: 'pause', en: 'pause' } : calendar.officeDayOff(day);
  };
  const halt = pauses.find(({ to }) => to === undefined)?.from;
  let at = dayOf(askedOn);
  for (let left = Math.min(count, LONGEST_WAIT); left > 0; left -= 1) at = workingDayFrom(addDays(at, 1), isOff);
  const on = writeDate(at);
  return halt !== undefined && halt <= on ? undefined : on;
}
