import type { Alarm, Bilingual } from '@beffroi/contracts';
import type { Message } from '../notifications.tables.ts';

const levels = {
  fr: ['', 'à suivre', 'sérieuse', 'grave', 'critique'],
  en: ['', 'to watch', 'serious', 'grave', 'critical'],
} as const;

/** What an alarm says to one person: what rings, how gravely, why, and where to look. */
export function alarmMessage(given: {
  alarm: Alarm;
  territoryId: string;
  territoryName: string;
  baseUrl: string;
  locale: 'fr' | 'en';
}): Message {
  const { alarm, territoryId, territoryName, baseUrl, locale } = given;
  const about = alarm.watchName ?? alarm.sourceName ?? territoryName;
  const level = levels[locale][alarm.severity.level] ?? '';
  return {
    territoryId,
    alarmId: alarm.id,
    level: alarm.severity.level,
    title: locale === 'fr' ? `Alerte ${level}\u{a0}: ${about}` : `Alarm, ${level}: ${about}`,
    text: alarm.explanation[locale],
    url: `${baseUrl}/t/${territoryId}/alertes/${alarm.id}`,
    locale,
  };
}

/** A trial that a person sends to themselves. */
export function trialMessage(given: {
  territoryId: string;
  territoryName: string;
  baseUrl: string;
  locale: 'fr' | 'en';
}): Message {
  const { territoryId, territoryName, baseUrl, locale } = given;
  return {
    territoryId,
    task: 'trial',
    level: 1,
    title: locale === 'fr' ? `Essai d’alerte\u{a0}: ${territoryName}` : `Trial alarm: ${territoryName}`,
    text:
      locale === 'fr'
        ? 'Ceci est un essai. Une vraie alerte vous parviendra de la même façon.'
        : 'This is a trial. A real alarm will reach you in the same way.',
    url: `${baseUrl}/t/${territoryId}/aujourdhui`,
    locale,
  };
}

/** Something that waits for one person. */
export function taskMessage(given: {
  territoryId: string;
  occasion: string;
  title: Bilingual;
  body: Bilingual;
  path: string;
  urgent: boolean;
  baseUrl: string;
  locale: 'fr' | 'en';
}): Message {
  const { territoryId, occasion, title, body, path, urgent, baseUrl, locale } = given;
  return {
    territoryId,
    task: occasion,
    level: urgent ? 4 : 1,
    title: title[locale],
    text: body[locale],
    url: `${baseUrl}${path}`,
    locale,
  };
}

const reasons = {
  alarm: {
    fr: 'Vous recevez ce message parce que les alertes par courriel sont activées dans vos réglages.',
    en: 'You get this message because alarms by e-mail are on in your settings.',
  },
  call: {
    fr: 'Vous recevez ce message parce que la chaîne d’appel de l’astreinte vous appelle. L’adresse ci-dessus répond en votre nom\u{a0}: ne la transmettez pas.',
    en: 'You get this message because the on-call chain rings you. The address above answers in your name: do not pass it on.',
  },
  task: {
    fr: 'Vous recevez ce message parce que cela attend quelque chose de vous et que le courriel est activé dans vos réglages.',
    en: 'You get this message because something waits for you and e-mail is on in your settings.',
  },
} as const;

const labels = { fr: { open: 'Ouvrir', take: 'Je prends' }, en: { open: 'Open', take: 'I have it' } } as const;

/** A mail of plain text; `answerUrl` is where a call is answered. */
export function mailOf(message: Message, answerUrl?: string): { subject: string; text: string } {
  const { open, take } = labels[message.locale];
  const kind = message.call ? 'call' : message.task === undefined ? 'alarm' : 'task';
  const why = reasons[kind][message.locale];
  const answer = answerUrl === undefined ? '' : `${take}\u{a0}: ${answerUrl}\n`;
  return {
    subject: message.title,
    text: `${message.text}\n\n${answer}${open}\u{a0}: ${message.url}\n\n-- \n${why}\n`,
  };
}
