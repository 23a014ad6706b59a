import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

export const xAbilities = abilitiesBut({
  readInbox: 'native',
  private: 'native',
  removeReply: {
    impossible: {
      fr: 'Sur X, seul l’auteur supprime ce qu’il a écrit : sa réponse peut être masquée.',
      en: 'On X only its author deletes what was written: their reply can be hidden.',
    },
  },
  block: {
    assisted: {
      fr: 'X réserve le blocage par programme à ses offres Entreprise : bloquez le compte depuis x.com.',
      en: 'X keeps blocking by a program for its Enterprise plans: block the account from x.com.',
    },
  },
  edit: {
    impossible: {
      fr: 'X réserve la modification aux comptes payants, pendant une heure : publiez une correction, elle cite ce qu’elle corrige.',
      en: 'X keeps editing for paying accounts, within the hour: post a correction, which quotes what it corrects.',
    },
  },
});

export const xApi = 'https://api.x.com';
export const xSite = 'https://x.com';

/** Prices in thousandths of a dollar, of the pay-per-use plan. Only answers to who summoned the account are allowed. */
export const xFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-24', source: 'https://docs.x.com/x-api/getting-started/pricing' },
  text: {
    unit: 'weighted',
    max: 280,
    linkCost: 23,
    bareDomainsAreLinks: true,
    remoteMentionsShortened: false,
  },
  media: {
    maxImages: 4,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
    maxImageBytes: 5_000_000,
    maxVideos: 1,
    videoTypes: ['video/mp4', 'video/quicktime'],
    maxVideoBytes: 512_000_000,
    maxVideoSeconds: 140,
    maxAlt: 1000,
    ratios: ['16:9', '1:1'],
    captions: true,
    fetchesByUrl: false,
  },
  poll: { minOptions: 2, maxOptions: 4, maxOption: 25, minMinutes: 5, maxMinutes: 10_080 },
  maxParts: 25,
  quota: { posts: 100, seconds: 900 },
  prices: { currency: 'USD', post: 15, postWithLink: 200, reply: 10, remove: 10 },
  settleSeconds: 15,
};
