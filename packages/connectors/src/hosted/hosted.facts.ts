import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

/** A page of ours: nothing bounds it but what can be read. */
export const newsroomFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-24', source: 'https://www.jsonfeed.org/version/1.1/' },
  text: { unit: 'character', max: 100_000, bareDomainsAreLinks: false, remoteMentionsShortened: false, maxTitle: 300 },
  media: {
    maxImages: 20,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
    maxImageBytes: 20_000_000,
    maxVideos: 4,
    videoTypes: ['video/mp4', 'video/webm'],
    maxAlt: 5000,
    ratios: ['16:9', '3:2', '1:1'],
    captions: true,
    fetchesByUrl: false,
  },
  maxParts: 1,
  settleSeconds: 0,
};

const readOnly = {
  fr: 'La salle de presse se lit : on n’y commente pas.',
  en: 'The newsroom is for reading: nobody comments there.',
};

export const newsroomAbilities = abilitiesBut({
  thread: {
    impossible: {
      fr: 'La salle de presse n’a pas de fils : tout tient dans un article.',
      en: 'The newsroom has no threads: all fits in one article.',
    },
  },
  poll: {
    impossible: {
      fr: 'La salle de presse n’a pas de sondages : ses flux ne sauraient pas les porter.',
      en: 'The newsroom has no polls: its feeds could not carry them.',
    },
  },
  firstComment: { impossible: readOnly },
  readReplies: { impossible: readOnly },
  reply: { impossible: readOnly },
  hideReply: { impossible: readOnly },
  readInbox: { impossible: readOnly },
  private: { impossible: readOnly },
  removeReply: { impossible: readOnly },
  block: { impossible: readOnly },
});

/** The simulated network bounds what it takes as the others do, so that one learns with it. */
export const simulationFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-24', source: 'https://docs.joinmastodon.org/user/posting/' },
  text: { unit: 'grapheme', max: 500, linkCost: 23, bareDomainsAreLinks: false, remoteMentionsShortened: true },
  media: {
    maxImages: 4,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    maxImageBytes: 16_000_000,
    maxVideos: 1,
    videoTypes: ['video/mp4', 'video/webm'],
    maxAlt: 1500,
    ratios: ['16:9', '1:1'],
    captions: true,
    fetchesByUrl: false,
  },
  poll: { minOptions: 2, maxOptions: 4, maxOption: 50, minMinutes: 5, maxMinutes: 43_200 },
  maxParts: 25,
  settleSeconds: 0,
};

export const simulationAbilities = abilitiesBut({
  readInbox: 'native',
  private: 'native',
  removeReply: 'native',
  block: 'native',
});
