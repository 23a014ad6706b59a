import { getTerritory, type Output } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export type WholeTerritory = Output<typeof getTerritory>;

export function territoryQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['territory', territoryId],
    queryFn: ({ signal }) => call(getTerritory, { params: { territoryId } }, { signal }),
  });
}
