import { checkDraft, getCalendarSubscription, listPublications, type PublicationCard } from '@beffroi/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

/** The most that one page of the list holds. */
const PAGE = 200;

/** Everything due between two instants, page after page: a month may hold a thousand. */
export function periodQuery(territoryId: string, { from, to }: { from: string; to: string }) {
  return queryOptions({
    queryKey: ['publications', territoryId, 'period', from, to],
    async queryFn({ signal }) {
      const cards: PublicationCard[] = [];
      let cursor: string | undefined;
      do {
        const page = await call(
          listPublications,
          { params: { territoryId }, query: { from, to, limit: PAGE, ...(cursor ? { cursor } : {}) } },
          { signal },
        );
        cards.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return cards;
    },
    refetchInterval: 300_000,
    placeholderData: keepPreviousData,
  });
}

/** What has no date yet, freshest first. */
export function undatedQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['publications', territoryId, 'undated'],
    queryFn: ({ signal }) =>
      call(listPublications, { params: { territoryId }, query: { state: 'undated', limit: 50 } }, { signal }),
  });
}

/** The hours of the week at which these accounts do better; none until their past tells. */
export function bestHoursQuery(territoryId: string, channelIds: string[]) {
  return queryOptions({
    queryKey: ['best-hours', territoryId, channelIds],
    async queryFn({ signal }) {
      const draft = {
        title: '',
        lang: 'fr',
        content: { parts: [{ text: '', media: [] }] },
        channelIds,
        variants: {},
        themes: [],
        officials: [],
        money: false,
        minors: false,
      };
      return (await call(checkDraft, { params: { territoryId }, body: { draft } }, { signal })).bestHours;
    },
    staleTime: 3_600_000,
  });
}

export function subscriptionQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['calendar-subscription', territoryId],
    queryFn: ({ signal }) => call(getCalendarSubscription, { params: { territoryId } }, { signal }),
  });
}
