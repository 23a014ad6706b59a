import { getSimulation } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

/** Whether this territory has a simulated network, and what it is up to. */
export function simulationQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['simulation', territoryId],
    queryFn: ({ signal }) => call(getSimulation, { params: { territoryId } }, { signal }),
    staleTime: 60_000,
  });
}
