import type { DeskSettings } from '@beffroi/contracts';

/** Until when a first answer is wished. */
export function dueAtOf(settings: Pick<DeskSettings, 'answerWithinHours'>, since: Date): Date {
  return new Date(since.getTime() + settings.answerWithinHours * 3_600_000);
}
