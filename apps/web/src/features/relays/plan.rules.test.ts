import { draftSchema } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { draftsOf, linesOf, type Proposed, toggled, weekOfPlan } from './plan.rules.ts';

const proposed = (localTime: string, channelIds: string[]): Proposed => ({
  angle: 'announce',
  angleLabel: { fr: 'Annonce', en: 'Announcement' },
  because: { fr: '', en: '' },
  draft: draftSchema.parse({ content: { parts: [{ text: 'Samedi' }] }, channelIds, localTime }),
});
const [one, two] = ['cha_00000000000001', 'cha_00000000000002'];

describe('a plan', () => {
  const lines = linesOf([proposed('2026-12-08T10:00', [one, two]), proposed('2026-11-26T12:00', [one])]);
  it('is read in the order of its dates', () => {
    expect(lines.map(({ localTime }) => localTime)).toEqual(['2026-11-26T12:00', '2026-12-08T10:00']);
    expect(lines.map(({ localTime }) => weekOfPlan(localTime, '2026-11-26T12:00'))).toEqual([1, 2]);
  });
  it('makes drafts of what is kept, as it was changed', () => {
    const [first, second] = lines;
    const changed = [
      { ...first!, kept: false },
      { ...second!, localTime: '2026-12-09T11:00', channelIds: toggled(second!.channelIds, one) },
    ];
    expect(draftsOf(changed)).toMatchObject([{ localTime: '2026-12-09T11:00', channelIds: [two] }]);
  });
  it('makes none where no account is left', () => {
    expect(draftsOf([{ ...lines[0]!, channelIds: [] }])).toEqual([]);
  });
});
