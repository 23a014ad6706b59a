import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountingRule } from './index.ts';
import { countText, findEntities, utf8Length } from './index.ts';

const x: CountingRule = { unit: 'weighted', max: 280, linkCost: 23, bareDomainsAreLinks: true };
const mastodon: CountingRule = { unit: 'grapheme', max: 500, linkCost: 23, remoteMentionsShortened: true };
const bluesky: CountingRule = { unit: 'grapheme', max: 300, maxBytes: 3000 };
const threads: CountingRule = { unit: 'character_emoji_bytes', max: 500 };
const linkedin: CountingRule = { unit: 'character', max: 3000 };
const youtube: CountingRule = { unit: 'byte', max: 5000, forbidden: '<>' };
const instagram: CountingRule = { unit: 'character', max: 2200, maxHashtags: 5 };
const family = '👨‍👩‍👧';
/** UTF-16 units of any kind, lone surrogates included. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
const anyText = fc.oneof(
  anyUnits,
  fc
    .array(fc.constantFrom('é', 'a', ' ', '.fr', 'https://', '@', '#', family, '🇫🇷', '\ud800', '/', '_', 'e\u0301'), {
      maxLength: 30,
    })
    .map((parts) => parts.join('')),
);

describe('counting for X', () => {
  const vectors = JSON.parse(readFileSync(new URL('fixtures/x-lengths.json', import.meta.url), 'utf8')) as [
    string,
    number,
  ][];

  it('agrees with the published reference on 400 texts', () => {
    expect(vectors.filter(([text, length]) => countText(text, x).used !== length)).toEqual([]);
    expect(vectors).toHaveLength(400);
  });

  it.each([
    ['an emoji of several signs', family, 2],
    ['an emoji younger than the reference', '🧑🏽‍🚒', 2],
    ['a flag', '🇫🇷', 2],
    ['a rainbow flag typed without its selector', '🏳\u200d🌈', 2],
    ['a domain without a scheme', 'mairie.fr', 23],
    ['an e-mail address', 'contact@mairie.fr', 17],
    ['an accent written apart', 'e\u0301te\u0301', 3],
    ['a narrow space before an exclamation mark', 'Bravo\u202f!', 8],
    ['a lone surrogate', 'a\ud800b', 4],
  ])('counts %s', (_what, text, used) => {
    expect(countText(text, x).used).toBe(used);
  });

  it('says where a text goes over, in the text as typed', () => {
    expect(countText('e\u0301'.repeat(281), x).over).toBe(560);
    const link = `${'a'.repeat(270)} https://ville.fr/agenda`;
    expect(countText(link, x)).toMatchObject({ used: 294, left: -14, over: 271, links: 1 });
  });
});

describe('counting for the other networks', () => {
  it('gives Mastodon 23 for a link with a scheme, and shortens remote accounts', () => {
    expect(countText('https://ville.fr/a mairie.fr', mastodon).used).toBe(33);
    expect(countText('https://ville.example/a', mastodon).used).toBe(23);
    expect(countText(`@region@social.picardie.example ${family}`, mastodon).used).toBe(9);
  });

  it('bounds Bluesky by what is seen and by bytes', () => {
    expect(countText('Été à Ville ', bluesky)).toMatchObject({ used: 12, bytes: { used: 15 } });
    const families = countText(family.repeat(170), bluesky);
    expect(families).toMatchObject({ used: 170, left: 130, bytes: { used: 3060, left: -60 } });
    expect(families.over).toBe(166 * family.length);
    expect(countText('https://ville.fr', bluesky).used).toBe(16);
  });

  it('counts emoji by their bytes on Threads', () => {
    expect(countText(`é${family}`, threads).used).toBe(19);
  });

  it('counts plain characters on LinkedIn, and bytes on YouTube, where < and > are refused', () => {
    expect(countText('Été 👍', linkedin).used).toBe(6);
    expect(countText('Été > 20 €', youtube)).toMatchObject({ used: 14, forbidden: [4] });
  });

  it('says how many hashtags are too many on Instagram', () => {
    expect(countText('#a #b #c #d #e #f & page#ancre', instagram)).toMatchObject({ hashtags: 6, hashtagsOver: 1 });
  });
});

describe('any text', () => {
  it('is counted without trouble, and never over when it fits', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(x, mastodon, bluesky, threads, linkedin, youtube), (text, rule) => {
        const count = countText(text, { ...rule, max: 12 });
        expect(count.used + count.left).toBe(12);
        expect(count.over !== undefined).toBe(count.used > 12);
        if (count.over !== undefined) expect(count.over).toBeLessThan(text.length);
      }),
    );
  });

  it('counts the same however its accents are typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(countText(text.normalize('NFD').normalize('NFC'), x).used).toBe(
          countText(text.normalize('NFC'), x).used,
        );
      }),
    );
  });

  it('takes a time that grows with its length, whatever is in it', () => {
    const started = performance.now();
    for (const piece of ['é.', 'é_é.', `${'é'.repeat(62)}.`, 'http://', '@a', '#', '((a)', family]) {
      countText(`https://a.fr/${piece.repeat(40_000 / piece.length)}`, x);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('has the UTF-8 length that an encoder gives', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });
});

describe('entities', () => {
  it('are found in order, with their place', () => {
    const text = 'Avec @mairie.bsky.social, #BudgetParticipatif sur ville.fr/agenda ou contact@ville.fr !';
    expect(findEntities(text, { bareDomains: true }).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'mention @mairie.bsky.social',
      'hashtag #BudgetParticipatif',
      'link ville.fr/agenda',
      'email contact@ville.fr',
    ]);
    expect(findEntities(text).filter(({ kind }) => kind === 'link')).toEqual([]);
  });

  it('keep the scheme that a bare domain lacks', () => {
    expect(findEntities('mairie.fr', { bareDomains: true })[0]?.url).toBe('https://mairie.fr');
  });

  it.each(['page#ancre', '#1', '#️⃣', 'https://ville.fr/#agenda'])('hold no hashtag in %s', (text) => {
    expect(findEntities(text).filter(({ kind }) => kind === 'hashtag')).toEqual([]);
  });

  it('never overlap and always hold the text at their place', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, bareDomains) => {
        let end = 0;
        for (const entity of findEntities(text, { bareDomains })) {
          expect(entity.from).toBeGreaterThanOrEqual(end);
          expect(text.slice(entity.from, entity.to)).toBe(entity.text);
          end = entity.to;
        }
      }),
    );
  });
});
