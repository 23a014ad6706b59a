import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

/**
 * The version of the Graph API, in this one place: v26.0 came out on 29 July 2026 and each is served for about two
 * years. https://developers.facebook.com/docs/graph-api/changelog
 */
export const graphVersion = 'v26.0';

export const facebookFacts: ChannelFacts = {
  origin: {
    from: 'table',
    asOf: '2026-11-24',
    source: 'https://developers.facebook.com/docs/graph-api/reference/page/feed/',
  },
  text: { unit: 'character', max: 63_206, bareDomainsAreLinks: false, remoteMentionsShortened: false },
  media: {
    maxImages: 10,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    // The reference says 10 MB; some images above 4 MB are refused with code 1366046.
    maxImageBytes: 4_000_000,
    maxVideos: 1,
    videoTypes: ['video/mp4', 'video/quicktime'],
    maxVideoBytes: 1_000_000_000,
    maxVideoSeconds: 1200,
    maxAlt: 1000,
    ratios: ['1:1', '4:5', '16:9'],
    captions: true,
    fetchesByUrl: false,
  },
  maxParts: 1,
  settleSeconds: 15,
};

export const facebookAbilities = abilitiesBut({
  readInbox: 'native',
  private: 'native',
  removeReply: 'native',
  block: 'native',
  thread: {
    impossible: {
      fr: 'Facebook n’a pas de fils : tout tient dans une publication de 63 206 caractères.',
      en: 'Facebook has no threads: all fits in one post of 63,206 characters.',
    },
  },
  poll: {
    impossible: {
      fr: 'Facebook a retiré les sondages des pages.',
      en: 'Facebook took polls away from pages.',
    },
  },
});
