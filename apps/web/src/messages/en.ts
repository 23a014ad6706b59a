import { appMessages } from '../app/messages.en.ts';
import { todayMessages } from '../features/today/messages.en.ts';

/* One catalogue per feature and language, put together here. */

export const en = {
  ...appMessages,
  ...todayMessages,
} as const;
