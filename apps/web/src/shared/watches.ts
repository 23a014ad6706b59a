import { listWatches } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

/** The watches of a territory, by whose names mentions are known all over the screens. */
export function watchesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['watches', territoryId],
    queryFn: ({ signal }) => call(listWatches, { params: { territoryId } }, { signal }),
    staleTime: 60_000,
  });
}
