import {
  createWatch,
  deleteWatch,
  getWork,
  listMentions,
  listWatches,
  cancelWork,
  updateWatch,
} from '@beffroi/contracts';
import type { Input } from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';

let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  stage = await programStage();
});
afterAll(async () => stage.close());
beforeEach(async () => {
  territoryId = await stage.territory('Ville de Test');
  manager = await stage.person(territoryId, 'community_manager');
});

const watchOf = (query: string): Input<typeof createWatch>['body'] => ({
  name: 'Veille',
  query,
  colour: 'slate',
  paused: false,
  alerting: true,
});
const add = async (query: string) => {
  const watch = await manager.call(createWatch, { params: { territoryId }, body: watchOf(query) });
  await stage.program.jobs.drain();
  return watch.id;
};
const change = async (watchId: string, query: string) =>
  manager.call(updateWatch, { params: { territoryId, watchId }, body: watchOf(query) });
const texts = async () =>
  (await manager.call(listMentions, { params: { territoryId }, query: {} as never })).items.map(({ text }) => text);
const counted = async (watchId: string) => {
  const { rows } = await sql<{ mentions: number; held: number }>`
    select (select coalesce(sum(mentions), 0)::int from listening.volume where territory_id = ${territoryId} and watch_id = ${watchId}) as mentions,
      (select count(*)::int from listening.watch_mention where territory_id = ${territoryId} and watch_id = ${watchId}) as held
  `.execute(stage.db);
  return rows[0];
};

describe('a watch whose query changes', () => {
  test('catches what is stored, lets go what it no longer says, and counts both', async () => {
    const pool = await add('piscine');
    await add('cinéma');
    await stage.hear(territoryId, [
      { text: 'La piscine ferme' },
      { text: 'La piscine et le cinéma' },
      { text: 'Le cinéma' },
    ]);
    await change(pool, 'cinéma');
    await stage.program.jobs.drain();
    expect((await texts()).toSorted()).toEqual(['La piscine et le cinéma', 'Le cinéma']);
    expect(await counted(pool)).toEqual({ mentions: 2, held: 2 });
    expect(await counted('')).toMatchObject({ mentions: 2 });
  });

  test('cancelled, erases nothing that it held', async () => {
    const pool = await add('piscine');
    await stage.hear(
      territoryId,
      Array.from({ length: 1001 }, (_, index) => ({ text: `La piscine municipale ${index}` })),
    );
    const watch = await change(pool, 'piscine AND municipale');
    const workId = watch.backfillWorkId ?? '';
    // Asked to stop as soon as it has begun: after its first thousand.
    await sql`
      create function work.ask_to_stop() returns trigger language plpgsql as $$ begin
        if new.state = 'running' then new.cancel_requested := true; end if; return new; end $$
    `.execute(stage.db);
    await sql`create trigger ask_to_stop before update of done on work.work for each row execute function work.ask_to_stop()`.execute(
      stage.db,
    );
    await stage.program.jobs.drain();
    await sql`drop function work.ask_to_stop cascade`.execute(stage.db);
    expect(await manager.call(getWork, { params: { territoryId, workId } })).toMatchObject({ state: 'cancelled' });
    expect(await counted(pool)).toEqual({ mentions: 1001, held: 1001 });
  });

  test('killed half-way and run again, ends as if nothing had happened', async () => {
    const pool = await add('piscine');
    await stage.hear(territoryId, [{ text: 'La piscine ferme' }, { text: 'La piscine rouvre' }]);
    await change(pool, 'rouvre');
    const { rows } = await sql<{ id: string }>`
      select id from work.work where territory_id = ${territoryId} order by created_at desc limit 1
    `.execute(stage.db);
    // The last step of the first run breaks: all before it is done already.
    await sql`
      create function work.break() returns trigger language plpgsql as $$ begin
        if new.state = 'done' then raise 'killed'; end if; return new; end $$
    `.execute(stage.db);
    await sql`create trigger break before update on work.work for each row execute function work.break()`.execute(
      stage.db,
    );
    await stage.program.jobs.drain();
    await sql`drop function work.break cascade`.execute(stage.db);
    await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(stage.db);
    await stage.program.jobs.drain();
    expect(await manager.call(getWork, { params: { territoryId, workId: rows[0]?.id ?? '' } })).toMatchObject({
      state: 'done',
    });
    expect(await texts()).toEqual(['La piscine rouvre']);
    expect(await counted(pool)).toEqual({ mentions: 1, held: 1 });
  });
});

test('a back-fill whose last try fails is said to have failed', async () => {
  await manager.call(createWatch, { params: { territoryId }, body: watchOf('piscine') });
  await sql`update jobs.job set retry_count = retry_limit where name = 'listening.backfill_watch'`.execute(stage.db);
  await sql`alter table listening.watch_mention rename to elsewhere`.execute(stage.db);
  await stage.program.jobs.drain();
  await sql`alter table listening.elsewhere rename to watch_mention`.execute(stage.db);
  const { rows } = await sql<{
    state: string;
  }>`select state from work.work where territory_id = ${territoryId}`.execute(stage.db);
  expect(rows).toEqual([{ state: 'failed' }]);
});

test('a watch that is deleted leaves nothing of its own, and what another holds stays', async () => {
  const pool = await add('piscine');
  await add('cinéma');
  await stage.hear(territoryId, [{ text: 'La piscine ferme' }, { text: 'La piscine et le cinéma' }]);
  await manager.call(deleteWatch, { params: { territoryId, watchId: pool } });
  expect(await texts()).toEqual(['La piscine et le cinéma']);
  expect(await counted(pool)).toEqual({ mentions: 0, held: 0 });
  expect((await manager.call(listWatches, { params: { territoryId } })).items).toHaveLength(1);
});

test('work that is over is not cancelled', async () => {
  await add('piscine');
  const { rows } = await sql<{ id: string }>`select id from work.work where territory_id = ${territoryId}`.execute(
    stage.db,
  );
  const work = await manager.call(cancelWork, { params: { territoryId, workId: rows[0]?.id ?? '' } });
  expect(work.state).toBe('done');
});
