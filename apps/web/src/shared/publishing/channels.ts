import { listChannels, listPublishers } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

/** The accounts that the territory speaks on: names, limits, health. */
export function channelsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['channels', territoryId],
    queryFn: ({ signal }) => call(listChannels, { params: { territoryId } }, { signal }),
    staleTime: 60_000,
  });
}

/** The networks that can be spoken to, and how each is connected. */
export function publishersQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['publishers', territoryId],
    queryFn: ({ signal }) => call(listPublishers, { params: { territoryId } }, { signal }),
    staleTime: 600_000,
  });
}
