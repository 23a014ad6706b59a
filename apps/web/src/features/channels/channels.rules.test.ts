import { describe, expect, it } from 'vitest';
import { groupOf, limitsOf, meaningOf, missingWords, moneyWords, numberNotes, spentShare } from './channels.rules.ts';
import { readChannelsSearch } from './channels.search.ts';

describe('the page of accounts', () => {
  it('reads what a network sent the browser back with, and nothing else', () => {
    expect(readChannelsSearch({ connexion: 'abc', erreur: 'boom' })).toEqual({ connexion: 'abc' });
    expect(readChannelsSearch({ erreur: 'refus' })).toEqual({ erreur: 'refus' });
  });
  it('tells networks from what the territory serves itself, and from what is done by hand', () => {
    expect(['mastodon', 'newsroom', 'assisted', 'simulation'].map((network) => groupOf(network as 'x'))).toEqual([
      'networks',
      'outlets',
      'by_hand',
      'trial',
    ]);
  });
  it('explains scopes, and leaves those that it does not know as they are', () => {
    expect(meaningOf('https://www.googleapis.com/auth/youtube.upload')).toBe('write');
    expect(meaningOf('offline.access')).toBe('stay');
    expect(meaningOf('mystery')).toBeUndefined();
  });
  it('lists what an account was connected without, each thing once', () => {
    const scopes = ['dm.read', 'dm.write', 'write:blocks'];
    const words: Record<string, string> = { private: 'lire les messages privés', block: 'bloquer une personne' };
    expect(missingWords('fr', scopes, (meaning) => words[meaning] ?? '')).toBe(
      'lire les messages privés et bloquer une personne',
    );
  });
  it('writes what is paid by use, to the thousandth where a post costs that', () => {
    const plain = (text: string) => text.replaceAll(/\s/g, ' ');
    expect(plain(moneyWords('fr', 15, 'USD'))).toBe('0,015 $');
    expect(plain(moneyWords('fr', 200, 'USD'))).toBe('0,20 $');
    expect(plain(moneyWords('en', 50_000, 'EUR'))).toBe('€50');
  });
  it('measures a month against its bound, and a bound of nothing is reached', () => {
    const budget = { currency: 'USD', month: '2026-11-01' };
    expect(spentShare({ ...budget, spent: 500 })).toBeUndefined();
    expect(spentShare({ ...budget, spent: 500, monthly: 2000 })).toBe(0.25);
    expect(spentShare({ ...budget, spent: 0, monthly: 0 })).toBe(1);
  });
});

describe('the table of abilities', () => {
  it('prints a reason once for all that it explains', () => {
    const reason = { fr: 'Rien à faire', en: 'Nothing to do' };
    const { notes, numberOf } = numberNotes(
      ['edit', 'poll'],
      [
        { network: 'x', abilities: { edit: { state: 'impossible', reason }, poll: { state: 'native' } } },
        { network: 'youtube', abilities: { edit: { state: 'native' }, poll: { state: 'assisted', reason } } },
        { network: 'bluesky', abilities: { edit: { state: 'impossible', reason }, poll: { state: 'native' } } },
      ],
    );
    expect(notes.map(({ number, network }) => [number, network])).toEqual([
      [1, 'x'],
      [2, 'bluesky'],
      [3, 'youtube'],
    ]);
    expect(numberOf('bluesky', 'edit')).toBe(2);
    expect(numberOf('x', 'poll')).toBeUndefined();
  });
});

describe('the limits of an account', () => {
  it('leave out what has none', () => {
    const limits = limitsOf({
      origin: { from: 'table', asOf: '2026-11-24' },
      text: { unit: 'grapheme', max: 300, bareDomainsAreLinks: true, remoteMentionsShortened: false },
      media: {
        maxImages: 0,
        required: false,
        imageTypes: [],
        maxImageBytes: 0,
        maxVideos: 1,
        videoTypes: ['video/mp4'],
        maxVideoSeconds: 140,
        maxAlt: 0,
        ratios: [],
        captions: false,
        fetchesByUrl: false,
      },
      maxParts: 1,
      settleSeconds: 5,
    });
    expect(limits.map(({ id }) => id)).toEqual(['text', 'images', 'videos', 'video_length']);
  });
});
