import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { htmlToText, oneLine } from '../html/index.ts';
import { parseFeed } from './parse-feed.ts';

const corpus = new URL('../../../../../shared/data/feeds/dev/', import.meta.url);
const isThere = existsSync(corpus);

type Expected = {
  path: string;
  bozo: boolean;
  entries: { title: string | null; link: string | null; id: string | null; published: number[] | null }[];
};

/** The oracle keeps markup in titles; both sides are compared as a reader sees them. */
const shown = (title: string | null | undefined) => oneLine(htmlToText(title ?? '').text);

function mistakes(row: Expected): string[] {
  const feed = parseFeed(readFileSync(new URL(row.path, corpus)));
  if (feed.entries.length !== row.entries.length) return ['count'];
  return row.entries.flatMap((expected, index) => {
    const entry = feed.entries[index];
    const [year = 0, month = 1, ...rest] = expected.published ?? [];
    const date =
      expected.published === null
        ? undefined
        : new Date(Date.UTC(year, month - 1, ...rest)).toISOString().replace('.000', '');
    return [
      ...(entry?.title === expected.title || shown(entry?.title) === shown(expected.title) ? [] : ['title']),
      ...((entry?.link ?? '') === (expected.link ?? '') ? [] : ['link']),
      ...((entry?.id ?? '') === (expected.id ?? '') ? [] : ['id']),
      ...(entry?.date === date ? [] : ['date']),
    ];
  });
}

test.runIf(isThere)('at least 99 % of the fixtures of the Universal Feed Parser are read as it reads them', () => {
  const rows = readFileSync(new URL('expected.jsonl', corpus), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Expected);
  const wellFormed = rows.filter(({ bozo }) => !bozo);
  const wrong = wellFormed.filter((row) => mistakes(row).length > 0).map(({ path }) => path);
  expect(wellFormed.length).toBeGreaterThan(900);
  expect(1 - wrong.length / wellFormed.length, wrong.join(', ')).toBeGreaterThanOrEqual(0.99);
  for (const row of rows.filter(({ bozo }) => bozo)) {
    const feed = parseFeed(readFileSync(new URL(row.path, corpus)));
    expect(feed.entries.length + feed.notes.length, row.path).toBeGreaterThan(0);
  }
});

test.skipIf(isThere)(
  'the fixtures of the Universal Feed Parser are not on this machine (../shared/data/feeds/dev): nothing was compared',
  () => {},
);
