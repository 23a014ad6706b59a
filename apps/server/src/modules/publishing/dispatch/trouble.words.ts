import type { PublishTroubleKind } from '@beffroi/connectors';
import type { Bilingual } from '@beffroi/contracts';

const reconnect = { fr: 'Reconnectez le compte, puis réessayez.', en: 'Connect the account again, then try again.' };
const shorten = {
  fr: 'Corrigez le post, puis réessayez ; s’il est déjà sorti ailleurs, corrigez-en une copie pour ce compte.',
  en: 'Correct the post, then try again; where it is out elsewhere already, correct a copy of it for this account.',
};
const later = { fr: 'Réessayez plus tard, ou publiez à la main.', en: 'Try again later, or publish by hand.' };

/** What somebody can do about a delivery that could not leave. */
const advice: Partial<Record<PublishTroubleKind, Bilingual>> = {
  auth_expired: reconnect,
  forbidden: reconnect,
  rejected: shorten,
  media_refused: { fr: 'Changez le média, puis réessayez.', en: 'Change the medium, then try again.' },
  duplicate: {
    fr: 'Vérifiez sur le réseau : le même texte y est peut-être déjà. Sinon, changez quelques mots.',
    en: 'Look on the network: the same words may be there already. Otherwise change a few words.',
  },
  budget_spent: {
    fr: 'Augmentez le budget du compte, attendez le mois prochain, ou publiez à la main.',
    en: 'Raise the budget of the account, wait for next month, or publish by hand.',
  },
  not_summoned: {
    fr: 'Ouvrez le réseau et répondez à la main.',
    en: 'Open the network and answer by hand.',
  },
  version_sunset: {
    fr: 'Mettez Beffroi à jour, puis réessayez ; en attendant, publiez à la main.',
    en: 'Update Beffroi, then try again; meanwhile publish by hand.',
  },
};

/** The network's words, then what to do. */
export function withAdvice(kind: string, message: Bilingual): Bilingual {
  const said = advice[kind as PublishTroubleKind] ?? later;
  return { fr: `${message.fr} ${said.fr}`, en: `${message.en} ${said.en}` };
}

/** What whoever is on duty does at the hour, on an account that no program may publish on. */
export function byHandOn(account: string): Bilingual {
  return {
    fr: `À publier maintenant sur « ${account} ». Ouvrez la fiche : le texte est prêt à copier, et le lien vous sera demandé ensuite.`,
    en: `To be published now on “${account}”. Open it: its text is ready to be copied, and you are asked for the link afterwards.`,
  };
}

export const inDoubt: Bilingual = {
  fr: 'Le réseau n’a pas confirmé. Ce post est peut-être en ligne : Beffroi ne le renvoie pas sans savoir. Regardez sur le réseau, puis dites ce qu’il en est.',
  en: 'The network did not confirm. This post may be online: Beffroi does not send it again without knowing. Look on the network, then say what you saw.',
};
export const lookingItUp: Bilingual = {
  fr: 'Le réseau n’a pas confirmé : Beffroi vérifie avant de renvoyer.',
  en: 'The network did not confirm: Beffroi looks before sending again.',
};
export const ourFault: Bilingual = {
  fr: 'Une erreur de Beffroi a interrompu l’envoi ; elle est dans son journal technique.',
  en: 'An error of Beffroi interrupted the sending; it is in its technical log.',
};
export const notTaken: Bilingual = {
  fr: 'Le réseau n’a pas pris le post.',
  en: 'The network did not take the post.',
};
export const neverReady: Bilingual = {
  fr: 'Le réseau n’en finit pas de préparer le média.',
  en: 'The network does not finish preparing the medium.',
};
