import type { Bilingual, Charter } from '@beffroi/contracts';

/**
 * The charter that comes with the product, for a territory that has not written its own: what French public bodies
 * remove, and no more. Articles that rest on a law name it.
 */
export const defaultArticles: Charter['articles'] = [
  {
    id: 'insults',
    title: 'Injures et diffamation',
    text: 'Les propos injurieux ou diffamatoires envers quiconque : habitants, agents, élus, associations (loi du 29 juillet 1881, articles 29 à 33). La critique d’une action ou d’une décision, même vive, n’est pas une injure.',
    en: {
      title: 'Insults and defamation',
      text: 'Insulting or defamatory words about anyone: residents, staff, elected officials, associations (Act of 29 July 1881, articles 29 to 33). Criticism of an action or a decision, even sharp, is not an insult.',
    },
  },
  {
    id: 'hate',
    title: 'Haine et discrimination',
    text: 'Les propos qui incitent à la haine, à la violence ou à la discrimination en raison de l’origine, de la religion, du sexe, de l’orientation sexuelle, de l’identité de genre ou du handicap, et l’apologie de crimes (loi du 29 juillet 1881, articles 24 et 24 bis).',
    en: {
      title: 'Hate and discrimination',
      text: 'Words that incite to hatred, violence or discrimination because of origin, religion, sex, sexual orientation, gender identity or disability, and the glorification of crimes (Act of 29 July 1881, articles 24 and 24 bis).',
    },
  },
  {
    id: 'threats',
    title: 'Menaces et harcèlement',
    text: 'Les menaces contre une personne ou ses biens, et les propos répétés qui visent une même personne (code pénal, articles 222-17, 222-33-2-2 et 433-3).',
    en: {
      title: 'Threats and harassment',
      text: 'Threats against a person or their property, and repeated words aimed at one person (penal code, articles 222-17, 222-33-2-2 and 433-3).',
    },
  },
  {
    id: 'personal-data',
    title: 'Données personnelles et vie privée',
    text: 'Les coordonnées, numéros, données de santé ou éléments de vie privée, les siens compris : ils sont masqués pour protéger la personne, et la conversation continue en privé.',
    en: {
      title: 'Personal data and privacy',
      text: 'Contact details, numbers, health data or private matters, one’s own included: they are hidden to protect the person, and the conversation goes on in private.',
    },
  },
  {
    id: 'advertising',
    title: 'Publicité, spam et escroquerie',
    text: 'Les messages publicitaires ou envoyés en nombre, les liens trompeurs et les usurpations d’identité.',
    en: {
      title: 'Advertising, spam and fraud',
      text: 'Advertising or mass messages, misleading links and impersonation.',
    },
  },
  {
    id: 'off-topic',
    title: 'Hors sujet répété',
    text: 'Un même message répété sans lien avec la publication, après qu’une réponse a été donnée ou qu’un rappel a été fait. Un message hors sujet, une fois, reste.',
    en: {
      title: 'Repeatedly off topic',
      text: 'The same message repeated without any link to the post, after an answer or a reminder was given. One off-topic message stays.',
    },
  },
  {
    id: 'electoral',
    title: 'Propagande électorale',
    text: 'Les appels à voter et le matériel de campagne, quel qu’en soit le bord : ces comptes ne sont pas une tribune électorale (code électoral, article L52-1). Une opinion politique n’est pas de la propagande.',
    en: {
      title: 'Electoral propaganda',
      text: 'Calls to vote and campaign material, from any side: these accounts are no electoral platform (electoral code, article L52-1). A political opinion is not propaganda.',
    },
  },
];

export const defaultContest: Bilingual = {
  fr: 'Vous pouvez contester une mesure en nous écrivant, avec l’adresse de la publication et la date de votre message. Une autre personne que celle qui a pris la mesure relit votre message et vous répond. Vous pouvez aussi saisir le tribunal administratif dans les deux mois, ou le Défenseur des droits, gratuitement.',
  en: 'You may contest a measure by writing to us, with the address of the post and the date of your message. Somebody other than the person who took the measure reads your message again and answers. You may also go to the administrative court within two months, or to the Defender of Rights, free of charge.',
};
