import type { PublicationCard, PublicationState } from '@beffroi/contracts';
import { firstWords } from '../../shared/publishing/content.rules.ts';
import type { CalendarSearch } from './calendar.search.ts';
import { placeOf } from './period.rules.ts';

/** How a card is drawn: by its border, its ground and its icon, never by colour alone. */
export type CardLook = 'out' | 'planned' | 'waiting' | 'draft' | 'held' | 'trouble' | 'off';

const looks: Record<PublicationState, CardLook> = {
  draft: 'draft',
  in_review: 'waiting',
  changes_requested: 'waiting',
  refused: 'off',
  approved: 'planned',
  scheduled: 'planned',
  held: 'held',
  sending: 'planned',
  published: 'out',
  partly_published: 'trouble',
  failed: 'trouble',
  cancelled: 'off',
};

export function lookOf({ state, trouble }: Pick<PublicationCard, 'state' | 'trouble'>): CardLook {
  return state === 'sending' && trouble ? 'trouble' : looks[state];
}

/** What can still be given another hour. */
export function isMovable(state: PublicationState): boolean {
  return ['draft', 'in_review', 'changes_requested', 'refused', 'approved', 'scheduled', 'held'].includes(state);
}

/** Its working title, else its first words. */
export function titleOf({ title, excerpt }: Pick<PublicationCard, 'title' | 'excerpt'>): string {
  return title || firstWords(excerpt);
}

/** A publication on the wall of the territory. */
export type Dated = { card: PublicationCard; day: string; minute: number };

export function datedOf(cards: readonly PublicationCard[], zone: string): Dated[] {
  return cards.flatMap((card) => (card.dueAt === undefined ? [] : [{ card, ...placeOf(card.dueAt, zone) }]));
}

/** Those that the filters keep. What was given up shows when it is asked for only. */
export function keepCards(cards: readonly PublicationCard[], search: CalendarSearch): PublicationCard[] {
  const accounts = accountsOf(search);
  const words = fold(search.q ?? '')
    .split(' ')
    .filter(Boolean);
  return cards.filter((card) => {
    if (search.etat ? card.state !== search.etat : card.state === 'cancelled') return false;
    if (search.campagne && card.campaign !== search.campagne) return false;
    if (accounts.length > 0 && !card.channelIds.some((id) => accounts.includes(id))) return false;
    if (words.length === 0) return true;
    const said = fold(`${card.title} ${card.excerpt} ${card.campaign ?? ''} ${card.authorName}`);
    return words.every((word) => said.includes(word));
  });
}

export function accountsOf({ comptes }: CalendarSearch): string[] {
  return comptes?.split(',').filter(Boolean) ?? [];
}

/** With an account more or less. */
export function toggleAccount(search: CalendarSearch, id: string): string | undefined {
  const accounts = accountsOf(search);
  const next = accounts.includes(id) ? accounts.filter((each) => each !== id) : [...accounts, id];
  return next.join(',') || undefined;
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
