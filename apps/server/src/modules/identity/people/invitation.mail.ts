import type { Bilingual, Role } from '@beffroi/contracts';
import type { Locale } from '../../../platform/http/locale.ts';
import type { Mail } from '../../../platform/mail/mailer.ts';

const roleNames: Record<Role, Bilingual> = {
  administrator: { fr: 'administration', en: 'administrator' },
  head_of_communication: { fr: 'direction de la communication', en: 'head of communication' },
  community_manager: { fr: 'gestion de communauté', en: 'community manager' },
  contributor: { fr: 'contribution', en: 'contributor' },
  validator: { fr: 'validation', en: 'validator' },
  department_agent: { fr: 'agent de service', en: 'department agent' },
  elected_official: { fr: 'mandat électif', en: 'elected official' },
  auditor: { fr: 'audit', en: 'auditor' },
};

export function invitationMail(given: {
  to: string;
  territoryName: string;
  inviterName: string | undefined;
  roles: readonly Role[];
  link: string;
  locale: Locale;
}): Mail {
  const { territoryName, locale, link } = given;
  const roles = given.roles.map((role) => roleNames[role][locale]).join(', ');
  if (locale === 'en') {
    return {
      to: given.to,
      subject: `Beffroi: you are invited to ${territoryName}`,
      text: [
        `${given.inviterName ?? 'An administrator'} invites you to join ${territoryName} on Beffroi (${roles}).`,
        `To accept, open this link; it is good for seven days and once:\n${link}`,
        'If you did not expect this, ignore it: nothing happens without you.',
      ].join('\n\n'),
    };
  }
  return {
    to: given.to,
    subject: `Beffroi : vous êtes invité à rejoindre ${territoryName}`,
    text: [
      `${given.inviterName ?? 'La personne qui administre'} vous invite à rejoindre ${territoryName} sur Beffroi (${roles}).`,
      `Pour accepter, ouvrez ce lien, valable sept jours et une seule fois :\n${link}`,
      'Si vous ne vous y attendiez pas, ignorez ce message : rien ne se fera sans vous.',
    ].join('\n\n'),
  };
}
