import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLive } from '../../../shared/live.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { conversationKey, conversationsQuery, readPage } from '../desk.queries.ts';
import type { DeskSearch } from '../desk-search.ts';
import { type CardPage, changeCards, mergeFresh } from './list.rules.ts';

const WAIT_MS = 2500;

/**
 * What came since the list was read. Lines on screen take their new words where they are; new ones wait behind a button,
 * so that nothing moves under the eyes. `red`: one of those that wait says that somebody is in danger.
 */
export function useFresh(search: DeskSearch): { waiting: number; red: boolean; show: () => Promise<void> } {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [fresh, setFresh] = useState({ waiting: 0, red: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { queryKey } = conversationsQuery(territoryId, search);

  const look = async () => {
    timer.current = undefined;
    const page = await readPage(territoryId, search).catch(() => undefined);
    const data = client.getQueryData<InfiniteData<CardPage>>(queryKey);
    if (!page || !data) return;
    const shown = data.pages.flatMap(({ items }) => items);
    const { changed, waiting } = mergeFresh(shown, page.items);
    const byId = new Map(changed.map((card) => [card.id, card]));
    if (byId.size > 0) {
      client.setQueryData<InfiniteData<CardPage>>(queryKey, (now) =>
        changeCards(now, (card) => byId.get(card.id) ?? card),
      );
    }
    const known = new Set(shown.map(({ id }) => id));
    setFresh({ waiting, red: page.items.some((card) => card.red && !known.has(card.id)) });
  };
  useEffect(() => () => clearTimeout(timer.current), []);

  useLive((message) => {
    if (message.name !== 'conversation_changed' && message.name !== 'reload') return;
    if (message.name === 'conversation_changed') {
      const { conversationId, state } = message.data;
      void client.invalidateQueries({ queryKey: conversationKey(territoryId, conversationId) });
      client.setQueriesData<InfiniteData<CardPage>>({ queryKey: ['conversations', territoryId] }, (data) =>
        changeCards(data, (card) =>
          card.id === conversationId ? { ...card, state: state as typeof card.state } : card,
        ),
      );
    }
    timer.current ??= setTimeout(() => void look(), WAIT_MS);
  });

  return {
    ...fresh,
    async show() {
      setFresh({ waiting: 0, red: false });
      await client.resetQueries({ queryKey, exact: true });
    },
  };
}
