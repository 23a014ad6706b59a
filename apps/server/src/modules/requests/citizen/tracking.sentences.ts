import type { Bilingual } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import { eventSentence } from '../request/event.sentences.ts';
import type { EventKind, StoredEvent } from '../request/event.read.ts';
import type { Lang } from './citizen.frame.ts';

/** What the person did or was asked, said to them. */
const toThem: Partial<Record<EventKind, Bilingual>> = {
  received: { fr: 'Votre demande est reçue', en: 'Your request is received' },
  identity_asked: { fr: 'Nous vous avons demandé qui vous êtes', en: 'We asked you who you are' },
  identified: { fr: 'Vous nous avez dit qui vous êtes', en: 'You told us who you are' },
  completion_asked: { fr: 'Nous vous avons demandé des pièces', en: 'We asked you for pieces' },
  completed: { fr: 'Nous avons reçu vos pièces', en: 'We received your pieces' },
  added: { fr: 'Vous avez ajouté une précision', en: 'You added something' },
  contested: { fr: 'Vous contestez la réponse', en: 'You contest the answer' },
  withdrawn: { fr: 'Vous avez retiré votre demande', en: 'You withdrew your request' },
  said: { fr: 'Nous vous avons écrit', en: 'We wrote to you' },
  department_answered: { fr: 'Le service nous a répondu', en: 'The department answered us' },
};

/** What happened, as the page of who asked tells it. */
export function sentenceIn(event: Pick<StoredEvent, 'kind' | 'detail'>, lang: Lang): string {
  if (event.kind === 'helped')
    return lang === 'fr'
      ? `Vous dites que ${event.detail['helped'] === true ? 'c’est réglé' : 'ce n’est pas réglé'}`
      : `You say that it is ${event.detail['helped'] === true ? '' : 'not '}settled`;
  const said = toThem[event.kind] ?? eventSentence(event);
  return lang === 'fr' ? frenchSpaces(said.fr) : said.en;
}
