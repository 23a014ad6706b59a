import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

/**
 * The version of the API, in this one place. A new one comes out every month and is served for a year at least: this one
 * until July 2027. https://learn.microsoft.com/en-us/linkedin/marketing/versioning
 */
export const linkedInVersion = '202607';

export const linkedInFacts: ChannelFacts = {
  origin: {
    from: 'table',
    asOf: '2026-11-24',
    source: 'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/posts-api',
  },
  text: { unit: 'character', max: 3000, bareDomainsAreLinks: false, remoteMentionsShortened: false },
  media: {
    maxImages: 20,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/gif'],
    maxImageBytes: 8_000_000,
    maxVideos: 1,
    videoTypes: ['video/mp4'],
    maxVideoBytes: 500_000_000,
    maxVideoSeconds: 1800,
    maxAlt: 4086,
    ratios: ['1.91:1', '1:1', '4:5'],
    captions: false,
    fetchesByUrl: false,
  },
  poll: { minOptions: 2, maxOptions: 4, maxOption: 30, minMinutes: 1440, maxMinutes: 20_160 },
  maxParts: 1,
  settleSeconds: 30,
};

export const linkedInAbilities = abilitiesBut({
  readInbox: 'native',
  removeReply: 'native',
  private: {
    impossible: {
      fr: 'LinkedIn n’ouvre pas la messagerie des pages aux programmes : répondez sur LinkedIn.',
      en: 'LinkedIn does not open the messages of pages to programs: answer on LinkedIn.',
    },
  },
  block: {
    assisted: {
      fr: 'L’API de LinkedIn ne bloque personne : faites-le sur la page, dans la liste de ses abonnés.',
      en: 'The API of LinkedIn blocks nobody: do it on the page, in the list of its followers.',
    },
  },
  thread: { impossible: { fr: 'LinkedIn n’a pas de fils.', en: 'LinkedIn has no threads.' } },
  captions: {
    assisted: {
      fr: 'Les sous-titres s’ajoutent sur la page LinkedIn, dans les réglages de la vidéo publiée.',
      en: 'Captions are added on the LinkedIn page, in the settings of the published video.',
    },
  },
  hideReply: {
    impossible: {
      fr: 'LinkedIn ne masque pas un commentaire : la page peut le supprimer ou le signaler.',
      en: 'LinkedIn hides no comment: the page may delete it or report it.',
    },
  },
});
