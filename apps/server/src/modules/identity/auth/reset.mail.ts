import type { Mail } from '../../../platform/mail/mailer.ts';

export function resetMail(given: { to: string; link: string; locale: 'fr' | 'en' }): Mail {
  if (given.locale === 'en') {
    return {
      to: given.to,
      subject: 'Beffroi: choose a new password',
      text: `To choose a new password, open this link; it is good for one hour and once:\n${given.link}\n\nIf you did not ask for it, ignore it: your password stays as it is.`,
    };
  }
  return {
    to: given.to,
    subject: 'Beffroi : choisir un nouveau mot de passe',
    text: `Pour choisir un nouveau mot de passe, ouvrez ce lien, valable une heure et une seule fois :\n${given.link}\n\nSi vous ne l’avez pas demandé, ignorez ce message : votre mot de passe ne change pas.`,
  };
}
