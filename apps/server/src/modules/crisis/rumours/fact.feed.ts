import { renderAtom, type NewsItem } from '@beffroi/connectors/hosted';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import { conditional } from '../../../platform/http/conditional.ts';
import type { PageCall } from '../../../platform/http/pages.ts';
import { findTerritory } from '../../identity/index.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { listFacts, type Fact } from './fact.read-model.ts';
import { factPathOf } from './rumour.store.ts';
import { verdictWords } from './rumour.words.ts';

const IN_FEED = 50;

/** The facts as an Atom feed: the same facts give the same bytes. */
export async function factFeed(deps: CrisisDeps, call: PageCall): Promise<Response> {
  const territory = await findTerritory(deps.db, call.params['territoryId'] ?? '');
  const facts = await listFacts(deps.db, { territoryId: territory.id, before: undefined, limit: IN_FEED });
  const homeUrl = `${deps.baseUrl}/faits/${territory.id}`;
  const lang = territory.languages[0] ?? 'fr';
  const feed = renderAtom(
    {
      title: `Les faits – ${territory.name}`,
      description: frenchSpaces('Ce qui circule, et ce qui est vrai.'),
      lang,
      homeUrl,
      feedUrls: { atom: `${homeUrl}/flux.xml` },
      author: territory.name,
    },
    facts.map((fact) => itemOf(fact, { baseUrl: deps.baseUrl, lang })),
  );
  return conditional(call.request, feed, {
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'public, max-age=60',
    // Feeds are made to be read by other sites.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
}

function itemOf(fact: Fact, { baseUrl, lang }: { baseUrl: string; lang: string }): NewsItem {
  const url = `${baseUrl}${factPathOf(fact)}`;
  const sources = fact.evidence.map(({ label, url: at }) => (at === undefined ? label : `${label} ${at}`));
  return {
    id: url,
    url,
    title: frenchSpaces(`${verdictWords[fact.verdict].fr} : « ${fact.claim} »`),
    text: [frenchSpaces(fact.correction), ...sources].join('\n\n'),
    lang,
    at: fact.published_at.toISOString(),
    ...(fact.updated_at > fact.published_at ? { editedAt: fact.updated_at.toISOString() } : {}),
    media: [],
  };
}
