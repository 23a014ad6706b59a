import type { Alarm } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { actionsOf, alarmPosts, placeOn, stateTag } from './alerts.rules.ts';

describe('an alarm', () => {
  it('is red only while nobody took it', () => {
    expect(stateTag('open')).toBe('alarm');
    expect(stateTag('acknowledged')).toBe('watch');
    expect(stateTag('ended')).toBe('plain');
  });
  it('opens the posts that it counts, up to its end', () => {
    const alarm = { watchId: 'wat_1', startedAt: '2026-11-24T08:00:00Z' } as Alarm;
    expect(alarmPosts(alarm)).toEqual({ veille: 'wat_1', de: '2026-11-24T08:00:00Z' });
    expect(alarmPosts({ ...alarm, endedAt: '2026-11-24T12:00:00Z' })).toMatchObject({ a: '2026-11-24T12:00:00Z' });
    expect(alarmPosts({ startedAt: alarm.startedAt } as Alarm)).toBeUndefined();
  });
  it('can be called false even when it is over, since the detector learns from it', () => {
    expect(actionsOf('ended')).toEqual(['false_alarm']);
    expect(actionsOf('false_alarm')).toEqual(['reopen']);
  });
});

it('places the detection on the curve', () => {
  const curve = [{ at: '2026-11-24T08:00:00Z' }, { at: '2026-11-24T08:05:00Z' }];
  expect(placeOn(curve, 300_000, '2026-11-24T08:02:30Z')).toBe(0.5);
  expect(placeOn(curve, 300_000, '2026-11-24T07:59:00Z')).toBeUndefined();
  expect(placeOn([], 300_000, '2026-11-24T08:00:00Z')).toBeUndefined();
});
