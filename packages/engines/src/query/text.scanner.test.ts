import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWord, tokenize } from '../text/index.ts';
import { nastyTexts } from './testing/nasty.texts.ts';
import { TextScanner } from './text.scanner.ts';
import { WordFilter } from './word.filter.ts';

/** A scanner whose filter lets all one-letter beginnings through, that is every word. */
function openScanner(resolve: (written: string) => number): TextScanner {
  const filter = new WordFilter();
  for (let unit = 0; unit < 0x530; unit += 1) {
    filter.addPrefix(String.fromCharCode(unit));
    filter.addPrefix(foldWord(String.fromCharCode(unit)).slice(0, 1));
  }
  const scanner = new TextScanner(filter, resolve);
  scanner.tags = true;
  scanner.accounts = true;
  return scanner;
}

/** Stands for a text and counts the characters that are looked at. */
class CountedText {
  steps = 0;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get length(): number {
    return this.text.length;
  }
  charCodeAt(index: number): number {
    this.steps += 1;
    return this.text.charCodeAt(index);
  }
  codePointAt(index: number): number | undefined {
    this.steps += 1;
    return this.text.codePointAt(index);
  }
  slice(from: number, to: number): string {
    this.steps += to - from;
    return this.text.slice(from, to);
  }
}

describe('the scanner', () => {
  it('finds the tokens of the tokenizer, in any text', () => {
    const seen: string[] = [];
    const scanner = openScanner((written) => seen.push(written));
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(...nastyTexts.map(([, text]) => text.slice(0, 12))),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const text = pieces.join(' ');
        scanner.count = 0;
        scanner.scan(text, 0, 16_000, 0);
        const found = Array.from({ length: scanner.count / 2 }, (_, index) => {
          const written = seen[scanner.found[index * 2]! - 1]!;
          return [tokenize(written)[0]!.term, scanner.found[index * 2 + 1]];
        });
        expect(found).toEqual(tokenize(text).map(({ term, position }) => [term, position]));
      }),
      { numRuns: process.env['LONG'] === '1' ? 5000 : 200 },
    );
  });

  it.each(nastyTexts)('looks at each character of %s a few times at most', (_name, text) => {
    const counted = new CountedText(text);
    openScanner(() => 1).scan(counted as unknown as string, 0, Infinity, 0);
    expect(counted.steps).toBeLessThan(8 * text.length + 100);
  });
});
