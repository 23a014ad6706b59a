import { getBackToWork } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export function backToWorkQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['back-to-work', territoryId],
    queryFn: ({ signal }) => call(getBackToWork, { params: { territoryId }, query: {} }, { signal }),
    staleTime: 60_000,
  });
}
