import { appMessages } from '../app/messages.fr.ts';
import { todayMessages } from '../features/today/messages.fr.ts';

/* One catalogue per feature and language, put together here. */

export const fr = {
  ...appMessages,
  ...todayMessages,
} as const;

export type MessageId = keyof typeof fr;
