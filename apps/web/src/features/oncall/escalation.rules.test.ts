import type { Escalation } from '@beffroi/contracts';
import { expect, it } from 'vitest';
import { callsByRound, isWaiting, secondsTo } from './escalation.rules.ts';

it('can be taken while it rings, and after it rang in vain', () => {
  const states = ['ringing', 'unanswered', 'quiet', 'answered', 'stood_down'] as const;
  expect(states.filter((state) => isWaiting({ state }))).toEqual(['ringing', 'unanswered', 'quiet']);
});

it('counts down to nothing, not below', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  expect(secondsTo('2026-11-24T10:01:30Z', now)).toBe(90);
  expect(secondsTo('2026-11-24T09:59:00Z', now)).toBe(0);
});

it('tells calls in their order, each time through the chain apart', () => {
  const call = (personName: string, round: number, minute: number) =>
    ({ personName, round, at: `2026-11-24T10:0${minute}:00Z` }) as Escalation['calls'][number];
  const told = callsByRound([call('Yanis', 1, 5), call('Camille', 2, 9), call('Camille', 1, 0)]);
  expect(told.map(({ round, calls }) => [round, ...calls.map(({ personName }) => personName)])).toEqual([
    [1, 'Camille', 'Yanis'],
    [2, 'Camille'],
  ]);
});
