import type { Bilingual } from '@beffroi/contracts';
import type { Channel } from '../notifications.tables.ts';
import type { SendOutcome } from './send.outcome.ts';

const words = {
  gone: {
    fr: 'L’appareil n’est plus abonné aux notifications.',
    en: 'The device is no longer subscribed to notifications.',
  },
  push: {
    fr: 'Le service de notifications de son navigateur n’a pas pris l’appel.',
    en: 'The push service of their browser did not take the call.',
  },
  email: { fr: 'Le serveur de courriel n’a pas pris le message.', en: 'The mail server did not take the message.' },
  sms: { fr: 'La passerelle n’a pas pris le SMS.', en: 'The gateway did not take the text message.' },
  voice: { fr: 'La passerelle n’a pas pris l’appel vocal.', en: 'The gateway did not take the voice call.' },
  webhook: { fr: 'Le destinataire n’a pas pris le message.', en: 'The receiver did not take the message.' },
} as const satisfies Record<Channel | 'gone', Bilingual>;

/** What a failed sending is called before everybody: the log alone has what the other side answered. */
export const troubleOf = (channel: Channel, outcome: SendOutcome & { ok: false }): Bilingual =>
  outcome.gone ? words.gone : words[channel];
