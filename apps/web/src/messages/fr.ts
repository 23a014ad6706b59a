import { appMessages } from '../app/messages.fr.ts';
import { todayMessages } from '../features/today/messages.fr.ts';
import { wallMessages } from '../features/wall/messages.fr.ts';
import { streamMessages } from '../features/stream/messages.fr.ts';
import { mentionMessages } from '../features/mention/messages.fr.ts';

/* One catalogue per feature and language, put together here. */

export const fr = {
  ...appMessages,
  ...todayMessages,
  ...wallMessages,
  ...streamMessages,
  ...mentionMessages,
} as const;

export type MessageId = keyof typeof fr;
