import type { ConversationCard } from '@beffroi/contracts';
import { useState } from 'react';

/** The lines that are picked; with the shift key, all those from the last one on. What left the list is not among them. */
export function usePicked(cards: readonly ConversationCard[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  const ids: ReadonlySet<string> = new Set(cards.flatMap(({ id }) => (chosen.has(id) ? [id] : [])));
  return {
    ids,
    none: () => setChosen(new Set()),
    toggle(id: string, range: boolean) {
      const next = new Set(ids);
      const from = cards.findIndex((card) => card.id === last);
      const to = cards.findIndex((card) => card.id === id);
      if (range && from >= 0 && to >= 0) {
        for (const card of cards.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(card.id);
      } else if (next.has(id)) next.delete(id);
      else next.add(id);
      setChosen(next);
      setLast(id);
    },
  };
}
