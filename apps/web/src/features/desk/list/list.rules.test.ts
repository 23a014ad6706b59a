import type { ConversationCard } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { bundles, cardAfter, changeCards, mergeFresh, neighbour, redFirst, stays } from './list.rules.ts';

const card = (id: string, part: Partial<ConversationCard> = {}): ConversationCard => ({
  id,
  kind: 'comment',
  state: 'to_answer',
  network: 'facebook',
  channelName: 'Région',
  author: 'Sandrine Lefèvre',
  excerpt: { fr: 'Bonjour', en: 'Bonjour' },
  veiled: false,
  lastAt: '2026-11-24T09:08:00+01:00',
  triage: { kind: 'question', confidence: 0.8, corrected: false },
  red: false,
  toRead: false,
  need: 50,
  messages: 1,
  unread: true,
  hasAttachment: false,
  ...part,
});
const me = { id: 'per_me', name: 'Camille' };

describe('a line of the inbox', () => {
  it('shows an act at once, and leaves the list where it no longer belongs', () => {
    const closed = cardAfter(card('a'), { is: 'set_state', state: 'closed' }, { me });
    expect(closed.state).toBe('closed');
    expect(stays({}, closed, me.id)).toBe(false);
    expect(stays({ etat: 'closed' }, closed, me.id)).toBe(true);
    const asleep = cardAfter(card('a'), { is: 'snooze', until: '2026-11-25T09:00:00+01:00' }, { me });
    expect(stays({}, asleep, me.id)).toBe(false);
    expect(stays({ etat: 'snoozed' }, asleep, me.id)).toBe(true);
  });
  it('is mine once claimed, and nobody’s once released', () => {
    const mine = cardAfter(card('a'), { is: 'claim' }, { me });
    expect(stays({ etat: 'mine' }, mine, me.id)).toBe(true);
    expect(cardAfter(mine, { is: 'release' }, { me }).assignee).toBeUndefined();
  });
  it('keeps its place when it changes elsewhere; what is new only counts', () => {
    const shown = [card('a'), card('b')];
    const { changed, waiting } = mergeFresh(shown, [card('c'), card('b', { state: 'waiting' }), card('a')]);
    expect(changed.map(({ id }) => id)).toEqual(['b']);
    expect(waiting).toBe(1);
    const data = { pages: [{ items: shown }], pageParams: [undefined] };
    const after = changeCards(data, (each) => changed.find(({ id }) => id === each.id) ?? each);
    expect(after?.pages[0]?.items.map(({ id, state }) => `${id} ${state}`)).toEqual(['a to_answer', 'b waiting']);
  });
  it('comes first when somebody may be in danger', () => {
    expect(redFirst([card('a'), card('b', { red: true })]).map(({ id }) => id)).toEqual(['b', 'a']);
  });
  it('gives way to the next one, or to the one before when it was the last', () => {
    const cards = [card('a'), card('b'), card('c')];
    expect(neighbour(cards, ['b'])).toBe('c');
    expect(neighbour(cards, ['c'])).toBe('b');
    expect(neighbour(cards, ['a', 'b', 'c'])).toBeUndefined();
  });
});

it('sends many acts by bundles', () => {
  expect(bundles([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
});
