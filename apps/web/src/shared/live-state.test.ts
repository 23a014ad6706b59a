import { describe, expect, it } from 'vitest';
import { isSilent, nextTryIn, reduceLive, startLive } from './live-state.ts';

describe('the live connection', () => {
  it('is live once the server is heard, and remembers the last event through beats', () => {
    let state = startLive(0);
    expect(state.status).toBe('reconnecting');
    state = reduceLive(state, { kind: 'heard', at: 10, id: 42 });
    state = reduceLive(state, { kind: 'heard', at: 20 });
    expect(state).toMatchObject({ status: 'live', lastEventId: 42, heardAt: 20 });
  });
  it('says since when it is lost, and goes on from the last event', () => {
    let state = reduceLive(startLive(0), { kind: 'heard', at: 10, id: 42 });
    state = reduceLive(state, { kind: 'lost', at: 100 });
    state = reduceLive(state, { kind: 'lost', at: 200 });
    expect(state).toMatchObject({ status: 'reconnecting', lostAt: 100, attempts: 2, lastEventId: 42 });
  });
  it('says offline while the device has no network, whatever fails meanwhile', () => {
    let state = reduceLive(startLive(0), { kind: 'heard', at: 10 });
    state = reduceLive(state, { kind: 'network_gone', at: 20 });
    state = reduceLive(state, { kind: 'lost', at: 30 });
    expect(state.status).toBe('offline');
    state = reduceLive(state, { kind: 'network_back', at: 40 });
    expect(state).toMatchObject({ status: 'reconnecting', attempts: 0, lostAt: 20 });
  });
  it('takes a silence of three beats for a dead connection', () => {
    const state = reduceLive(startLive(0), { kind: 'heard', at: 0 });
    expect(isSilent(state, 40_000)).toBe(false);
    expect(isSilent(state, 46_000)).toBe(true);
  });
  it('tries again soon at first, then every half minute, never all at once', () => {
    expect(nextTryIn(1, 0.5)).toBe(500);
    expect(nextTryIn(20, 0.5)).toBe(30_000);
    expect(nextTryIn(20, 0)).toBeLessThan(nextTryIn(20, 0.9));
  });
});
