import { listMedia, listPublications } from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import type { LibrarySearch } from './media.rules.ts';

/** The library page by page, newest first. */
export function libraryQuery(territoryId: string, { q, genre, droits, alt }: LibrarySearch) {
  return infiniteQueryOptions({
    queryKey: ['media', territoryId, 'library', { q, genre, droits, alt }],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMedia,
        {
          params: { territoryId },
          query: {
            limit: 48,
            ...(q ? { text: q } : {}),
            ...(genre ? { kind: genre } : {}),
            ...(droits ? { rights: droits } : {}),
            ...(alt ? { alt } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });
}

/** The publications that carry a medium. */
export function usesQuery(territoryId: string, mediaId: string) {
  return queryOptions({
    queryKey: ['media-uses', territoryId, mediaId],
    queryFn: ({ signal }) =>
      call(listPublications, { params: { territoryId }, query: { mediaId, limit: 50 } }, { signal }),
  });
}
