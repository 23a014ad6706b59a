import { createHash } from 'node:crypto';
import type { Message } from '../notifications.tables.ts';

/** What the service worker is given to show. */
export type PushPayload = {
  title: string;
  body: string;
  /** What a tap opens. */
  url: string;
  /** It replaces on the screen what bears the same name. */
  tag: string | undefined;
  level: number;
  lang: 'fr' | 'en';
  /** It stays until somebody acts on it. */
  stays: boolean;
  /** It replaces without a sound. */
  silent: boolean;
  actions: { action: string; title: string; url: string }[];
};

const words = {
  fr: { take: 'Je prends', look: 'Voir l’alerte' },
  en: { take: 'I have it', look: 'See the alarm' },
} as const;

/** A call opens the page that answers it, which works on a phone where nobody is signed in. */
export function payloadOf(message: Message, answer: string | undefined): PushPayload {
  const { take, look } = words[message.locale];
  return {
    title: message.title,
    body: message.text,
    url: answer ?? message.url,
    tag: message.alarmId ?? message.task,
    level: message.level,
    lang: message.locale,
    stays: answer !== undefined,
    silent: message.silent === true,
    actions:
      answer === undefined
        ? []
        : [
            { action: 'take', title: take, url: answer },
            { action: 'look', title: look, url: message.url },
          ],
  };
}

/** An alarm that could not be shown within that is news no more for a phone. */
const ALARM_SECONDS = 6 * 3600;
/** By then the chain has rung somebody else. */
const CALL_SECONDS = 3600;

/** How a push service is to treat it (RFC 8030, 5.2 to 5.4): how long it keeps it, how it wakes a phone, what it replaces. */
export function treatmentOf(message: Message): { TTL: number; urgency: 'high' | 'normal'; topic?: string } {
  const tag = message.alarmId ?? message.task;
  const isUrgent =
    message.silent !== true && (message.task === undefined || message.task === 'trial' || message.level > 1);
  return {
    TTL: message.call === undefined ? ALARM_SECONDS : CALL_SECONDS,
    urgency: isUrgent ? 'high' : 'normal',
    // 32 signs of base64url at most, which a tag is not.
    ...(tag === undefined ? {} : { topic: createHash('sha256').update(tag).digest('base64url').slice(0, 32) }),
  };
}
