import { describe, expect, it } from 'vitest';
import { foldAt } from './preview-looks.ts';

describe('a long text', () => {
  it('is cut between two words, or after its first lines', () => {
    expect(foldAt('un deux trois', { characters: 9, lines: 3 })).toBe(7);
    expect(foldAt('un\ndeux\ntrois', { characters: 90, lines: 2 })).toBe(7);
  });
  it('is left whole when it is short, or where the network never cuts', () => {
    expect(foldAt('un deux', { characters: 90, lines: 3 })).toBeUndefined();
    expect(foldAt('un deux', undefined)).toBeUndefined();
  });
});
