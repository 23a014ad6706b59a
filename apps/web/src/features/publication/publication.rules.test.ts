import { describe, expect, it } from 'vitest';
import { actsFor, countsInOrder, deliveryActs, readPublicationSearch } from './publication.rules.ts';

const all = { canWrite: true, canSchedule: true, dated: true };

describe('the address', () => {
  it('says what is answered, relayed, and when; what is not understood is left out', () => {
    expect(readPublicationSearch({ alerte: 'alr_1', article: 'x', date: '2026-11-24T16:30', modifier: 'oui' })).toEqual(
      {
        alerte: 'alr_1',
        date: '2026-11-24T16:30',
        modifier: true,
      },
    );
  });
});

describe('what can be done with a publication', () => {
  it('is to let it leave once it is approved', () => {
    expect(actsFor({ ...all, state: 'approved' }).slice(0, 2)).toEqual(['schedule', 'now']);
    expect(actsFor({ ...all, state: 'in_review' })).not.toContain('now');
  });
  it('is to correct it once it is out, not to change it', () => {
    expect(actsFor({ ...all, state: 'published' })).toEqual(['correct', 'copy']);
  });
  it('is nothing for who only reads', () => {
    expect(actsFor({ state: 'approved', canWrite: false, canSchedule: false, dated: true })).toEqual([]);
  });
});

describe('what can be done about a delivery', () => {
  const can = { canSchedule: true, canEdit: true, canRemove: false };
  it('is to say that it is there, or to try again, when nobody knows', () => {
    expect(deliveryActs({ state: 'uncertain' }, can)).toEqual(['there', 'try_again', 'give_up']);
  });
  it('is what the network allows once it is out', () => {
    expect(deliveryActs({ state: 'verified', url: 'https://x.example/1' }, can)).toEqual(['open', 'edit']);
  });
  it('is only to look, for who may not plan', () => {
    expect(deliveryActs({ state: 'failed' }, { ...can, canSchedule: false })).toEqual([]);
  });
});

it('counts are read in the same order everywhere', () => {
  expect(countsInOrder({ clicks: 2, saves: 1, impressions: 90 }).map(([name]) => name)).toEqual([
    'impressions',
    'clicks',
    'saves',
  ]);
});
