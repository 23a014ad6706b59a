import { createWatch, handleAlarm, listAlarms, updateWatch, type Input } from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../../testing/program.stage.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const TUESDAY = new Date('2026-11-24T10:02:00Z');

let stage: ProgramStage;
let territoryId: string;
let watchId: string;
let manager: Person;
const watch = { name: 'Vignes', query: 'vigne*', colour: 'brick' as const, paused: false, alerting: true };

beforeAll(async () => {
  stage = await programStage();
});
afterAll(async () => stage.close());
beforeEach(async () => {
  stage.clock.now = TUESDAY;
  territoryId = await stage.territory('Région Picardie');
  manager = await stage.person(territoryId, 'community_manager');
  watchId = (await manager.call(createWatch, { params: { territoryId }, body: watch })).id;
  await stage.program.jobs.drain();
});

const look = async (afterMs = 0) => {
  stage.clock.now = new Date(stage.clock.now.getTime() + afterMs);
  await stage.program.detection.look();
};
async function burst(): Promise<string> {
  await stage.ordinaryPast(territoryId, watchId);
  await look();
  await stage.hear(
    territoryId,
    Array.from({ length: 40 }, (_, index) => ({ text: `Des vignes ${index}`, author: { handle: `voix${index}` } })),
  );
  await look(20_000);
  return (await current())[0]?.id ?? '';
}
const current = async () =>
  (await manager.call(listAlarms, { params: { territoryId }, query: { state: 'current' } as never })).items;
const handle = async (alarmId: string, body: Input<typeof handleAlarm>['body']) =>
  manager.call(handleAlarm, { params: { territoryId, alarmId }, body });
async function silence(state: 'open' | 'snoozed'): Promise<void> {
  await sql`
    insert into alerts.alarm (territory_id, id, kind, state, source_id, explanation, started_at, detected_at, snoozed_until, observed, usual_high, severity)
    values (${territoryId}, 'alm_00000000000000silence', 'silence', ${state}, 'src_000000000000000source', '{"fr":"…","en":"…"}', now(), now(),
      ${new Date(TUESDAY.getTime() + 30 * MINUTE)}, 0, 0, '{"level":1,"score":0,"parts":[]}')
  `.execute(stage.db);
}

test('an alarm that is reopened while another is under way there is refused, in words', async () => {
  const alarmId = await burst();
  await handle(alarmId, { action: 'false_alarm' });
  await sql`
    insert into alerts.alarm select (jsonb_populate_record(a, '{"id":"alm_000000000000000another","state":"open"}')).* from alerts.alarm a
    where territory_id = ${territoryId} and id = ${alarmId}
  `.execute(stage.db);
  await expect(handle(alarmId, { action: 'reopen' })).rejects.toMatchObject({
    problem: { status: 409, code: 'alerts.another_current' },
  });
});

test('a watch that is paused ends its alarm', async () => {
  await burst();
  await manager.call(updateWatch, { params: { territoryId, watchId }, body: { ...watch, paused: true } });
  expect(await current()).toEqual([]);
});

test('a silence whose snooze is over rings again, and not before', async () => {
  await silence('snoozed');
  await look(29 * MINUTE);
  expect(await current()).toMatchObject([{ state: 'snoozed' }]);
  await look(2 * MINUTE);
  expect(await current()).toMatchObject([{ state: 'open' }]);
});

test('a detector that slept for days learns them from what was posted, not as silence', async () => {
  await stage.ordinaryPast(territoryId, watchId);
  await look();
  stage.clock.now = new Date(TUESDAY.getTime() + 3 * DAY);
  for (const table of ['volume', 'volume_quarter'])
    await sql`delete from ${sql.table(`listening.${table}`)} where territory_id = ${territoryId}`.execute(stage.db);
  await stage.ordinaryPast(territoryId, watchId);
  await look();
  const learned = await sql<{ state: Buffer }>`
    select state from alerts.detector where territory_id = ${territoryId} and watch_id = ${watchId}
  `.execute(stage.db);
  await sql`update alerts.detector set state = null, observed_until = null where territory_id = ${territoryId}`.execute(
    stage.db,
  );
  await look();
  const again = await sql<{ state: Buffer }>`
    select state from alerts.detector where territory_id = ${territoryId} and watch_id = ${watchId}
  `.execute(stage.db);
  expect(learned.rows[0]?.state.equals(again.rows[0]?.state ?? Buffer.alloc(0))).toBe(true);
});

test('a watch that cannot be looked at silences no other', async () => {
  const broken = await manager.call(createWatch, {
    params: { territoryId },
    body: { ...watch, name: 'Aaa', query: 'x1' },
  });
  await sql`update listening.watch set id = 'wat_' || repeat('0', 26) where id = ${broken.id}`.execute(stage.db);
  await sql`
    create function alerts.break() returns trigger language plpgsql as $$ begin
      if new.watch_id = 'wat_' || repeat('0', 26) then raise 'broken'; end if; return new; end $$
  `.execute(stage.db);
  await sql`create trigger break before insert or update on alerts.detector for each row execute function alerts.break()`.execute(
    stage.db,
  );
  const trouble = await look().catch((error: unknown) => error);
  await sql`drop function alerts.break cascade`.execute(stage.db);
  expect(trouble).toBeInstanceOf(AggregateError);
  const { rows } =
    await sql`select 1 from alerts.detector where territory_id = ${territoryId} and watch_id = ${watchId}`.execute(
      stage.db,
    );
  expect(rows).toHaveLength(1);
});
