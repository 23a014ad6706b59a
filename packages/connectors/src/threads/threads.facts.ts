import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

/** The only version of the API there has been, in this one place. */
export const threadsVersion = 'v1.0';

export const threadsFacts: ChannelFacts = {
  origin: {
    from: 'table',
    asOf: '2026-11-24',
    source: 'https://developers.facebook.com/documentation/threads/posts',
  },
  text: { unit: 'character_emoji_bytes', max: 500, bareDomainsAreLinks: false, remoteMentionsShortened: false },
  media: {
    maxImages: 20,
    required: false,
    imageTypes: ['image/jpeg', 'image/png'],
    maxImageBytes: 8_388_608,
    maxVideos: 20,
    videoTypes: ['video/mp4', 'video/quicktime'],
    maxVideoBytes: 1_000_000_000,
    maxVideoSeconds: 300,
    maxAlt: 1000,
    ratios: ['4:5', '1:1', '9:16'],
    minRatio: 0.1,
    maxRatio: 10,
    captions: false,
    fetchesByUrl: true,
  },
  // A poll ends after a day, whatever is asked.
  poll: { minOptions: 2, maxOptions: 4, maxOption: 25, minMinutes: 1440, maxMinutes: 1440 },
  maxParts: 25,
  quota: { posts: 250, seconds: 86_400 },
  settleSeconds: 30,
};

export const threadsAbilities = abilitiesBut({
  readInbox: 'native',
  removeReply: {
    impossible: {
      fr: 'Threads ne laisse pas supprimer la réponse d’un autre : elle peut être masquée.',
      en: "Threads lets nobody delete another's reply: it can be hidden.",
    },
  },
  block: {
    assisted: {
      fr: 'L’API de Threads ne bloque pas un compte : faites-le dans l’application.',
      en: 'The API of Threads blocks no account: do it in the app.',
    },
  },
  captions: {
    assisted: {
      fr: 'L’API de Threads ne prend pas de fichier de sous-titres : incrustez-les dans la vidéo.',
      en: 'The API of Threads takes no captions file: burn them into the video.',
    },
  },
  edit: {
    impossible: {
      fr: 'L’API de Threads ne modifie pas une publication : publiez un rectificatif qui renvoie à la première.',
      en: 'The API of Threads does not change a post: publish a correction that points to the first one.',
    },
  },
});
