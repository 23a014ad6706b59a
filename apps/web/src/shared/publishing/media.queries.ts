import { getMedia, listMedia, type Draft, type Media } from '@beffroi/contracts';
import { queryOptions, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api.ts';

export function mediumQuery(territoryId: string, mediaId: string) {
  return queryOptions({
    queryKey: ['medium', territoryId, mediaId],
    queryFn: ({ signal }) => call(getMedia, { params: { territoryId, mediaId } }, { signal }),
    staleTime: 300_000,
  });
}

export function mediaQuery(territoryId: string, text: string) {
  return queryOptions({
    queryKey: ['media', territoryId, 'pick', text],
    queryFn: ({ signal }) =>
      call(listMedia, { params: { territoryId }, query: { limit: 60, ...(text ? { text } : {}) } }, { signal }),
    placeholderData: (before) => before,
  });
}

/** The media that a draft carries, common or of an account. */
export function mediaIdsOf({ content, variants }: Pick<Draft, 'content' | 'variants'>): string[] {
  const contents = [content, ...Object.values(variants)];
  const ids = contents.flatMap(({ parts }) =>
    (parts ?? []).flatMap(({ media }) => media.map(({ mediaId }) => mediaId)),
  );
  return [...new Set(ids)];
}

/** What is known of them, as it comes. */
export function useMediaOf(
  territoryId: string,
  draft: Pick<Draft, 'content' | 'variants'>,
): ReadonlyMap<string, Media> {
  const ids = mediaIdsOf(draft);
  const found = useQueries({
    queries: ids.map((id) => mediumQuery(territoryId, id)),
    combine: (results) => results.flatMap(({ data }) => (data ? [data] : [])),
  });
  return useMemo(() => new Map(found.map((medium) => [medium.id, medium])), [found]);
}
