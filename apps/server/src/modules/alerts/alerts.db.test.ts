import {
  getAlarm,
  getToday,
  getVolume,
  getWall,
  handleAlarm,
  listAlarms,
  listDetectors,
  replayDetector,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../../testing/program.stage.ts';
import { createWatch } from '../listening/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A Tuesday at 11:02 in Paris. */
const TUESDAY = new Date('2026-11-24T10:02:00Z');

let stage: ProgramStage;
let territoryId: string;
let watchId: string;
let manager: Person;

beforeAll(async () => {
  stage = await programStage();
});
afterAll(async () => stage.close());
beforeEach(async () => {
  stage.clock.now = TUESDAY;
  territoryId = await stage.territory('Région Picardie');
  manager = await stage.person(territoryId, 'community_manager', 'Camille Delattre');
  const watch = await createWatch(stage.program as never, {
    territoryId,
    watch: { name: 'Vignes', query: 'vigne*', colour: 'brick', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  watchId = watch.id;
  await stage.program.jobs.drain();
});

const ordinaryPast = async () => stage.ordinaryPast(territoryId, watchId);

async function crowd(count: number, voices = count): Promise<void> {
  await stage.hear(
    territoryId,
    Array.from({ length: count }, (_, index) => ({
      text: `Des vignes de Californie sur l’affiche, quelle honte (${index})`,
      author: { handle: `voix${index % voices}` },
      reach: 100,
    })),
  );
}
const look = async (afterMs = 0) => {
  stage.clock.now = new Date(stage.clock.now.getTime() + afterMs);
  await stage.program.detection.look();
};
const current = async () =>
  (await manager.call(listAlarms, { params: { territoryId }, query: { state: 'current' } as never })).items;

describe('an alarm', () => {
  test('an ordinary day rings no bell', async () => {
    await ordinaryPast();
    await crowd(1);
    await look();
    await look(5 * MINUTE);
    expect(await current()).toEqual([]);
    const today = await manager.call(getToday, { params: { territoryId } });
    expect(today.state).toBe('calm');
    expect(today.usualHigh).toBeGreaterThan(0);
  });

  test('a crowd rings within one look, and says what rose, against what, since when and by whom', async () => {
    await ordinaryPast();
    await look();
    await crowd(40);
    await look(20_000);
    const [alarm] = await current();
    expect(alarm).toMatchObject({ kind: 'burst', state: 'open', watchName: 'Vignes', mentions: 40 });
    expect(alarm?.explanation.fr).toMatch(
      /^Vignes\u00a0: 40 mentions depuis 11\u00a0h(\u00a0\d\d)?, jusqu’à [\d,]+ fois l’habitude/,
    );
    expect(alarm?.explanation.fr).toContain('par 40 voix');
    expect(alarm?.severity.parts.map((part) => part.key)).toContain('voices');
    const volume = alarm?.severity.parts.find((part) => part.key === 'volume');
    expect(alarm?.explanation.fr, 'one ratio, in the sentence and in the gauge').toContain(volume?.reason.fr);
    const page = await manager.call(getAlarm, { params: { territoryId, alarmId: alarm?.id ?? '' } });
    expect(page.history).toMatchObject([{ action: 'opened' }]);
    expect(page.curve.reduce((sum, point) => sum + point.mentions, 0)).toBeGreaterThanOrEqual(40);
    const today = await manager.call(getToday, { params: { territoryId } });
    expect(today.state).toBe('alarm');
    const wall = await manager.call(getWall, { params: { territoryId } });
    expect(wall.watches).toMatchObject([{ watchId, state: 'alarm' }]);
  });

  test('one angry person is not a crowd', async () => {
    await ordinaryPast();
    await look();
    await crowd(40, 1);
    await look(20_000);
    expect(await current()).toEqual([]);
  });

  test('it rings once for one event, follows it, and ends when the habit is regained', async () => {
    await ordinaryPast();
    await look();
    await crowd(40);
    await look(20_000);
    for (let minute = 0; minute < 10; minute += 1) {
      await crowd(10);
      await look(MINUTE);
    }
    expect(await current()).toMatchObject([{ mentions: 140 }]);
    for (let step = 0; step < 14 * 4 && (await current()).length > 0; step += 1) await look(15 * MINUTE);
    const all = (await manager.call(listAlarms, { params: { territoryId }, query: {} as never })).items;
    expect(all).toMatchObject([{ state: 'ended' }]);
  });

  test('acknowledged, it says by whom; called false, it is closed, does not come back, and counts as feedback', async () => {
    await ordinaryPast();
    await look();
    await crowd(40);
    await look(20_000);
    const [alarm] = await current();
    const params = { territoryId, alarmId: alarm?.id ?? '' };
    expect(await manager.call(handleAlarm, { params, body: { action: 'acknowledge' } })).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'Camille Delattre',
    });
    await manager.call(handleAlarm, { params, body: { action: 'false_alarm', note: 'Fête des vendanges' } });
    await crowd(5);
    await look(MINUTE);
    expect(await current()).toEqual([]);
    const { items } = await manager.call(listDetectors, { params: { territoryId } });
    expect(items).toMatchObject([{ watchId, alarms30d: 1, falseAlarms30d: 1 }]);
  });

  test('snoozed, it is quiet until its time, then rings again while the event goes on', async () => {
    await ordinaryPast();
    await look();
    await crowd(40);
    await look(20_000);
    const [alarm] = await current();
    await manager.call(handleAlarm, {
      params: { territoryId, alarmId: alarm?.id ?? '' },
      body: { action: 'snooze', minutes: 5 },
    });
    await crowd(20);
    await look(MINUTE);
    expect(await current()).toMatchObject([{ state: 'snoozed' }]);
    await crowd(20);
    await look(5 * MINUTE);
    expect(await current()).toMatchObject([{ state: 'open' }]);
  });

  test('old posts heard at once, as an import or a first reading brings them, are history and not news', async () => {
    await ordinaryPast();
    await look();
    await stage.hear(
      territoryId,
      Array.from({ length: 60 }, (_, index) => ({
        text: `Vigne ${index}`,
        author: { handle: `v${index}` },
        postedAt: new Date(TUESDAY.getTime() - 12 * HOUR - index * 1000).toISOString(),
      })),
    );
    await look(MINUTE);
    expect(await current()).toEqual([]);
  });

  const morning = Array.from({ length: 9 }, (_, index) => ({
    text: `Vigne du matin ${index}`,
    author: { handle: `v${index}` },
    postedAt: new Date(TUESDAY.getTime() - (index + 1) * 30 * MINUTE).toISOString(),
  }));

  test('a morning heard before the first look stands at its own minutes, and not all at the last one', async () => {
    await ordinaryPast();
    await stage.hear(territoryId, morning);
    await look();
    await look(MINUTE);
    expect(await current()).toEqual([]);
  });

  test('the morning that a new source tells at its first reading is not news, what it tells of now is', async () => {
    await ordinaryPast();
    await look();
    await stage.hear(territoryId, morning, { past: true });
    await look(MINUTE);
    expect(await current()).toEqual([]);
    await stage.hear(
      territoryId,
      Array.from({ length: 40 }, (_, index) => ({ text: `Vigne ${index}`, author: { handle: `v${index}` } })),
      { past: true },
    );
    await look(MINUTE);
    expect(await current()).toHaveLength(1);
  });
});

describe('the detector', () => {
  test('replays the past: when it would have rung, at a sensitivity', async () => {
    await ordinaryPast();
    await sql`
      insert into listening.volume (territory_id, watch_id, minute, mentions, negative)
      select ${territoryId}, ${watchId}, ${TUESDAY}::timestamptz - interval '3 days' + m * interval '1 minute', 12, 9 from generate_series(1, 40) m
      on conflict (territory_id, watch_id, minute) do update set mentions = 12
    `.execute(stage.db);
    const replay = await manager.call(replayDetector, {
      params: { territoryId, watchId },
      query: { days: 14 } as never,
    });
    expect(replay.rings.length).toBeGreaterThan(0);
    expect(Math.abs(new Date(replay.rings[0]?.at ?? 0).getTime() - (TUESDAY.getTime() - 72 * HOUR))).toBeLessThan(
      15 * MINUTE,
    );
    expect(replay.points.length).toBeGreaterThan(300);
  });

  test('the chart of the day has its band', async () => {
    await ordinaryPast();
    await look();
    const { points } = await manager.call(getVolume, {
      params: { territoryId },
      query: {
        from: new Date(TUESDAY.getTime() - 24 * HOUR).toISOString(),
        to: TUESDAY.toISOString(),
        step: 'hour',
        watchId,
      } as never,
    });
    const noon = points.find((point) => point.at === '2026-11-23T12:00:00.000Z');
    expect(noon).toMatchObject({ mentions: 3 });
    expect(noon?.high).toBeGreaterThan(3);
    expect(noon?.low).toBeLessThanOrEqual(3);
  });
});
