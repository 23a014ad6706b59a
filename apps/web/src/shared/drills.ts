import { getCurrentDrill, listDrills } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

/** The drill that runs here, for whoever is here. */
export function currentDrillQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['drills', territoryId, 'current'],
    queryFn: ({ signal }) => call(getCurrentDrill, { params: { territoryId } }, { signal }),
    refetchInterval: 60_000,
  });
}

/** Drills of a territory, the one that runs, and whether one may be held here. Asked more often while one runs. */
export function drillsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['drills', territoryId, 'all'],
    queryFn: ({ signal }) => call(listDrills, { params: { territoryId } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.current ? 10_000 : 120_000),
  });
}
