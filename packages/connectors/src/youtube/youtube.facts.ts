import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

export const youTubeFacts: ChannelFacts = {
  origin: {
    from: 'table',
    asOf: '2026-11-24',
    source: 'https://developers.google.com/youtube/v3/docs/videos',
  },
  text: {
    unit: 'byte',
    max: 5000,
    bareDomainsAreLinks: false,
    remoteMentionsShortened: false,
    maxTitle: 100,
    forbidden: '<>',
  },
  media: {
    maxImages: 0,
    required: true,
    imageTypes: [],
    maxImageBytes: 0,
    maxVideos: 1,
    videoTypes: ['video/mp4', 'video/quicktime', 'video/webm', 'video/x-matroska'],
    maxVideoBytes: 2_000_000_000,
    maxVideoSeconds: 43_200,
    maxAlt: 0,
    ratios: ['16:9', '9:16'],
    captions: true,
    fetchesByUrl: false,
  },
  maxParts: 1,
  // A hundred uploads a day for a project, whatever the channels.
  quota: { posts: 100, seconds: 86_400 },
  settleSeconds: 5,
};

const videosOnly = {
  fr: 'YouTube n’a pas d’API pour les publications de l’onglet Communauté : Beffroi prépare le texte et l’image, une personne publie.',
  en: 'YouTube has no API for community posts: Beffroi prepares the text and the image, a person publishes.',
};

export const youTubeAbilities = abilitiesBut({
  readInbox: 'native',
  // Rejected, for good: only its author can delete a comment.
  removeReply: 'native',
  private: {
    impossible: { fr: 'YouTube n’a plus de messages privés.', en: 'YouTube has no private messages any more.' },
  },
  block: {
    assisted: {
      fr: 'L’API de YouTube bannit un auteur en rejetant un de ses commentaires, sans retour possible par programme : masquez l’utilisateur de la chaîne dans YouTube Studio, où cela se défait.',
      en: 'The API of YouTube bans an author by rejecting one of their comments, which no program can undo: hide the user from the channel in YouTube Studio, where it can be undone.',
    },
  },
  thread: { impossible: { fr: 'YouTube n’a pas de fils.', en: 'YouTube has no threads.' } },
  image: { assisted: videosOnly },
  poll: { assisted: videosOnly },
  linkCard: {
    impossible: {
      fr: 'Les liens d’une description restent du texte, sans aperçu.',
      en: 'Links in a description stay text, without a preview.',
    },
  },
  altText: {
    impossible: {
      fr: 'Une vidéo n’a pas de texte de remplacement : ce sont ses sous-titres qui la rendent accessible.',
      en: 'A video has no alternative text: its captions make it accessible.',
    },
  },
});
