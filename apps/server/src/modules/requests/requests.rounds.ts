import { remindClocks } from './clocks/clocks.remind.ts';
import { externalRound } from './doors/external.round.ts';
import { sendReminders } from './handover/reminders.round.ts';
import { forgetRequesters } from './identity/requesters.forget.ts';
import { sendDueMail } from './mail/mail.round.ts';
import type { RequestsDeps } from './requests.deps.ts';

/** What requests look at again and again, and how often, in milliseconds. */
export const requestRounds = (deps: RequestsDeps) => [
  { name: 'mail of requests', everyMs: 3000, run: async () => sendDueMail(deps) },
  { name: 'reminders of departments', everyMs: 60_000, run: async () => sendReminders(deps) },
  { name: 'legal dates of requests', everyMs: 10 * 60_000, run: async () => remindClocks(deps) },
  { name: 'requests in other systems', everyMs: 60_000, run: async () => externalRound(deps) },
  { name: 'requests of long ago', everyMs: 3_600_000, run: async () => forgetRequesters(deps) },
];
