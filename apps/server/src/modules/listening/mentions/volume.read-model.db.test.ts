import { afterAll, beforeAll, expect, test } from 'vitest';
import { programStage, type ProgramStage } from '../../../testing/program.stage.ts';
import { createWatch } from '../index.ts';
import { readVolume, type VolumeStep } from './volume.read-model.ts';

let stage: ProgramStage;
let territoryId: string;
let watchId: string;

const NOW = new Date('2026-11-24T15:07:30Z');
const MINUTE = 60_000;

beforeAll(async () => {
  stage = await programStage({ now: NOW });
  territoryId = await stage.territory('Région Picardie');
  const { id } = await createWatch(stage.program as never, {
    territoryId,
    watch: { name: 'TER', query: 'TER', colour: 'slate', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  watchId = id;
  await stage.program.jobs.drain();
  await stage.hear(
    territoryId,
    Array.from({ length: 200 }, (_, index) => ({
      originId: `post-${index}`,
      text: index % 3 === 0 ? 'Le TER est une honte' : 'Le TER',
      postedAt: new Date(NOW.getTime() - index * 7 * MINUTE).toISOString(),
    })),
  );
});
afterAll(async () => stage.close());

async function sums(from: Date, to: Date, step: VolumeStep) {
  const points = await readVolume(stage.db, { territoryId, watchId, from, to, step, timeZone: 'Europe/Paris' });
  return {
    mentions: points.reduce((sum, point) => sum + point.mentions, 0),
    negative: points.reduce((sum, point) => sum + point.negative, 0),
  };
}

test.each([
  ['a day', 24 * 60, 0],
  ['some hours that begin and end within a quarter', 427, 62],
  ['a few minutes', 9, 3],
])('of %s, every step counts the same mentions', async (_, since, until) => {
  const [from, to] = [new Date(NOW.getTime() - since * MINUTE), new Date(NOW.getTime() - until * MINUTE)];
  const byMinute = await sums(from, to, 'minute');
  expect(byMinute.mentions).toBeGreaterThan(0);
  for (const step of ['5_minutes', '15_minutes', 'hour', 'day'] as const)
    expect(await sums(from, to, step)).toEqual(byMinute);
});

test('what leaves the stream leaves the counts of every step', async () => {
  const [from, to] = [new Date(NOW.getTime() - 600 * MINUTE), NOW];
  const before = await sums(from, to, 'hour');
  await stage.hearEvents(territoryId, [{ kind: 'deletion', network: 'import', originId: 'post-30' }]);
  const after = await sums(from, to, 'hour');
  expect(after.mentions).toBe(before.mentions - 1);
  expect(await sums(from, to, 'minute')).toEqual(after);
});
