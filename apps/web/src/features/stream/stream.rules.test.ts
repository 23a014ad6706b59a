import type { Mention, SavedView } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { belongs, sameSearch, viewFilter, viewSearch } from './stream.rules.ts';

const mention = {
  id: 'men_1',
  network: 'mastodon',
  tone: 'negative',
  lang: 'fr',
  state: 'new',
  aggressive: 'none',
  reach: 500,
  watchIds: ['wat_1'],
  storyId: 'sto_1',
  postedAt: '2026-11-24T10:00:00.000Z',
} as unknown as Mention;

describe('a mention that comes live', () => {
  it('belongs to the list when it fits every filter', () => {
    expect(belongs({}, mention)).toBe('yes');
    expect(belongs({ veille: 'wat_1', ton: 'negative', portee: 500, a_traiter: '1' }, mention)).toBe('yes');
    expect(belongs({ veille: 'wat_2' }, mention)).toBe('no');
    expect(belongs({ agressif: 'any' }, mention)).toBe('no');
    expect(belongs({ a: '2026-11-24T10:00:00Z' }, mention)).toBe('no');
  });
  it('is not shown when a person hid it, unless hidden ones are asked for', () => {
    expect(belongs({}, { ...mention, state: 'hidden' })).toBe('no');
    expect(belongs({ etat: 'hidden' }, { ...mention, state: 'hidden' })).toBe('yes');
  });
  it('is left to the server to judge when the list has words', () => {
    expect(belongs({ q: 'train' }, mention)).toBe('unknown');
    expect(belongs({ q: 'train', reseau: 'x' }, mention)).toBe('no');
  });
});

describe('a saved view', () => {
  it('leads to the list that it was made from, without its dates', () => {
    const search = { veille: 'wat_1', ton: 'negative', periode: '7j', q: 'train', de: '2026-11-24T10:00:00Z' } as const;
    const view = { id: 'viw_1', name: 'Le rail', shared: false, filter: viewFilter(search) } as SavedView;
    const { de: _, ...kept } = search;
    expect(viewSearch(view)).toEqual(kept);
    expect(sameSearch(viewSearch(view), { q: 'train', periode: '7j', ton: 'negative', veille: 'wat_1' })).toBe(true);
  });
});
