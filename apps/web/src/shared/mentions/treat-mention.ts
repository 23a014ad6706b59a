import { type Mention, treatMention } from '@beffroi/contracts';
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api.ts';
import { useTerritory } from '../session.ts';

export type MentionPage = { items: Mention[]; nextCursor?: string | undefined };
export type Treatment = { mention: Mention; state?: Mention['state']; tone?: Mention['tone'] };

/** The keys under which a mention is shown: lists of the stream, and its own page. */
export const mentionKeys = {
  lists: (territoryId: string) => ['mentions', territoryId] as const,
  one: (territoryId: string, mentionId: string) => ['mention', territoryId, mentionId] as const,
};

/** Marks, hides or corrects at once on screen; the server's answer, or its refusal, has the last word. */
export function useTreatMention() {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  return useMutation({
    mutationFn: ({ mention, state, tone }: Treatment) =>
      call(treatMention, {
        params: { territoryId, mentionId: mention.id },
        body: { ...(state ? { state } : {}), ...(tone ? { tone } : {}) },
      }),
    onMutate({ mention, state, tone }) {
      replaceMention(client, territoryId, {
        ...mention,
        ...(state ? { state } : {}),
        ...(tone ? { tone, toneCorrected: true } : {}),
      });
    },
    onSuccess: (mention) => replaceMention(client, territoryId, mention),
    onError: (_, { mention }) => replaceMention(client, territoryId, mention),
    onSettled: () => void client.invalidateQueries({ queryKey: ['today', territoryId] }),
  });
}

/** Puts a mention in the place of its earlier self wherever it is shown. */
export function replaceMention(client: QueryClient, territoryId: string, mention: Mention): void {
  client.setQueriesData<InfiniteData<MentionPage> | MentionPage>(
    { queryKey: mentionKeys.lists(territoryId) },
    (lists) => mapPages(lists, (items) => items.map((each) => (each.id === mention.id ? mention : each))),
  );
  client.setQueryData<{ mention: Mention }>(mentionKeys.one(territoryId, mention.id), (page) =>
    page ? { ...page, mention } : page,
  );
}

export function removeMentions(client: QueryClient, territoryId: string, ids: readonly string[]): void {
  const gone = new Set(ids);
  client.setQueriesData<InfiniteData<MentionPage> | MentionPage>(
    { queryKey: mentionKeys.lists(territoryId) },
    (lists) => mapPages(lists, (items) => items.filter((each) => !gone.has(each.id))),
  );
}

function mapPages<T extends InfiniteData<MentionPage> | MentionPage | undefined>(
  lists: T,
  change: (items: Mention[]) => Mention[],
): T {
  if (!lists) return lists;
  if ('pages' in lists) {
    return { ...lists, pages: lists.pages.map((page) => ({ ...page, items: change(page.items) })) };
  }
  return { ...lists, items: change(lists.items) };
}
