import type { Work } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { isUnderWay, shareDone, withWork } from './work.rules.ts';

const work = (part: Partial<Work> = {}): Work => ({
  id: 'wrk_1',
  kind: 'backfill',
  label: 'Lycées',
  state: 'running',
  done: 0,
  errors: [],
  createdAt: '2026-11-24T10:00:00Z',
  ...part,
});

describe('a long work', () => {
  it('is under way until it ends, however it ends', () => {
    expect((['waiting', 'running'] as const).every((state) => isUnderWay(work({ state })))).toBe(true);
    expect((['done', 'failed', 'cancelled'] as const).some((state) => isUnderWay(work({ state })))).toBe(false);
  });
  it('says how much is done once the whole is known, never more than all', () => {
    expect(shareDone(work())).toBeUndefined();
    expect(shareDone(work({ done: 5, total: 20 }))).toBe(0.25);
    expect(shareDone(work({ done: 25, total: 20 }))).toBe(1);
  });
  it('takes its place in the list, or the first one when it is new', () => {
    const [a, b] = [work(), work({ id: 'wrk_2' })];
    expect(withWork([a, b], work({ id: 'wrk_2', done: 3 })).map(({ id, done }) => [id, done])).toEqual([
      ['wrk_1', 0],
      ['wrk_2', 3],
    ]);
    expect(withWork([a], b).map(({ id }) => id)).toEqual(['wrk_2', 'wrk_1']);
  });
});
