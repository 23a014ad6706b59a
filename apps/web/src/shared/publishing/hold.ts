import { getHold } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

/** Whether everything planned is stopped, and what waits to be sorted. */
export function holdQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['hold', territoryId],
    queryFn: ({ signal }) => call(getHold, { params: { territoryId } }, { signal }),
    refetchInterval: 120_000,
  });
}
