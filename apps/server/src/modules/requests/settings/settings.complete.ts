import type { Bilingual, RequestSettings } from '@beffroi/contracts';

/** What the law wants on the public pages and on acknowledgements, and where it says so. */
const wanted: readonly { isMissing: (settings: RequestSettings) => boolean; text: Bilingual }[] = [
  {
    isMissing: ({ terms }) => terms === '',
    text: {
      fr: 'Les modalités du téléservice : comment nous écrire, et ce que nous acceptons (CRPA, L112-9).',
      en: 'The terms of the electronic service: how to write to us, and what we accept (CRPA, L112-9).',
    },
  },
  {
    isMissing: ({ legalNotice }) => legalNotice === '',
    text: {
      fr: 'Les mentions légales : éditeur, directeur de la publication, hébergeur (LCEN, art. 1-1).',
      en: 'The legal notice: publisher, director of publication, host (LCEN, art. 1-1).',
    },
  },
  {
    isMissing: ({ dataProtection }) => dataProtection === '',
    text: {
      fr: 'L’information sur les données personnelles : finalité, base, durée, droits, délégué (RGPD, art. 13).',
      en: 'The notice on personal data: purpose, basis, duration, rights, officer (GDPR, art. 13).',
    },
  },
  {
    isMissing: ({ accessibility }) => accessibility === 'not_audited',
    text: {
      fr: 'La mention d’accessibilité : non, partiellement ou totalement conforme (loi 2005-102, art. 47).',
      en: 'The accessibility mention: not, partly or fully compliant (act 2005-102, art. 47).',
    },
  },
  {
    isMissing: ({ accessibility, accessibilityUrl }) =>
      accessibility !== 'not_audited' && accessibilityUrl === undefined,
    text: {
      fr: 'L’adresse de la déclaration d’accessibilité (décret 2019-768, art. 4).',
      en: 'The address of the accessibility statement (decree 2019-768, art. 4).',
    },
  },
  {
    isMissing: ({ office }) => office.name === '' || office.address === '' || office.phone === '',
    text: {
      fr: 'Le nom, l’adresse postale et le téléphone du service qui répond (CRPA, R112-11-1).',
      en: 'The name, postal address and telephone of the office that answers (CRPA, R112-11-1).',
    },
  },
  {
    isMissing: ({ office }) => office.email === '',
    text: {
      fr: 'L’adresse électronique du service qui répond (CRPA, R112-11-1).',
      en: 'The e-mail address of the office that answers (CRPA, R112-11-1).',
    },
  },
  {
    isMissing: ({ court }) => court === '',
    text: {
      fr: 'Le tribunal administratif devant lequel un recours se porte (CRPA, R112-11-1).',
      en: 'The administrative court before which recourse is brought (CRPA, R112-11-1).',
    },
  },
];

/** What is not written yet, for the public pages to be complete; empty when all is there. */
export function incompleteSettings(settings: RequestSettings): Bilingual[] {
  return wanted.flatMap(({ isMissing, text }) => (isMissing(settings) ? [text] : []));
}
