import type { Browser } from '../apps/server/src/testing/browser.jar.ts';
import { figures, percentile } from './figures.ts';
import { signIn } from './product.stage.ts';
import { MENTIONS, openPrepared, watchId } from './stream.prepare.ts';

const print = figures('stream');
const TIMES = 60;
const DAY = 86_400_000;

/** The stream, its search, the charts and the two first screens on a million mentions, as the interface asks for them. */
export async function run(): Promise<void> {
  const stage = await openPrepared();
  try {
    for (const [what, queries] of Object.entries(asked(stage.now))) {
      // Another person for each figure: one alone would soon ask too much in too little time.
      const browser = await signIn(stage);
      const milliseconds: number[] = [];
      // Once each before, as for a person who has just looked at something else of the same territory.
      for (const query of queries) await ask(browser, stage.territoryId, query);
      for (let turn = 0; turn < TIMES; turn += 1) {
        const started = performance.now();
        await ask(browser, stage.territoryId, queries[turn % queries.length] ?? '');
        milliseconds.push(performance.now() - started);
      }
      const named = `${MENTIONS.toLocaleString('en')} mentions, ${what}`;
      print({ figure: `${named}: 95th percentile`, unit: 'ms', value: percentile(milliseconds, 0.95) });
      print({ figure: `${named}: median`, unit: 'ms', value: percentile(milliseconds, 0.5) });
    }
  } finally {
    await stage.close();
  }
}

async function ask(browser: Browser, territoryId: string, path: string): Promise<void> {
  const response = await browser.call('GET', `/api/territories/${territoryId}/${path}`);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
}

/** What is asked, by the name of the figure; several of a kind in turn, so that no single one is learned by heart. */
function asked(now: Date): Record<string, string[]> {
  const search = (...queries: string[]) => queries.map((q) => `mentions?limit=50&q=${encodeURIComponent(q)}`);
  const count = (...queries: string[]) => queries.map((q) => `mentions/count?q=${encodeURIComponent(q)}`);
  const volume = (days: number, step: string, watchId?: string) =>
    `volume?from=${new Date(now.getTime() - days * DAY).toISOString()}&to=${now.toISOString()}&step=${step}${watchId === undefined ? '' : `&watchId=${watchId}`}`;
  const watches = Array.from({ length: 20 }, (_, index) => watchId(index));
  const within = (days: number) => `from=${new Date(now.getTime() - days * DAY).toISOString()}`;
  return {
    'first page': ['mentions?limit=50'],
    'first page of a watch': watches.map((id) => `mentions?limit=50&watchId=${id}`),
    'first page of a tone': ['negative', 'ironic', 'positive', 'neutral'].map(
      (tone) => `mentions?limit=50&tone=${tone}`,
    ),
    'first page of a network': ['import', 'mastodon', 'bluesky', 'web', 'feed', 'webhook'].map(
      (network) => `mentions?limit=50&network=${network}`,
    ),
    'first page of a watch and a tone': watches.map((id) => `mentions?limit=50&watchId=${id}&tone=negative`),
    'first page of what is aggressive': ['any', 'insult', 'threat', 'hate'].map(
      (kind) => `mentions?limit=50&aggressive=${kind}`,
    ),
    'first page to treat': ['mentions?limit=50&toTreat=1'],
    'first page of a far month': [11, 8, 5, 3].map(
      (months) => `mentions?limit=50&to=${new Date(now.getTime() - months * 30 * DAY).toISOString()}`,
    ),
    'search, a rare word': search('réf123', 'réf4567', 'réf20202', 'réf49999', 'réf31'),
    'search, a word that is nowhere': search('zanzibar', 'hippopotame', 'xylophone'),
    'search, a common word': search('amiens', 'train', 'merci', 'région', 'route'),
    'search, a phrase': search('"carte lycéen"', '"le train"', '"à la région"', '"voie verte"', '"plus personne"'),
    'search, a prefix': search('lycé*', 'tra*', 'pisc*', 'étud*', 'réf4999*'),
    'search, both of two words': search(
      'train AND amiens',
      'merci AND piscine',
      'route AND lycée',
      'bus AND honte',
      'campus AND train',
    ),
    'search, any of several words': search(
      'train OR bus OR car',
      'réf77 OR réf88',
      'piscine OR cantine OR école',
      'honte OR scandale',
    ),
    'search, one word and not another': search(
      'train NOT amiens',
      'lycée NOT (merci OR bravo)',
      'route NOT travaux',
      'réf5 NOT merci',
    ),
    'search, a tag, an account, an author': search('#Picardie', '@RegionPicardie', 'from:lefilpicard', '#merci'),
    'search within a watch': watches
      .slice(0, 9)
      .map((id) => `mentions?limit=50&watchId=${id}&q=${encodeURIComponent('honte OR réf123')}`),
    'search within a week': [
      `mentions?limit=50&${within(7)}&q=honte`,
      `mentions?limit=50&${within(7)}&q=${encodeURIComponent('réf123')}`,
    ],
    'count of a search, to 10,000': count('amiens', 'réf123', '"voie verte"', 'train AND amiens'),
    'count of a tone, to 10,000': [
      'mentions/count?tone=negative',
      'mentions/count?aggressive=hate',
      'mentions/count?toTreat=1',
    ],
    'first page of a rare language, state, reach': [
      'mentions?limit=50&lang=en',
      'mentions?limit=50&state=treated',
      'mentions?limit=50&minReach=20000',
    ],
    'chart of 24 hours by hour': [volume(1, 'hour'), ...watches.slice(0, 5).map((id) => volume(1, 'hour', id))],
    'chart of 28 days by hour': [volume(28, 'hour'), ...watches.slice(0, 5).map((id) => volume(28, 'hour', id))],
    'chart of 12 months by day': [volume(365, 'day'), ...watches.slice(0, 5).map((id) => volume(365, 'day', id))],
    today: ['today'],
    wall: ['wall'],
  };
}
