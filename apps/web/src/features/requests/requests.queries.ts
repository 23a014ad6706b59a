import { type DeskRequest, getRequest, listDepartments, listRequests } from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useTerritory } from '../../shared/session.ts';
import { type RequestsSearch, toRequestsFilter } from './requests.search.ts';

/** Requests, the most pressing first, page by page. */
export function requestsQuery(territoryId: string, search: RequestsSearch) {
  return infiniteQueryOptions({
    queryKey: ['requests', territoryId, search],
    queryFn: ({ pageParam, signal }) =>
      call(
        listRequests,
        {
          params: { territoryId },
          query: { limit: 50, ...toRequestsFilter(search), ...(pageParam ? { cursor: pageParam } : {}) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export const requestKey = (territoryId: string, requestId: string) => ['request', territoryId, requestId] as const;

export function requestQuery(territoryId: string, requestId: string) {
  return queryOptions({
    queryKey: requestKey(territoryId, requestId),
    queryFn: ({ signal }) => call(getRequest, { params: { territoryId, requestId } }, { signal }),
    staleTime: 5000,
  });
}

export function departmentsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['departments', territoryId],
    queryFn: ({ signal }) => call(listDepartments, { params: { territoryId } }, { signal }),
    staleTime: 30_000,
  });
}

/** After an act: the request as it came back, and the lists where it stands. */
export function useRequestChanged(): (request: DeskRequest) => Promise<void> {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  return async (request) => {
    client.setQueryData(requestKey(territoryId, request.id), request);
    await Promise.all(
      ['requests', 'departments', 'desk-counts'].map((key) =>
        client.invalidateQueries({ queryKey: [key, territoryId] }),
      ),
    );
  };
}
