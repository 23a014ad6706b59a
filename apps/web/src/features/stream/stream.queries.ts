import { countMentions, listMentions, listSavedViews } from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { mentionKeys } from '../../shared/mentions/treat-mention.ts';
import { type StreamSearch, toMentionFilter } from '../../shared/stream-search.ts';

/** The stream, page by page. A period counts back from the moment that the first page is read. */
export function mentionsQuery(territoryId: string, search: StreamSearch) {
  return infiniteQueryOptions({
    queryKey: [...mentionKeys.lists(territoryId), 'stream', search],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMentions,
        {
          params: { territoryId },
          query: { ...toMentionFilter(search, Date.now()), limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    // Live events keep the list; reading it again would make it jump.
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
}

export function countQuery(territoryId: string, search: StreamSearch) {
  return queryOptions({
    queryKey: ['mention-count', territoryId, search],
    queryFn: ({ signal }) =>
      call(countMentions, { params: { territoryId }, query: toMentionFilter(search, Date.now()) }, { signal }),
    placeholderData: (before) => before,
  });
}

export function savedViewsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['saved-views', territoryId],
    queryFn: ({ signal }) => call(listSavedViews, { params: { territoryId } }, { signal }),
    staleTime: 60_000,
  });
}
