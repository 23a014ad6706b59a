import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

export const newsletterFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-24', source: 'https://support.google.com/a/answer/81126' },
  // Gmail cuts a message at 102 kB of HTML.
  text: { unit: 'character', max: 50_000, bareDomainsAreLinks: false, remoteMentionsShortened: false, maxTitle: 150 },
  media: {
    maxImages: 6,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/gif'],
    maxImageBytes: 500_000,
    maxVideos: 0,
    videoTypes: [],
    maxAlt: 1000,
    ratios: ['16:9', '3:2'],
    captions: false,
    fetchesByUrl: false,
  },
  maxParts: 1,
  settleSeconds: 0,
};

const sentForGood = {
  fr: 'Un courriel parti ne se rattrape pas : envoyez un rectificatif.',
  en: 'A mail that left cannot be taken back: send a correction.',
};
const answersByMail = {
  fr: 'Les lecteurs répondent par courriel, à l’adresse de réponse de la lettre.',
  en: 'Readers answer by mail, at the reply address of the letter.',
};
const noVideo = {
  fr: 'Les messageries ne lisent pas les vidéos : mettez un lien vers elle.',
  en: 'Mail programs do not play videos: put a link to it.',
};

export const newsletterAbilities = abilitiesBut({
  thread: {
    impossible: {
      fr: 'Une lettre n’a pas de fils : tout tient en une.',
      en: 'A letter has no threads: all fits in one.',
    },
  },
  video: { impossible: noVideo },
  captions: { impossible: noVideo },
  poll: {
    impossible: {
      fr: 'Les messageries ne portent pas de sondages : mettez un lien vers un formulaire.',
      en: 'Mail programs carry no polls: put a link to a form.',
    },
  },
  firstComment: { impossible: answersByMail },
  edit: { impossible: sentForGood },
  remove: { impossible: sentForGood },
  readReplies: { impossible: answersByMail },
  reply: { impossible: answersByMail },
  hideReply: { impossible: answersByMail },
});
