import { describe, expect, it, vi } from 'vitest';
import { fingerprint, subjectOf } from './text.fingerprint.ts';
import { MAX_LINKS, scanText } from './text.scan.ts';

/** Work is bounded by construction: what lies beyond the limits is never looked at, so it cannot change the result. */
describe('the work that one post may cost', () => {
  const giants: [string, string][] = [
    ['a million letters', 'a'.repeat(1_000_000)],
    ['ten thousand hashtags', Array.from({ length: 10_000 }, (_, index) => `#tag${index}`).join(' ')],
    ['a hundred thousand words', Array.from({ length: 100_000 }, (_, index) => `mot${index % 777}`).join(' ')],
    ['half a million accents', `e${'\u0301'.repeat(500_000)}`],
    ['lone surrogates', '\ud83d \udc00'.repeat(200_000)],
    ['links without an end', 'http://exemple.fr/'.repeat(50_000)],
    ['at signs', '@'.repeat(300_000)],
    ['schemes that are no links', 'http.https;'.repeat(50_000)],
    ['right-to-left tricks', 'ab\u202ecd\u200b\u2066'.repeat(50_000)],
  ];

  it.each(giants)('%s: only the first 6,000 units are read', (_, text) => {
    const links = (some: string): string[] => scanText(some).links.map((link) => link.slice(0, 50));
    expect({ ...scanText(text), links: links(text) }).toEqual({
      ...scanText(text.slice(0, 6_000)),
      links: links(text.slice(0, 6_000)),
    });
  });

  it.each(giants)('%s: each unit is looked at a few times at most', (_, text) => {
    const steps = vi.spyOn(String.prototype, 'charCodeAt');
    scanText(text);
    const { length } = steps.mock.calls;
    steps.mockRestore();
    expect(length).toBeLessThan(4 * 6_000);
  });

  it.each(giants)('%s: what is kept is bounded', (_, text) => {
    const scan = scanText(text);
    expect(scan.count).toBeLessThanOrEqual(400);
    expect(scan.links.length).toBeLessThanOrEqual(MAX_LINKS);
    const { features, anchors } = fingerprint(scan);
    expect(features.length).toBeLessThanOrEqual(800);
    expect(anchors.length).toBeLessThanOrEqual(24);
    expect(subjectOf(scan).terms.length).toBeLessThanOrEqual(40);
  });
});
