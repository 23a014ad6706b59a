import { type Article, listArticleFeeds, listArticles, proposeRelay } from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export type ArticleState = Article['state'];

/** Articles of the institution's site, newest first, of one state or of all. */
export function articlesQuery(territoryId: string, state: ArticleState | undefined) {
  return infiniteQueryOptions({
    queryKey: ['articles', territoryId, state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      call(
        listArticles,
        {
          params: { territoryId },
          query: { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 120_000,
  });
}

/** How an article would be told over six weeks. */
export function proposalQuery(territoryId: string, articleId: string) {
  return queryOptions({
    queryKey: ['relay', territoryId, articleId],
    queryFn: ({ signal }) => call(proposeRelay, { params: { territoryId, articleId } }, { signal }),
    staleTime: 0,
  });
}

export function feedsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['article-feeds', territoryId],
    queryFn: ({ signal }) => call(listArticleFeeds, { params: { territoryId } }, { signal }),
  });
}
