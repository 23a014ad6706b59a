import {
  getConversation,
  getDeskSettings,
  listConversations,
  listDeskViews,
  listSavedReplies,
  proposeAnswer,
} from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { type DeskSearch, toConversationFilter, viewOf } from './desk-search.ts';

const PAGE = 50;

/** The list, page by page. It is never read again by itself: what is read would move. */
export function conversationsQuery(territoryId: string, search: DeskSearch) {
  return infiniteQueryOptions({
    queryKey: ['conversations', territoryId, viewOf(search)],
    queryFn: ({ pageParam, signal }) => readPage(territoryId, search, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 60_000,
  });
}

export function readPage(territoryId: string, search: DeskSearch, cursor?: string, signal?: AbortSignal) {
  return call(
    listConversations,
    {
      params: { territoryId },
      query: { ...toConversationFilter(search), limit: PAGE, ...(cursor ? { cursor } : {}) } as never,
    },
    signal ? { signal } : {},
  );
}

export const conversationKey = (territoryId: string, conversationId: string) =>
  ['conversation', territoryId, conversationId] as const;

export function conversationQuery(territoryId: string, conversationId: string) {
  return queryOptions({
    queryKey: conversationKey(territoryId, conversationId),
    queryFn: ({ signal }) => call(getConversation, { params: { territoryId, conversationId } }, { signal }),
    staleTime: 5000,
  });
}

export function deskViewsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['desk-views', territoryId],
    queryFn: ({ signal }) => call(listDeskViews, { params: { territoryId } }, { signal }),
    staleTime: 60_000,
  });
}

export function savedRepliesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['saved-replies', territoryId],
    queryFn: ({ signal }) => call(listSavedReplies, { params: { territoryId } }, { signal }),
    staleTime: 60_000,
  });
}

export function proposalsQuery(territoryId: string, conversationId: string, lastMessageId: string) {
  return queryOptions({
    queryKey: ['proposals', territoryId, conversationId, lastMessageId],
    queryFn: ({ signal }) => call(proposeAnswer, { params: { territoryId, conversationId } }, { signal }),
    staleTime: 300_000,
    retry: 1,
  });
}

export function deskSettingsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['desk-settings', territoryId],
    queryFn: ({ signal }) => call(getDeskSettings, { params: { territoryId } }, { signal }),
    staleTime: 300_000,
  });
}
