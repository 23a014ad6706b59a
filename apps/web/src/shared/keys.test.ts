import { describe, expect, it } from 'vitest';
import { type KeyState, nextKey, takesTyping } from './keys.ts';

const known = ['j', 'e', '?', 'g a', 'g m', 'Enter'];
const press = (key: string, more: Partial<{ ctrl: boolean; typing: boolean }> = {}) => ({
  key,
  ctrl: false,
  meta: false,
  alt: false,
  typing: false,
  ...more,
});

describe('the keyboard', () => {
  it('runs a single key whatever its case', () => {
    expect(nextKey({}, press('J'), known, 0).hit).toBe('j');
    expect(nextKey({}, press('?'), known, 0).hit).toBe('?');
  });
  it('waits for the second key of a pair, and not for long', () => {
    const { state, hit } = nextKey({}, press('g'), known, 0);
    expect(hit).toBeUndefined();
    expect(nextKey(state, press('m'), known, 500).hit).toBe('g m');
    expect(nextKey(state, press('m'), known, 5000).hit).toBeUndefined();
  });
  it('takes the second key for itself when the pair means nothing', () => {
    const state: KeyState = { first: { key: 'g', at: 0 } };
    expect(nextKey(state, press('j'), known, 100).hit).toBe('j');
  });
  it('leaves typing and browser shortcuts alone', () => {
    expect(nextKey({}, press('e', { typing: true }), known, 0).hit).toBeUndefined();
    expect(nextKey({}, press('e', { ctrl: true }), known, 0).hit).toBeUndefined();
  });
  it('knows what takes typing', () => {
    expect(takesTyping({ tagName: 'INPUT', isContentEditable: false, type: 'text' })).toBe(true);
    expect(takesTyping({ tagName: 'INPUT', isContentEditable: false, type: 'checkbox' })).toBe(false);
    expect(takesTyping({ tagName: 'A', isContentEditable: false })).toBe(false);
    expect(takesTyping(null)).toBe(false);
  });
});
