import { listSourceKinds, listSources, type Output } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export type SourceKinds = Output<typeof listSourceKinds>;
export type SourceKind = SourceKinds['kinds'][number];

export function sourcesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['sources', territoryId],
    queryFn: ({ signal }) => call(listSources, { params: { territoryId } }, { signal }),
    refetchInterval: 60_000,
  });
}

/** What can be listened to here; it changes with the version of the program only. */
export function sourceKindsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['source-kinds', territoryId],
    queryFn: ({ signal }) => call(listSourceKinds, { params: { territoryId } }, { signal }),
    staleTime: Infinity,
  });
}
