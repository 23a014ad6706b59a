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
  task: {
    fr: 'Vous recevez ce message parce que cela attend quelque chose de vous et que le courriel est activé dans vos réglages.',
    en: 'You get this message because something waits for you and e-mail is on in your settings.',
  },
} as const;

export function mailOf(message: Message): { subject: string; text: string } {
  const open = message.locale === 'fr' ? 'Ouvrir' : 'Open';
  const why = reasons[message.task === undefined ? 'alarm' : 'task'][message.locale];
  return { subject: message.title, text: `${message.text}\n\n${open}\u{a0}: ${message.url}\n\n-- \n${why}\n` };
}
