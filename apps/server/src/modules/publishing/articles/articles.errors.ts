import type { Bilingual } from '@beffroi/contracts';
import { defineRefusal, Refusal } from '../../../platform/errors.ts';

export const feedNotFound = defineRefusal('publishing.feed_not_found', 404, {
  fr: 'Ce flux n’est pas suivi.',
  en: 'This feed is not followed.',
});
export const articleNotFound = defineRefusal('publishing.article_not_found', 404, {
  fr: 'Cet article n’existe pas.',
  en: 'There is no such article.',
});
export const articleGone = defineRefusal('publishing.article_gone', 409, {
  fr: 'La page de cet article n’existe plus : il n’est plus relayé.',
  en: 'The page of this article is gone: it is no longer relayed.',
});
/** In the words of whoever tried to read it. */
export function feedUnreadable(message: Bilingual): Refusal {
  const text = {
    fr: `Aucun flux n’a été lu à cette adresse. ${message.fr}`,
    en: `No feed was read at this address. ${message.en}`,
  };
  return new Refusal({ code: 'publishing.feed_unreadable', status: 422, text });
}
