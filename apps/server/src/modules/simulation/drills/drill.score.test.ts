import { expect, test } from 'vitest';
import { scoreDrill } from './drill.score.ts';

const targets = { see: 5, decide: 10, firstWord: 20, left: 0 };
const points = (marks: Parameters<typeof scoreDrill>[1]) => {
  const { points: sum, of, parts } = scoreDrill(targets, marks);
  return [sum, of, ...parts.map((part) => part.points)];
};

test('within the targets, a drill has all its points', () => {
  expect(points({ see: 5, decide: 3, firstWord: 20, messages: { told: 3, left: 0 } })).toEqual([
    100, 100, 20, 25, 35, 20,
  ]);
});

test('later, points fall in proportion, to none at three times the target; what was never done has none', () => {
  expect(points({ see: 10, decide: 30, messages: { told: 4, left: 1 } })).toEqual([25, 100, 10, 0, 0, 15]);
});

test('where no message came, none counts', () => {
  expect(points({ messages: { told: 0, left: 0 } })).toEqual([0, 80, 0, 0, 0, 0]);
});
