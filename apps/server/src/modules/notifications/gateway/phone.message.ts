import type { Message } from '../notifications.tables.ts';
import { fitSms } from './gsm.text.ts';

const words = {
  fr: { take: 'Je prends\u{a0}: ', look: 'Voir\u{a0}: ', key: 'Pour prendre l’alerte, appuyez sur 1.' },
  en: { take: 'I have it: ', look: 'See: ', key: 'To take the alarm, press 1.' },
} as const;

/** One short message: what rings, and the link by which it is taken. */
export function smsOf(message: Message, answer: string | undefined): string {
  const said = words[message.locale];
  return fitSms(message.title, answer === undefined ? `${said.look}${message.url}` : `${said.take}${answer}`);
}

/** What a voice reads aloud; `answer` is where a keypress is reported by a POST. */
export function voiceOf(message: Message, answer: string | undefined) {
  return {
    text: `${message.title}. ${message.text}`,
    language: message.locale === 'fr' ? 'fr-FR' : 'en-GB',
    ...(answer === undefined ? {} : { answer: { key: '1', say: words[message.locale].key, url: answer } }),
  };
}
