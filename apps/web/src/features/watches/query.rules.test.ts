import { describe, expect, it } from 'vitest';
import { applySuggestion, excerptOf, insertExample, underlined } from './query.rules.ts';

describe('what is proposed instead of a fault', () => {
  it('takes its place, and the caret follows', () => {
    expect(applySuggestion('route ET *neige', { from: 9, to: 15, code: 'query.misplaced_star' }, 'neige*')).toEqual({
      query: 'route ET neige*',
      caret: 15,
    });
  });
  it('takes the place of the value too when the name of a filter is wrong', () => {
    const issue = { from: 0, to: 5, code: 'query.unknown_field' };
    expect(applySuggestion('lange:fr (neige)', { ...issue, to: 6 }, 'langue:fr').query).toBe('langue:fr (neige)');
    expect(applySuggestion('(nom:valeur)', { ...issue, from: 1 }, '"nom valeur"').query).toBe('("nom valeur")');
  });
  it('does not double the sign of an exact phrase', () => {
    const issue = { from: 1, to: 7, code: 'query.unclosed_phrase' };
    expect(applySuggestion('="Laon ', issue, '="Laon"').query).toBe('="Laon"');
  });
});

describe('an example of the help', () => {
  it('is set apart from what stands beside it', () => {
    expect(insertExample('route', { from: 5, to: 5 }, 'lang:fr')).toEqual({ query: 'route lang:fr', caret: 13 });
    expect(insertExample('(route)', { from: 1, to: 1 }, '#A29').query).toBe('(#A29 route)');
  });
  it('replaces what is selected', () => {
    expect(insertExample('route', { from: 0, to: 5 }, 'verglas').query).toBe('verglas');
  });
});

describe('the place of a fault', () => {
  it('is quoted, shortened when long', () => {
    expect(excerptOf('a OU', { from: 2, to: 4 })).toBe('OU');
    expect(excerptOf('x'.repeat(90), { from: 0, to: 90 })).toHaveLength(40);
  });
  it('always shows, even where nothing is written', () => {
    expect(underlined('a OU', [{ from: 4, to: 4 }])).toEqual([{ from: 3, to: 4 }]);
    expect(underlined('a b', [{ from: 1, to: 1 }])).toEqual([{ from: 1, to: 2 }]);
  });
});
