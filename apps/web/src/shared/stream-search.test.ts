import { describe, expect, it } from 'vitest';
import { readStreamSearch, toMentionFilter } from './stream-search.ts';

describe('the address of the stream', () => {
  it('is read whole', () => {
    expect(
      readStreamSearch({ veille: 'wat_1', ton: 'negative', portee: 1000, periode: '24h', q: 'train', a_traiter: 1 }),
    ).toEqual({ veille: 'wat_1', ton: 'negative', portee: 1000, periode: '24h', q: 'train', a_traiter: '1' });
  });
  it('leaves out what it does not understand', () => {
    expect(readStreamSearch({ ton: 'angry', portee: 'many', periode: '3 ans', de: 'hier', autre: 'x', q: '' })).toEqual(
      {},
    );
  });
  it('searches for a number as for a word', () => {
    expect(readStreamSearch({ q: 2027 })).toEqual({ q: '2027' });
  });
});

describe('the filter that it asks for', () => {
  const now = Date.parse('2026-11-24T10:24:31Z');
  it('counts a period back from now, to the minute', () => {
    expect(toMentionFilter({ periode: '24h' }, now)).toEqual({ from: '2026-11-23T10:24:00.000Z' });
  });
  it('takes given bounds before a period', () => {
    expect(toMentionFilter({ periode: '24h', de: '2026-11-24T00:00:00Z', a: '2026-11-24T01:00:00Z' }, now)).toEqual({
      from: '2026-11-24T00:00:00.000Z',
      to: '2026-11-24T01:00:00.000Z',
    });
  });
  it('names each thing as the API does', () => {
    expect(toMentionFilter({ veille: 'wat_1', ton: 'ironic', a_traiter: '1' }, now)).toEqual({
      watchId: 'wat_1',
      tone: 'ironic',
      toTreat: '1',
    });
  });
});
