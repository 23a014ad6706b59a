import type { Mail } from '../../../platform/mail/mailer.ts';
import type { Outlet } from './outlet.find.ts';

/** Asks whoever is at an address whether it was they who asked for the letter. */
export function confirmationMail(given: { outlet: Outlet; link: string; locale: 'fr' | 'en' }): Omit<Mail, 'to'> {
  const { outlet, link } = given;
  const from = { name: outlet.territory.name };
  if (given.locale === 'en')
    return {
      from,
      subject: `Confirm your subscription to “${outlet.name}”`,
      text: [
        `Somebody, you no doubt, asked to receive “${outlet.name}” (${outlet.territory.name}) at this address.`,
        `To receive it, confirm within three days:\n${link}`,
        'If it was not you, do nothing: nothing will be sent, and your address will be forgotten within a week.',
      ].join('\n\n'),
    };
  return {
    from,
    subject: `Confirmez votre inscription à «\u{a0}${outlet.name}\u{a0}»`,
    text: [
      `Quelqu’un, vous sans doute, a demandé à recevoir «\u{a0}${outlet.name}\u{a0}» (${outlet.territory.name}) à cette adresse.`,
      `Pour la recevoir, confirmez sous trois jours\u{a0}:\n${link}`,
      'Si ce n’était pas vous, ne faites rien\u{a0}: rien ne vous sera envoyé, et votre adresse sera oubliée sous une semaine.',
    ].join('\n\n'),
  };
}
