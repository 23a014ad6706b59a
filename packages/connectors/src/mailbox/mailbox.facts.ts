import type { ChannelFacts } from '@beffroi/contracts';
import { abilitiesBut } from '../publish.plan.ts';

export const mailboxFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-25', source: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3' },
  // A mail has no bound of its own; this one keeps a slip of the hand from becoming a megabyte.
  text: { unit: 'character', max: 200_000, bareDomainsAreLinks: false, remoteMentionsShortened: false, maxTitle: 200 },
  media: {
    maxImages: 10,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/gif'],
    maxImageBytes: 5_000_000,
    maxVideos: 0,
    videoTypes: [],
    maxAlt: 1000,
    ratios: [],
    captions: false,
    fetchesByUrl: false,
  },
  maxParts: 1,
  // The copy in the folder of sent mails stands before the mail leaves.
  settleSeconds: 0,
};

const toOnePerson = {
  fr: 'Une boîte de courriel répond à une personne ; pour écrire à beaucoup, il y a la lettre d’information.',
  en: 'A mailbox answers one person; to write to many, there is the newsletter.',
};
const sentForGood = {
  fr: 'Un courriel parti ne se rattrape pas : envoyez un rectificatif.',
  en: 'A mail that left cannot be taken back: send a correction.',
};
const notUnderPosts = {
  fr: 'Un courriel n’a pas de commentaires : les réponses arrivent dans la boîte.',
  en: 'A mail has no comments: answers arrive in the mailbox.',
};
const noVideo = {
  fr: 'Une vidéo est trop lourde pour un courriel : mettez un lien vers elle.',
  en: 'A video is too heavy for a mail: put a link to it.',
};

export const mailboxAbilities = abilitiesBut({
  publish: { impossible: toOnePerson },
  thread: { impossible: { fr: 'Un courriel tient en un.', en: 'A mail is a single one.' } },
  video: { impossible: noVideo },
  captions: { impossible: noVideo },
  poll: {
    impossible: {
      fr: 'Les messageries ne portent pas de sondages : mettez un lien vers un formulaire.',
      en: 'Mail programs carry no polls: put a link to a form.',
    },
  },
  linkCard: {
    impossible: { fr: 'Un lien s’écrit dans le texte.', en: 'A link is written in the text.' },
  },
  firstComment: { impossible: notUnderPosts },
  edit: { impossible: sentForGood },
  remove: { impossible: sentForGood },
  readReplies: { impossible: notUnderPosts },
  hideReply: { impossible: notUnderPosts },
  readInbox: 'native',
  private: 'native',
  metrics: {
    impossible: {
      fr: 'Un courriel ne dit pas s’il a été lu : le faire dire serait pister la personne.',
      en: 'A mail does not say whether it was read: to make it say so would be to track the person.',
    },
  },
  removeReply: {
    impossible: {
      fr: 'Rien n’est supprimé dans votre boîte : faites-le depuis votre messagerie.',
      en: 'Nothing is deleted in your mailbox: do it from your mail program.',
    },
  },
  block: {
    impossible: {
      fr: 'Une adresse se bloque dans votre messagerie, pas d’ici.',
      en: 'An address is blocked in your mail program, not from here.',
    },
  },
});
