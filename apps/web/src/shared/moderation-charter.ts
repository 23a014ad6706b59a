import { getCharter } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

/** The charter in force: no measure is taken without one of its articles. */
export function charterQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['moderation-charter', territoryId],
    queryFn: ({ signal }) => call(getCharter, { params: { territoryId } }, { signal }),
    staleTime: 300_000,
  });
}
