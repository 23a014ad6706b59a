import { listTerritories } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';

export const territoriesQuery = queryOptions({
  queryKey: ['instance-territories'],
  queryFn: ({ signal }) => call(listTerritories, {}, { signal }),
});
