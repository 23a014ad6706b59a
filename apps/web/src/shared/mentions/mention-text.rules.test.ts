import { expect, it } from 'vitest';
import { litSpans } from './mention-text.rules.ts';

it('lights the words that matched, and only them', () => {
  expect(litSpans('le TER est en retard', [{ from: 3, to: 6 }])).toEqual([
    { text: 'le ', lit: false },
    { text: 'TER', lit: true },
    { text: ' est en retard', lit: false },
  ]);
});

it('makes sense of ranges that overlap or leave the text', () => {
  const ranges = [
    { from: 4, to: 90 },
    { from: 0, to: 2 },
    { from: 1, to: 3 },
    { from: 50, to: 60 },
  ];
  expect(
    litSpans('abcdefgh', ranges)
      .map((span) => span.text)
      .join(''),
  ).toBe('abcdefgh');
  expect(litSpans('abc', [])).toEqual([{ text: 'abc', lit: false }]);
});
