import type { actOnConversations, ConversationCard, Input } from '@beffroi/contracts';
import type { InfiniteData } from '@tanstack/react-query';
import type { DeskSearch } from '../desk-search.ts';

export type DeskAct = Input<typeof actOnConversations>['body']['act'];
export type CardPage = { items: ConversationCard[]; nextCursor?: string | undefined };

/** A line as it is once an act is done: shown at once, before the server is read again. */
export function cardAfter(
  card: ConversationCard,
  act: DeskAct,
  who: { me: Named; to?: Named | undefined },
): ConversationCard {
  const { assignee: _, snoozedUntil: __, ...rest } = card;
  switch (act.is) {
    case 'claim':
      return { ...card, assignee: who.me };
    case 'release':
      return { ...rest, ...(card.snoozedUntil ? { snoozedUntil: card.snoozedUntil } : {}) };
    case 'assign':
      return who.to ? { ...card, assignee: who.to } : card;
    case 'set_state': {
      const { snoozedUntil: ___, ...awake } = card;
      return { ...awake, state: act.state };
    }
    case 'snooze':
      return { ...card, snoozedUntil: act.until };
    case 'correct_kind':
      return { ...card, triage: { kind: act.kind, confidence: 1, corrected: true } };
    case 'read':
      return { ...card, unread: !act.read };
    case 'hand_over':
    case 'follow':
      return card;
  }
}

type Named = { id: string; name: string };

/** Whether a line still belongs to the list that is asked for; what only the server can judge stays. */
export function stays(search: DeskSearch, card: ConversationCard, me: string): boolean {
  const state = search.etat ?? 'open';
  const asleep = card.snoozedUntil !== undefined;
  if (search.nature && card.triage.kind !== search.nature) return false;
  if (search.personne && card.assignee) return false;
  if (search.qui && card.assignee?.id !== search.qui) return false;
  switch (state) {
    case 'open':
      return card.state !== 'closed' && !asleep;
    case 'mine':
      return card.assignee?.id === me && card.state !== 'closed' && !asleep;
    case 'snoozed':
      return asleep && card.state !== 'closed';
    case 'followed':
      return true;
    default:
      return card.state === state;
  }
}

/** The list with some of its lines changed, or taken out where `change` gives nothing; the others do not move. */
export function changeCards(
  data: InfiniteData<CardPage> | undefined,
  change: (card: ConversationCard) => ConversationCard | undefined,
): InfiniteData<CardPage> | undefined {
  if (!data) return data;
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.flatMap((card) => change(card) ?? []) })),
  };
}

/** What came or changed since: lines on screen take their new words in place, the others wait to be asked for. */
export function mergeFresh(
  shown: readonly ConversationCard[],
  fresh: readonly ConversationCard[],
): { changed: ConversationCard[]; waiting: number } {
  const known = new Map(shown.map((card) => [card.id, card]));
  const changed = fresh.filter((card) => known.has(card.id) && !alike(known.get(card.id), card));
  return { changed, waiting: fresh.filter((card) => !known.has(card.id)).length };
}

function alike(one: ConversationCard | undefined, other: ConversationCard): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** In the order of the list, those that say that somebody is in danger first, whatever the order asked for. */
export function redFirst(cards: readonly ConversationCard[]): ConversationCard[] {
  return [...cards.filter((card) => card.red), ...cards.filter((card) => !card.red)];
}

/** Where to go once a line leaves: the next one, else the one before. */
export function neighbour(cards: readonly ConversationCard[], gone: readonly string[]): string | undefined {
  const leaving = new Set(gone);
  const first = cards.findIndex((card) => leaving.has(card.id));
  if (first < 0) return undefined;
  const after = cards.slice(first).find((card) => !leaving.has(card.id));
  return (after ?? cards.slice(0, first).findLast((card) => !leaving.has(card.id)))?.id;
}

/** In bundles, so that progress shows and nobody waits long for a refusal. */
export function bundles<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
