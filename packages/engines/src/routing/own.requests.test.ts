import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRouter, readDirectory, subjects } from './index.ts';
import { ownCases, ownRouter, scoreOwn, type Expected, type OwnRequest } from './testing/own.cases.ts';

const examples = join(import.meta.dirname, '../../../../docs/examples');
const directoryOf = (kind: string): unknown =>
  JSON.parse(readFileSync(join(examples, `directory.${kind}.json`), 'utf8')) as unknown;
const requests = readFileSync(join(import.meta.dirname, 'testing/own.requests.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as OwnRequest);
const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'testing/own.expected.json'), 'utf8')) as Expected;

describe('requests that we wrote', () => {
  const { directories, route } = ownRouter(directoryOf);

  it('name subjects of the table and departments of the sample directories', () => {
    const ids = new Set(subjects.map(({ id }) => id));
    for (const { subject } of requests) expect(subject === null || ids.has(subject)).toBe(true);
    for (const [kind, departments] of Object.entries(expected)) {
      const known = directories[kind as keyof Expected].departments.map(({ id }) => id);
      for (const department of Object.values(departments)) expect(known).toContain(department);
    }
  });

  it('reach the right department or authority as often as the README says, on those never tuned on', () => {
    const scores = scoreOwn(
      ownCases(
        requests.filter(({ half }) => half === 'reporting'),
        expected,
      ),
      route,
    );
    expect(scores.top1).toBeGreaterThan(0.6);
    expect(scores.top3).toBeGreaterThan(0.68);
    expect(scores.outsidePrecision).toBeGreaterThan(0.78);
    expect(scores.sureAccuracy).toBeGreaterThan(0.8);
  });

  it('say nothing sure of what says nothing, mostly', () => {
    const router = createRouter(readDirectory(directoryOf('commune')));
    const vague = requests.filter(({ subject }) => subject === null);
    const unsure = vague.filter(({ text }) => router.route({ text }).unsure);
    expect(unsure.length / vague.length).toBeGreaterThan(0.7);
  });
});
