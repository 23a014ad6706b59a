import { draftSchema, type Draft } from '@beffroi/contracts';
import { describe, expect, test } from 'vitest';
import { mergeDrafts } from './draft.merge.ts';

const [x, mastodon] = ['cha_00000000000001', 'cha_00000000000002'];
const base = draftSchema.parse({
  title: 'Vendanges',
  content: { parts: [{ text: 'Les vendanges commencent.' }] },
  channelIds: [x],
  variants: { [x]: { parts: [{ text: 'Vendanges !' }] } },
});
const change = (over: Partial<Draft>): Draft => ({ ...base, ...over });
const texts = (...all: string[]) => ({ parts: all.map((text) => ({ text, media: [] })) });

describe('two people write on one draft', () => {
  test('what each changed apart is kept', () => {
    const { draft, conflicts } = mergeDrafts(
      base,
      change({ title: 'Vendanges 2026', localTime: '2026-09-01T10:00' }),
      change({ content: texts('Les vendanges commencent demain.') }),
    );
    expect(conflicts).toEqual([]);
    expect(draft).toMatchObject({
      title: 'Vendanges 2026',
      localTime: '2026-09-01T10:00',
      content: texts('Les vendanges commencent demain.'),
    });
  });

  test('of a field that both changed, the first saved stands and the other is given back', () => {
    const { draft, conflicts } = mergeDrafts(
      base,
      change({ content: texts('Les vendanges débutent.') }),
      change({ content: texts('Les vendanges sont là.') }),
    );
    expect(draft.content).toEqual(texts('Les vendanges débutent.'));
    expect(conflicts).toEqual([
      { field: 'content.parts.0.text', yours: 'Les vendanges sont là.', theirs: 'Les vendanges débutent.' },
    ]);
  });

  test('the same change made twice is no conflict', () => {
    const same = change({ title: 'Vendanges 2026' });
    expect(mergeDrafts(base, same, same)).toEqual({ draft: same, conflicts: [] });
  });

  test('accounts and themes that each adds or takes away all hold', () => {
    const { draft } = mergeDrafts(
      change({ themes: ['agriculture', 'fête'] }),
      change({ themes: ['fête'], channelIds: [x, mastodon] }),
      change({ themes: ['agriculture', 'fête', 'emploi'] }),
    );
    expect(draft).toMatchObject({ themes: ['fête', 'emploi'], channelIds: [x, mastodon] });
  });

  test('variants are merged account by account, part by part', () => {
    const { draft, conflicts } = mergeDrafts(
      base,
      change({ variants: { [x]: { parts: [{ text: 'Vendanges !', media: [] }], firstComment: 'Merci' } } }),
      change({ variants: { [x]: texts('C’est parti !'), [mastodon]: texts('Longue version') } }),
    );
    expect(conflicts).toEqual([]);
    expect(draft.variants).toEqual({
      [x]: { ...texts('C’est parti !'), firstComment: 'Merci' },
      [mastodon]: texts('Longue version'),
    });
  });

  test('a variant that one deleted and the other rewrote is a conflict', () => {
    const { draft, conflicts } = mergeDrafts(
      base,
      change({ variants: {} }),
      change({ variants: { [x]: texts('Autre') } }),
    );
    expect(draft.variants).toEqual({});
    expect(conflicts.map(({ field }) => field)).toEqual([`variants.${x}`]);
  });

  test('a thread that one split and the other rewrote is kept whole, twice', () => {
    const { draft, conflicts } = mergeDrafts(
      base,
      change({ content: texts('Un', 'Deux') }),
      change({ content: texts('Seul') }),
    );
    expect(draft.content).toEqual(texts('Un', 'Deux'));
    expect(conflicts.map(({ field }) => field)).toEqual(['content.parts']);
  });

  test('what one took away and the other left is gone', () => {
    const dated = change({ localTime: '2026-09-01T10:00' });
    const { localTime: _, ...undated } = dated;
    expect(mergeDrafts(dated, undated, { ...dated, title: 'Autre' }).draft).toEqual({ ...undated, title: 'Autre' });
  });
});
