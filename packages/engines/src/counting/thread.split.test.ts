import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountingRule } from './index.ts';
import { countText, findEmoji, findEntities, splitThread } from './index.ts';

const x: CountingRule = { unit: 'weighted', max: 280, linkCost: 23, bareDomainsAreLinks: true };
const short = (max: number): CountingRule => ({ ...x, max });

describe('a thread', () => {
  it('is one part without a number when the text fits', () => {
    expect(splitThread(' Bonjour. ', x)).toEqual({ parts: [{ text: 'Bonjour.', from: 1, to: 9 }] });
    expect(splitThread(' \n ', x)).toEqual({ parts: [] });
  });

  it('is cut after sentences, and numbered', () => {
    const text = 'La piscine rouvre lundi. Les horaires changent. M. Martin accueillera le public à 10 h.';
    expect(splitThread(text, short(54)).parts.map((part) => part.text)).toEqual([
      'La piscine rouvre lundi. Les horaires changent. 1/2',
      'M. Martin accueillera le public à 10 h. 2/2',
    ]);
  });

  it('is cut after paragraphs first', () => {
    const text = 'Travaux rue Verte.\n\nLa rue est fermée mardi. Le bus passe place du Marché.';
    expect(splitThread(text, short(60), { numbering: 'none' }).parts.map((part) => part.text)).toEqual([
      'Travaux rue Verte.\n\nLa rue est fermée mardi.',
      'Le bus passe place du Marché.',
    ]);
    expect(splitThread(text, short(40), { numbering: 'none' }).parts[0]?.text).toBe('Travaux rue Verte.');
  });

  it('keeps links, accounts and signs with what they belong to', () => {
    const text = 'mot mot mot https://ville.fr/une/adresse/tres/longue mot mot mot ! encore un mot « ici » puis 20 €';
    for (let max = 27; max < 60; max += 1) {
      for (const part of splitThread(text, short(max), { numbering: 'none' }).parts) {
        expect(part.text).not.toMatch(/^[!»€]|«$/);
        if (part.text.includes('http')) expect(part.text).toContain('https://ville.fr/une/adresse/tres/longue');
      }
    }
  });

  it('says when there is more than its parts may hold', () => {
    const thread = splitThread('mot '.repeat(300), short(60), { maxParts: 3, numbering: 'before' });
    expect(thread.parts.map((part) => part.text.slice(0, 7))).toEqual(['1/3 mot', '2/3 mot', '3/3 mot']);
    expect(thread.trouble?.code).toBe('too_many_parts');
  });

  it('says when a link is longer than a part', () => {
    const text = `Voir https://ville.fr/${'a'.repeat(400)}`;
    const bluesky: CountingRule = { unit: 'grapheme', max: 300, maxBytes: 3000 };
    expect(splitThread(text, bluesky)).toMatchObject({
      parts: [{ text: 'Voir 1/1' }],
      trouble: { code: 'unbreakable', at: 5 },
    });
    expect(splitThread('abc', short(3), { numbering: 'none' }).parts).toHaveLength(1);
    expect(splitThread('abcd', short(0)).trouble?.code).toBe('unbreakable');
  });

  it('holds every word in parts that fit, whatever the text', () => {
    const piece = fc.constantFrom(
      'mot',
      'été',
      'fin.',
      'Alors',
      '!',
      '«',
      ' ',
      ' ',
      ' ',
      '\n\n',
      '👨‍👩‍👧',
      'ville.fr',
      '#Rue',
      '@a',
      '\ud800',
      '20',
      '€',
      'a'.repeat(50),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('none', 'before', 'after'),
        (pieces, numbering) => {
          const text = pieces.join('');
          const rule = short(40);
          const thread = splitThread(text, rule, { numbering, maxParts: 200 });
          const held = thread.parts.map((part) => text.slice(part.from, part.to)).join('');
          if (thread.trouble === undefined) expect(held.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          const closed = [...findEntities(text, { bareDomains: true }), ...findEmoji(text)];
          for (const part of thread.parts) {
            expect(countText(part.text, rule).over).toBeUndefined();
            expect(closed.some((span) => span.from < part.to && part.to < span.to)).toBe(false);
          }
        },
      ),
    );
  });
});
