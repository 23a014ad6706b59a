import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';
import { presetsCheckedOn, type AssistedPreset } from './assisted.presets.ts';

/** What is not known is not bounded: whoever publishes sees it. */
export const assistedFacts: ChannelFacts = {
  origin: {
    from: 'table',
    asOf: presetsCheckedOn,
    source: 'https://developers.tiktok.com/doc/content-sharing-guidelines/',
  },
  text: { unit: 'character', max: 63_206, bareDomainsAreLinks: false, remoteMentionsShortened: false },
  media: {
    maxImages: 10,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    maxImageBytes: 20_000_000,
    maxVideos: 1,
    videoTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
    maxAlt: 1000,
    ratios: ['1:1', '4:5', '16:9', '9:16'],
    captions: false,
    fetchesByUrl: false,
  },
  maxParts: 1,
  settleSeconds: 0,
};

/** The limits of one place, as far as they are known. */
export function factsOf({ maxText }: AssistedPreset): Partial<ChannelFacts> {
  if (!maxText) return {};
  return {
    origin: { from: 'table', asOf: presetsCheckedOn, source: maxText.source },
    text: { ...assistedFacts.text, max: maxText.characters },
  };
}

const byHand = {
  fr: 'Ce réseau n’a pas d’API de publication : Beffroi prépare, prévient et copie ; une personne publie et rapporte le lien.',
  en: 'This network has no publishing API: Beffroi prepares, rings and copies; a person publishes and brings the link back.',
};
const there = {
  fr: 'Cela se fait sur le réseau lui-même : Beffroi ouvre la publication.',
  en: 'This is done on the network itself: Beffroi opens the post.',
};

export const assistedAbilities = abilitiesBut({
  publish: { assisted: byHand },
  thread: {
    impossible: {
      fr: 'Ce qui se publie à la main tient en un seul message.',
      en: 'What is published by hand is one message.',
    },
  },
  image: { assisted: byHand },
  video: { assisted: byHand },
  altText: {
    assisted: {
      fr: 'Beffroi montre le texte de remplacement de chaque image : il se recopie là où le réseau le demande.',
      en: 'Beffroi shows the alternative text of each image: it is copied where the network asks for it.',
    },
  },
  captions: {
    assisted: {
      fr: 'Les sous-titres s’ajoutent à la main là où le réseau les prend.',
      en: 'Captions are added by hand where the network takes them.',
    },
  },
  poll: {
    impossible: {
      fr: 'Un sondage se crée sur le réseau lui-même, s’il en a.',
      en: 'A poll is created on the network itself, if it has any.',
    },
  },
  linkCard: { assisted: byHand },
  firstComment: { assisted: byHand },
  edit: { assisted: there },
  remove: { assisted: there },
  lookUp: {
    impossible: {
      fr: 'Beffroi ne peut pas lire ce réseau : seule une personne peut dire si la publication y est.',
      en: 'Beffroi cannot read this network: only a person can tell whether the post is there.',
    },
  },
  readReplies: { assisted: there },
  reply: { assisted: there },
  hideReply: { assisted: there },
  metrics: {
    assisted: {
      fr: 'Les chiffres se relèvent sur le réseau et se saisissent à la main.',
      en: 'Figures are read on the network and typed by hand.',
    },
  },
});
