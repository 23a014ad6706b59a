import { expect, test } from 'vitest';
import { closingLine, tally, type JsonReport } from './test.tally.ts';

const report = (given: Partial<JsonReport>): JsonReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...given,
});

test('skipped and planned tests are said, and only when there are some', () => {
  expect(closingLine(tally(report({ numPassedTests: 12 }), true))).toBe('12 passed, 0 failed');
  expect(closingLine(tally(report({ numPassedTests: 12, numPendingTests: 2, numTodoTests: 1 }), true))).toBe(
    '12 passed, 0 failed, 3 skipped',
  );
});

test('a file that cannot be loaded is a failure, once', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
  ];
  expect(tally(report({ numPassedTests: 1, numFailedTests: 1, testResults }), false)).toEqual({
    passed: 1,
    failed: 2,
    skipped: 0,
  });
});

test('a run that ends badly fails even if each of its tests passed', () => {
  expect(tally(report({ numPassedTests: 3 }), false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});
