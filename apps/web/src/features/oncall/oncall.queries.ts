import { getChain, getHours, listEscalations, listHandOvers } from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export function chainQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['chain', territoryId],
    queryFn: ({ signal }) => call(getChain, { params: { territoryId } }, { signal }),
  });
}

export function hoursQuery(territoryId: string, month: string) {
  return queryOptions({
    queryKey: ['oncall-hours', territoryId, month],
    queryFn: ({ signal }) => call(getHours, { params: { territoryId }, query: { month } }, { signal }),
    placeholderData: (previous) => previous,
  });
}

export function handOversQuery(territoryId: string) {
  return infiniteQueryOptions({
    queryKey: ['hand-overs', territoryId],
    queryFn: ({ pageParam, signal }) =>
      call(
        listHandOvers,
        { params: { territoryId }, query: { limit: 5, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export function escalationPagesQuery(territoryId: string) {
  return infiniteQueryOptions({
    queryKey: ['escalations', territoryId, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listEscalations,
        { params: { territoryId }, query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 60_000,
  });
}
