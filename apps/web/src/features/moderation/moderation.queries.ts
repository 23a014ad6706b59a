import { listMeasures } from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import type { MeasureState } from './moderation.search.ts';

export function measuresQuery(territoryId: string, state: MeasureState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['measures', territoryId, state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listMeasures,
        {
          params: { territoryId },
          query: { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Blocks that wait for my word. */
export function myReviewsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['measures', territoryId, 'my-reviews'],
    queryFn: ({ signal }) =>
      call(
        listMeasures,
        { params: { territoryId }, query: { limit: 50, state: 'in_review', mine: 'true' as never } },
        { signal },
      ),
  });
}
