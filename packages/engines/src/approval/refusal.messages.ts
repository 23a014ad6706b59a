import type { Bilingual, RefusalCode } from './approval.types.ts';

export const refusalMessages: Record<RefusalCode, Bilingual> = {
  not_pending: {
    fr: 'Cette publication n’attend plus de validation.',
    en: 'This post no longer awaits approval.',
  },
  sealed_text_changed: {
    fr: 'La publication a changé depuis qu’elle vous a été montrée : relisez-la, puis décidez.',
    en: 'The post has changed since it was shown to you: read it again, then decide.',
  },
  own_post: {
    fr: 'On ne valide pas sa propre publication : une autre personne du circuit doit le faire.',
    en: 'Nobody approves their own post: another person of the circuit must.',
  },
  own_post_by_delegation: {
    fr: 'Vous agiriez par délégation d’une personne qui a écrit cette publication : une autre doit valider.',
    en: 'You would act on behalf of someone who wrote this post: another person must approve.',
  },
  not_an_approver: {
    fr: 'Vous n’êtes pas parmi les personnes qui valident cette étape.',
    en: 'You are not among those who approve this step.',
  },
  already_decided: {
    fr: 'Vous avez déjà validé cette étape : il manque une autre personne.',
    en: 'You have already approved this step: another person is needed.',
  },
  too_late: {
    fr: 'Le délai de réponse est passé : la règle de silence du circuit s’est appliquée.',
    en: 'The time to answer is over: the silence rule of the circuit has applied.',
  },
  not_the_author: {
    fr: 'Seule une personne qui a écrit la publication peut la retirer.',
    en: 'Only someone who wrote the post can withdraw it.',
  },
};
