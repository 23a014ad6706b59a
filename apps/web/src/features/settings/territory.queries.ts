import { getTerritory } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export function territoryQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['territory', territoryId],
    queryFn: ({ signal }) => call(getTerritory, { params: { territoryId } }, { signal }),
  });
}
