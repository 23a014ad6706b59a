import type { Channel } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { altOf, ratiosFor, rightsOf, shapeRefusedBy } from './media.rules.ts';

const at = Date.parse('2026-11-24T10:00:00Z');
const channel = (media: object) => ({ facts: { media: { ratios: [], ...media } } }) as unknown as Channel;

describe('the right to show a medium', () => {
  it('holds to the end of its last day, and is said to end a month before', () => {
    expect(rightsOf({ rightsUntil: '2026-11-23' }, at)).toBe('ended');
    expect(rightsOf({ rightsUntil: '2026-11-24' }, at)).toBe('ending');
    expect(rightsOf({ rightsUntil: '2028-12-31' }, at)).toBe('held');
    expect(rightsOf({}, at)).toBe('held');
  });
});

describe('the words that stand for an image', () => {
  it('are those of this post, else those of the library', () => {
    const medium = { alt: 'Un coteau', decorative: false } as never;
    expect(altOf({ mediaId: 'm' }, medium)).toEqual({ alt: 'Un coteau', decorative: false });
    expect(altOf({ mediaId: 'm', alt: 'Le clocher' }, medium).alt).toBe('Le clocher');
    expect(altOf({ mediaId: 'm', decorative: true }, undefined)).toEqual({ alt: '', decorative: true });
  });
});

describe('the shape', () => {
  it('is offered as the chosen accounts show it', () => {
    expect(ratiosFor([channel({ ratios: ['4:5', '1:1'] }), channel({ ratios: ['1:1'] })])).toEqual(['4:5', '1:1']);
    expect(ratiosFor([])).toContain('16:9');
  });
  it('is refused where it is too wide, until it is cropped', () => {
    const instagram = channel({ minRatio: 0.8, maxRatio: 1.91 });
    expect(shapeRefusedBy({ width: 3000, height: 1000 }, undefined, [instagram])).toEqual([instagram]);
    expect(shapeRefusedBy({ width: 3000, height: 1000 }, '4:5', [instagram])).toEqual([]);
  });
});
