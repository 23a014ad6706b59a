import type { Publisher } from '../publish.port.ts';
import { newsroomAbilities, newsroomFacts } from './hosted.facts.ts';
import type { HostedOutlet } from './hosted.outlet.ts';
import { createHostedPublisher } from './hosted.publisher.ts';

/** The territory's own newsroom: a page and its feeds, on our own server. */
export function createNewsroomPublisher(outlet: HostedOutlet): Publisher {
  return createHostedPublisher({
    network: 'newsroom',
    name: { fr: 'Salle de presse', en: 'Newsroom' },
    abilities: newsroomAbilities,
    facts: newsroomFacts,
    outlet,
    guide: [
      {
        fr: 'Donnez un nom à la salle de presse : Beffroi sert aussitôt sa page et ses flux RSS, Atom et JSON.',
        en: 'Name the newsroom: Beffroi serves its page and its RSS, Atom and JSON feeds at once.',
      },
      {
        fr: 'Sur le site de l’institution, reprenez le flux ou posez un lien vers la page.',
        en: 'On the institution’s site, take up the feed or put a link to the page.',
      },
    ],
  });
}
