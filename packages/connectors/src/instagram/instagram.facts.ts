import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

/** The version of the API with Instagram Login, in this one place. */
export const instagramVersion = 'v26.0';

export const instagramFacts: ChannelFacts = {
  origin: {
    from: 'table',
    asOf: '2026-11-24',
    source: 'https://developers.facebook.com/docs/instagram-platform/content-publishing/',
  },
  // More than five hashtags are not shown since December 2025; thirty is what the API refuses beyond.
  text: { unit: 'character', max: 2200, bareDomainsAreLinks: false, remoteMentionsShortened: false, maxHashtags: 5 },
  media: {
    maxImages: 10,
    required: true,
    imageTypes: ['image/jpeg'],
    maxImageBytes: 8_388_608,
    maxVideos: 10,
    videoTypes: ['video/mp4', 'video/quicktime'],
    maxVideoBytes: 300_000_000,
    maxVideoSeconds: 900,
    maxAlt: 1000,
    ratios: ['1:1', '4:5', '1.91:1'],
    minRatio: 0.8,
    maxRatio: 1.91,
    captions: false,
    fetchesByUrl: true,
  },
  maxParts: 1,
  // What the sources say differs (25, 50, 100): the network tells it when it is asked.
  quota: { posts: 50, seconds: 86_400 },
  settleSeconds: 15,
};

export const instagramAbilities = abilitiesBut({
  readInbox: 'native',
  private: 'native',
  removeReply: 'native',
  block: {
    assisted: {
      fr: 'L’API d’Instagram ne bloque pas un compte : faites-le dans l’application.',
      en: 'The API of Instagram blocks no account: do it in the app.',
    },
  },
  thread: { impossible: { fr: 'Instagram n’a pas de fils.', en: 'Instagram has no threads.' } },
  captions: {
    assisted: {
      fr: 'L’API d’Instagram ne prend pas de fichier de sous-titres : incrustez-les, ou activez les sous-titres automatiques dans l’application.',
      en: 'The API of Instagram takes no captions file: burn them in, or turn on automatic captions in the app.',
    },
  },
  poll: {
    impossible: {
      fr: 'Les sondages d’Instagram n’existent qu’en story, que l’API ne publie pas avec autocollants.',
      en: 'Polls exist in stories only, which the API does not publish with stickers.',
    },
  },
  linkCard: {
    impossible: {
      fr: 'Les liens ne sont pas cliquables dans une légende d’Instagram : mettez-les dans la biographie.',
      en: 'Links cannot be followed from a caption: put them in the biography.',
    },
  },
  edit: {
    assisted: {
      fr: 'L’API d’Instagram ne modifie pas une légende publiée : faites-le dans l’application.',
      en: 'The API of Instagram does not change a published caption: do it in the app.',
    },
  },
  remove: {
    assisted: {
      fr: 'L’API d’Instagram ne supprime pas une publication : faites-le dans l’application.',
      en: 'The API of Instagram does not delete a post: do it in the app.',
    },
  },
});
