import { expect, test } from 'vitest';
import { deliveredPlaybooks } from '../playbook/delivered.playbook.ts';
import { planOf, type Mark } from './plan.rules.ts';

const opened = new Date('2026-11-25T02:10:00Z');
const after = (minutes: number) => new Date(opened.getTime() + minutes * 60_000);
const playbook = deliveredPlaybooks.get('own_mistake')!;
const room = { playbook, opened_at: opened, state: 'open' as const };
const mark = (minutes: number, more: Partial<Mark> = {}): Mark => ({
  state: 'done',
  at: after(minutes),
  by: 'Camille Delattre',
  note: '',
  ...more,
});

test('at the opening nothing is late, and the next decision is the first by its hour', () => {
  const plan = planOf({ crisis: room, marks: new Map(), now: opened });
  expect(plan.steps.every(({ late, state }) => !late && state === 'open')).toBe(true);
  expect(plan.next).toEqual({
    key: 'suspendre',
    title: 'Suspendre tout ce qui est programmé',
    dueAt: '2026-11-25T02:15:00.000Z',
  });
});

test('a step is late once its hour is past and nobody did it, not at that very instant, and never once done or skipped', () => {
  const marks = new Map([
    ['verifier', mark(4)],
    ['arreter-la-campagne', mark(30, { state: 'skipped', note: 'Déjà terminée' })],
  ]);
  const at = (minutes: number) => planOf({ crisis: room, marks, now: after(minutes) });
  const lateAt = (minutes: number) => at(minutes).steps.flatMap(({ key, late }) => (late ? [key] : []));
  expect(lateAt(5)).toEqual([]);
  expect(lateAt(16)).toEqual(['suspendre', 'prevenir']);
  expect(at(61).steps.find(({ key }) => key === 'reconnaitre')?.late).toBe(true);
  expect(at(61).steps.find(({ key }) => key === 'arreter-la-campagne')).toMatchObject({
    state: 'skipped',
    late: false,
    by: 'Camille Delattre',
    note: 'Déjà terminée',
  });
});

test('a step without a timer is never late and comes last; a room that is closed has neither lateness nor a next step', () => {
  const free = {
    ...playbook,
    steps: playbook.steps.slice(0, 2).map((step) => ({ ...step, withinMinutes: undefined })),
  };
  const plan = planOf({ crisis: { ...room, playbook: free }, marks: new Map(), now: after(10_000) });
  expect(plan.steps.some(({ late }) => late)).toBe(false);
  expect(plan.next).toEqual({ key: 'verifier', title: playbook.steps[0]?.title });
  const closed = planOf({ crisis: { ...room, state: 'closed' }, marks: new Map(), now: after(10_000) });
  expect(closed.next).toBeUndefined();
  expect(closed.steps.some(({ late }) => late)).toBe(false);
});
