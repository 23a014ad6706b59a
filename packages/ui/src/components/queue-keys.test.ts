import { describe, expect, it } from 'vitest';
import { moveIn, queueMove } from './queue-keys.ts';

describe('the keys of a queue', () => {
  it('goes down with J or the arrow, up with K or the arrow', () => {
    expect([queueMove('j', false), queueMove('ArrowDown', false)]).toEqual(['next', 'next']);
    expect([queueMove('k', false), queueMove('ArrowUp', false)]).toEqual(['previous', 'previous']);
  });
  it('leaves Ctrl J to the browser and other keys to the page', () => {
    expect(queueMove('j', true)).toBeUndefined();
    expect(queueMove('x', false)).toBeUndefined();
  });
  it('stops at both ends', () => {
    expect(moveIn(3, 2, 'next')).toBe(2);
    expect(moveIn(3, 0, 'previous')).toBe(0);
    expect(moveIn(3, -1, 'next')).toBe(0);
    expect(moveIn(3, 1, 'last')).toBe(2);
    expect(moveIn(0, 0, 'next')).toBe(-1);
  });
});
