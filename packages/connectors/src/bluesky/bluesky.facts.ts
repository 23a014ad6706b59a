import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

export const blueskyAbilities = abilitiesBut({
  readInbox: 'native',
  private: 'native',
  block: 'native',
  removeReply: {
    impossible: {
      fr: 'Sur Bluesky, seul l’auteur supprime ce qu’il a écrit : on peut le masquer, ou bloquer le compte.',
      en: 'On Bluesky only its author deletes what was written: it can be hidden, or the account blocked.',
    },
  },
  poll: { impossible: { fr: 'Bluesky n’a pas de sondage.', en: 'Bluesky has no polls.' } },
  edit: {
    impossible: {
      fr: 'Bluesky ne montre pas les modifications : publiez une correction, ou supprimez et republiez.',
      en: 'Bluesky does not show edits: post a correction, or delete and post again.',
    },
  },
});

/** Writes cost points, 5,000 an hour and 35,000 a day: a record costs 3 at most. */
const pointsAnHour = 5_000;
const pointsOfARecord = 3;

export const blueskyFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-24', source: 'https://docs.bsky.app/docs/advanced-guides/rate-limits' },
  text: {
    unit: 'grapheme',
    max: 300,
    maxBytes: 3000,
    bareDomainsAreLinks: true,
    remoteMentionsShortened: false,
  },
  media: {
    maxImages: 4,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    maxImageBytes: 2_000_000,
    maxVideos: 1,
    videoTypes: ['video/mp4'],
    maxVideoBytes: 100_000_000,
    maxVideoSeconds: 180,
    maxAlt: 2000,
    ratios: ['16:9', '1:1', '4:5'],
    captions: true,
    fetchesByUrl: false,
  },
  maxParts: 25,
  quota: { posts: Math.floor(pointsAnHour / pointsOfARecord), seconds: 3600 },
  settleSeconds: 1,
};
