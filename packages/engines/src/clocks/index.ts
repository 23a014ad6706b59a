export {
  acknowledgementMissing,
  acknowledgementTextMissing,
  impliedDecisionSentence,
  type AcknowledgementMentions,
  type MissingMention,
} from './acknowledgement.check.ts';
export { checkRules, defaultRules, rulesToReview } from './clock.rules.ts';
export type {
  Clock,
  ClockKind,
  ClockRequest,
  ClockRule,
  ClockRules,
  ClockState,
  Day,
  RequestEvent,
  RequestNature,
  RuleId,
} from './clocks.types.ts';
export { addMonths } from './period.add.ts';
export { pressClocks, type PressClock } from './press.clocks.ts';
export { easterSunday, publicHolidays, type Holiday, type HolidayRegion } from './public.holidays.ts';
export { nextReminders, type Reminder, type ReminderRequest, type ReminderStep } from './reminders.next.ts';
export { requestClocks } from './request.clocks.ts';
export { dayAt, serviceTarget, type Pause, type ServiceTarget } from './service.target.ts';
export {
  addWorkingDays,
  workCalendar,
  workingDayFrom,
  type CalendarSettings,
  type OfficeHours,
  type WorkCalendar,
} from './working.calendar.ts';
