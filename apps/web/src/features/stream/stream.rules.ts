import type { Mention, SavedView } from '@beffroi/contracts';
import type { Period, StreamSearch } from '../../shared/stream-search.ts';
import { periods } from '../../shared/stream-search.ts';

/**
 * Whether a mention that came live belongs to the list on screen. Words are matched by the server alone, so a list that
 * has some answers `unknown`: it is asked.
 */
export function belongs(search: StreamSearch, mention: Mention): 'yes' | 'no' | 'unknown' {
  const no =
    (search.veille !== undefined && !mention.watchIds.includes(search.veille)) ||
    (search.reseau !== undefined && mention.network !== search.reseau) ||
    (search.ton !== undefined && mention.tone !== search.ton) ||
    (search.langue !== undefined && mention.lang !== search.langue) ||
    (search.histoire !== undefined && mention.storyId !== search.histoire) ||
    (search.portee !== undefined && (mention.reach ?? 0) < search.portee) ||
    (search.agressif !== undefined &&
      (search.agressif === 'any' ? mention.aggressive === 'none' : mention.aggressive !== search.agressif)) ||
    (search.a_traiter !== undefined &&
      (mention.state !== 'new' || (mention.tone !== 'negative' && mention.aggressive === 'none'))) ||
    (search.etat === undefined ? mention.state === 'hidden' : mention.state !== search.etat) ||
    (search.de !== undefined && mention.postedAt < new Date(search.de).toISOString()) ||
    (search.a !== undefined && mention.postedAt >= new Date(search.a).toISOString());
  if (no) return 'no';
  return search.q === undefined && search.source === undefined ? 'yes' : 'unknown';
}

/** The address of a saved view. */
export function viewSearch(view: SavedView): StreamSearch {
  const { filter } = view;
  const period = periods.find((each) => each === filter.period) as Period | undefined;
  return Object.fromEntries(
    Object.entries({
      veille: filter.watchId,
      reseau: filter.network,
      ton: filter.tone,
      agressif: filter.aggressive,
      langue: filter.lang,
      etat: filter.state,
      a_traiter: filter.toTreat,
      histoire: filter.storyId,
      source: filter.sourceId,
      portee: filter.minReach,
      periode: period,
      q: filter.q,
    } satisfies { [K in keyof StreamSearch]: StreamSearch[K] | undefined }).filter(([, value]) => value !== undefined),
  );
}

/** What a view keeps of the address: all but fixed dates, which would soon show nothing. */
export function viewFilter(search: StreamSearch): SavedView['filter'] {
  return Object.fromEntries(
    Object.entries({
      watchId: search.veille,
      network: search.reseau,
      tone: search.ton,
      aggressive: search.agressif,
      lang: search.langue,
      state: search.etat,
      toTreat: search.a_traiter,
      storyId: search.histoire,
      sourceId: search.source,
      minReach: search.portee,
      period: search.periode,
      q: search.q,
    }).filter(([, value]) => value !== undefined),
  );
}

/** Two addresses that show the same list. */
export function sameSearch(a: StreamSearch, b: StreamSearch): boolean {
  const flat = (search: StreamSearch) =>
    JSON.stringify(
      Object.entries(search)
        .filter(([, value]) => value !== undefined)
        .sort(([x], [y]) => x.localeCompare(y)),
    );
  return flat(a) === flat(b);
}
