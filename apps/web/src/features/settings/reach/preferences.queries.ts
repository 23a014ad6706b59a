import { getPreferences } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';

export function preferencesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['my-notifications', territoryId],
    queryFn: ({ signal }) => call(getPreferences, { params: { territoryId } }, { signal }),
  });
}
