/** The texts and guides behind the checks. */
export const sources = {
  rgaaAlt: {
    title: { fr: 'RGAA 4.1, critères 1.1 et 1.3', en: 'RGAA 4.1, criteria 1.1 and 1.3' },
    url: 'https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/#1.1',
  },
  rgaaContrast: {
    title: { fr: 'RGAA 4.1, critère 3.2', en: 'RGAA 4.1, criterion 3.2' },
    url: 'https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/#3.2',
  },
  rgaaCaptions: {
    title: { fr: 'RGAA 4.1, critère 4.3', en: 'RGAA 4.1, criterion 4.3' },
    url: 'https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/#4.3',
  },
  hashtags: {
    title: { fr: 'Access42, hashtags accessibles', en: 'Access42, accessible hashtags' },
    url: 'https://access42.net/hashtags-accessibles/',
  },
  socialAccess: {
    title: {
      fr: 'CERTAM, accessibilité des réseaux sociaux (loi 2005-102, art. 47)',
      en: 'CERTAM, accessibility of social networks (act 2005-102, art. 47)',
    },
    url: 'https://www.certam-avh.com/fr/dossiers-thematiques/les-publications-sur-les-reseaux-sociaux-sont-soumises-l-obligation-d',
  },
  unicodeSecurity: {
    title: { fr: 'Unicode, UTS 39', en: 'Unicode, UTS 39' },
    url: 'https://www.unicode.org/reports/tr39/',
  },
  electoral: {
    title: { fr: 'Code électoral, art. L. 52-1', en: 'Electoral code, art. L. 52-1' },
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006353102',
  },
  electoralGifts: {
    title: { fr: 'Code électoral, art. L. 52-8', en: 'Electoral code, art. L. 52-8' },
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006353123',
  },
  electoralEve: {
    title: { fr: 'Code électoral, art. L. 49', en: 'Electoral code, art. L. 49' },
    url: 'https://www.senat.fr/reglement/pouvoirs_publics32.html',
  },
  privacy: {
    title: { fr: 'RGPD, art. 5 (minimisation)', en: 'GDPR, art. 5 (minimisation)' },
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  },
  imageRights: {
    title: { fr: 'Code civil, art. 9', en: 'Civil code, art. 9' },
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000006419288',
  },
  funders: {
    title: { fr: 'Règlement (UE) 2021/1060, art. 50', en: 'Regulation (EU) 2021/1060, art. 50' },
    url: 'https://eur-lex.europa.eu/eli/reg/2021/1060/oj',
  },
  toubon: {
    title: { fr: 'Loi 94-665, art. 14, et FranceTerme', en: 'Act 94-665, art. 14, and FranceTerme' },
    url: 'https://www.legifrance.gouv.fr/loda/article_lc/LEGIARTI000006421224',
  },
} as const;
