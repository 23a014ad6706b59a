import { countConversations } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

/** How many conversations stand where: the rail counts what waits, the desk shows all of it. */
export function deskCountsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['desk-counts', territoryId],
    queryFn: ({ signal }) => call(countConversations, { params: { territoryId } }, { signal }),
  });
}
