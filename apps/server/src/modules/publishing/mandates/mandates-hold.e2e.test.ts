import {
  cancelPublication,
  endMandate,
  getHold,
  getMandateDigest,
  getPublication,
  holdEverything,
  liftHold,
  listMandates,
  openMandate,
  schedulePublication,
  setCircuits,
  sortHeld,
  submitPublication,
  decideOnPublication,
  type Mandate,
  type Publication,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isCoveredNow, mayGoOut } from '../index.ts';
import {
  HOUR,
  publishingStage,
  refusalOf,
  saidIn,
  submit,
  TUESDAY,
  write,
  type PublishingStage,
  type Team,
} from '../../../testing/publishing.stage.ts';

let stage: PublishingStage;
let team: Team;

beforeAll(async () => {
  stage = await publishingStage();
});
afterAll(async () => stage.close());
beforeEach(async () => {
  stage.clock.now = TUESDAY;
  stage.mails.length = 0;
  team = await stage.team();
});
const named = (id: string) => ({ territoryId: team.territoryId, publicationId: id });
const here = () => ({ territoryId: team.territoryId });
const read = async (id: string) => team.manager.call(getPublication, { params: named(id) });
const at = (ms: number) => void (stage.clock.now = new Date(TUESDAY.getTime() + ms));
const permit = async (id: string) =>
  mayGoOut(stage.program as never, stage.db as never, { ...named(id), now: stage.clock.now });
const open = async (over: object = {}): Promise<Mandate> =>
  team.head.call(openMandate, {
    params: here(),
    body: {
      personId: team.manager.id,
      scope: 'Le salon de l’agriculture',
      channelIds: [team.channelId],
      endsAt: new Date(TUESDAY.getTime() + 2 * HOUR).toISOString(),
      ...over,
    },
  });
const schedule = async ({ id, version }: Publication, when: 'due' | 'now' = 'now') =>
  team.manager.call(schedulePublication, { params: named(id), body: { version, when } });
const approved = async (over: object = {}) => {
  const asked = await submit(team, await write(team, over));
  const body = { version: asked.version, decision: 'approve' as const };
  return team.head.call(decideOnPublication, { params: named(asked.id), body });
};

describe('a mandate', () => {
  test('lets its holder publish at once, and ends by itself, to the second', async () => {
    const { id: mandateId } = await open();
    const post = await write(team, { mandateId, localTime: undefined });
    expect(await schedule(post)).toMatchObject({ state: 'scheduled', deliveries: [{ state: 'planned' }] });
    at(2 * HOUR - 1);
    expect(await permit(post.id)).toEqual({ ok: true });
    expect(await isCoveredNow(stage.db as never, named(post.id), stage.clock.now)).toBe(true);
    at(2 * HOUR);
    expect(await permit(post.id)).toMatchObject({ ok: false, message: { fr: expect.stringContaining('a pris fin') } });
    const late = await write(team, { mandateId, localTime: undefined });
    expect(await refusalOf(schedule(late))).toBe('409 publishing.mandate_ended');
  });

  test('covers its accounts, its person, and nothing that is due after its end', async () => {
    const { id: mandateId } = await open();
    const elsewhere = await write(team, {
      mandateId,
      channelIds: [team.channelId, team.secondId],
      localTime: undefined,
    });
    expect(await refusalOf(schedule(elsewhere))).toBe('409 publishing.mandate_scope');
    const theirs = await write(team, { mandateId, localTime: undefined }, team.head);
    expect(await refusalOf(schedule(theirs))).toBe('409 publishing.mandate_scope');
    const later = await write(team, { mandateId, localTime: '2026-11-24T13:00' });
    expect(await refusalOf(schedule(later, 'due'))).toBe('409 publishing.mandate_ended');
    const none = await write(team, { localTime: undefined });
    expect(await refusalOf(schedule(none))).toBe('409 publishing.not_approved');
  });

  test('is given to somebody else, for a month at most, and ended by who it concerns', async () => {
    expect(await refusalOf(open({ personId: team.head.id }))).toBe('422 publishing.mandate_to_oneself');
    expect(await refusalOf(open({ endsAt: '2027-02-01T00:00:00Z' }))).toBe('422 publishing.mandate_too_long');
    const elsewhere = await stage.team();
    expect(await refusalOf(open({ channelIds: [elsewhere.channelId] }))).toBe('422 publishing.channel_unknown');
    const { id: mandateId } = await open();
    const auditor = await stage.person(team.territoryId, 'auditor');
    const params = { ...here(), mandateId };
    expect(await refusalOf(auditor.call(endMandate, { params }))).toBe('403 publishing.mandate_not_yours');
    expect(await team.manager.call(endMandate, { params })).toMatchObject({ state: 'ended' });
    expect(
      await refusalOf(elsewhere.head.call(endMandate, { params: { ...params, territoryId: elsewhere.territoryId } })),
    ).toBe('404 publishing.mandate_not_found');
  });

  test('is told to who gave it once it ended, in one message, whatever looks at it', async () => {
    const { id: mandateId } = await open();
    const post = await write(team, { mandateId, title: 'Ouverture du salon', localTime: undefined });
    await schedule(post);
    at(2 * HOUR);
    await Promise.all([stage.program.rounds.once(), stage.program.rounds.once()]);
    await stage.program.rounds.once();
    await stage.program.jobs.drain();
    const digests = stage.mails.map(saidIn).filter((text) => text.includes(`/mandats/${mandateId}`));
    expect(digests).toEqual([expect.stringContaining('Ouverture du salon')]);
    const digest = await team.head.call(getMandateDigest, { params: { ...here(), mandateId } });
    expect(digest).toMatchObject({
      mandate: { state: 'ended', publications: 1 },
      items: [{ title: 'Ouverture du salon' }],
    });
    const { items } = await team.head.call(listMandates, { params: here() });
    expect(items[0]?.digestSentAt).toBeDefined();
  });
});

describe('holding everything', () => {
  const hold = async () => team.manager.call(holdEverything, { params: here(), body: { reason: 'Deuil' } });
  const sort = async (
    ...decisions: { publicationId: string; decision: 'keep' | 'move' | 'cancel'; localTime?: string }[]
  ) => team.manager.call(sortHeld, { params: here(), body: { decisions } });

  test('stops a thousand planned publications in less than a second, and cuts none that is leaving', async () => {
    const model = await approved();
    await sql`
      with p as (
        insert into publishing.publication (territory_id, id, state, draft, channel_ids, due_at, author_id, approval)
        select territory_id, 'pub_' || lpad(n::text, 20, '0'), state, draft, channel_ids, due_at, author_id, approval
        from publishing.publication, generate_series(1, 999) n where id = ${model.id} returning territory_id, id, due_at
      )
      insert into publishing.delivery (territory_id, id, publication_id, channel_id, network, due_at, wake_at)
      select territory_id, 'dly_' || substr(id, 5), id, ${team.channelId}, 'mastodon', due_at, due_at from p
    `.execute(stage.db);
    const leaving = await approved({ localTime: '2026-11-25T10:30' });
    await sql`
      update publishing.delivery set state = 'sending', started_at = now() where publication_id = ${leaving.id}
    `.execute(stage.db);
    await sql`update publishing.publication set state = 'sending' where id = ${leaving.id}`.execute(stage.db);
    const began = performance.now();
    expect(await hold()).toMatchObject({ active: true, waiting: 1000, reason: 'Deuil', by: 'Camille Delattre' });
    expect(performance.now() - began).toBeLessThan(1000);
    const { rows } = await sql<{ state: string; deliveries: number }>`
      select state, count(*)::int as deliveries from publishing.delivery where territory_id = ${team.territoryId} group by 1 order by 1
    `.execute(stage.db);
    expect(rows).toEqual([
      { state: 'held', deliveries: 1000 },
      { state: 'sending', deliveries: 1 },
    ]);
    expect((await permit(model.id)).ok).toBe(false);
  });

  test('then each is kept, moved or cancelled, and what was not sorted stays held', async () => {
    const [kept, moved, cancelled, forgotten] = [
      await approved({ localTime: '2026-11-25T09:00' }),
      await approved({ localTime: '2026-11-25T11:00' }),
      await approved({ localTime: '2026-11-25T13:00' }),
      await approved({ localTime: '2026-11-25T15:00' }),
    ];
    await hold();
    const { items, waiting } = await team.manager.call(getHold, { params: here() });
    expect([waiting, items.map(({ id }) => id)]).toEqual([4, [kept.id, moved.id, cancelled.id, forgotten.id]]);
    expect(await refusalOf(sort({ publicationId: kept.id, decision: 'move', localTime: '2026-11-20T09:00' }))).toBe(
      '422 publishing.in_the_past',
    );
    const left = await sort(
      { publicationId: kept.id, decision: 'keep' },
      { publicationId: moved.id, decision: 'move', localTime: '2026-11-27T11:00' },
      { publicationId: cancelled.id, decision: 'cancel' },
    );
    expect(left).toMatchObject({ active: true, waiting: 1 });
    expect(await team.manager.call(liftHold, { params: here() })).toMatchObject({ active: false, waiting: 1 });
    expect(await read(kept.id)).toMatchObject({
      state: 'scheduled',
      deliveries: [{ state: 'planned', dueAt: kept.dueAt }],
    });
    expect(await read(moved.id)).toMatchObject({
      state: 'scheduled',
      deliveries: [{ state: 'planned', dueAt: '2026-11-27T10:00:00.000Z' }],
    });
    expect(await read(cancelled.id)).toMatchObject({ state: 'cancelled', deliveries: [] });
    expect(await read(forgotten.id)).toMatchObject({ state: 'held', deliveries: [{ state: 'held' }] });
    expect(await permit(kept.id)).toEqual({ ok: true });
    expect(await hold()).toMatchObject({ active: true, waiting: 3 });
  });

  test('what was kept and whose hour passed before it was lifted does not leave late', async () => {
    const kept = await approved({ localTime: '2026-11-25T09:00' });
    await hold();
    await sort({ publicationId: kept.id, decision: 'keep' });
    at(48 * HOUR);
    await team.manager.call(liftHold, { params: here() });
    expect(await read(kept.id)).toMatchObject({ state: 'held', deliveries: [{ state: 'held' }] });
  });

  test('a grouping stops its communes with it, those where its person may', async () => {
    const commune = await stage.team('commune');
    const elsewhere = await stage.territory('Hautefontaine', 'commune');
    await stage.db
      .updateTable('identity.territory')
      .set({ grouping_id: team.territoryId })
      .where('id', 'in', [commune.territoryId, elsewhere])
      .execute();
    const { id, version } = await submit(commune, await write(commune));
    const params = { territoryId: commune.territoryId, publicationId: id };
    await commune.head.call(decideOnPublication, { params, body: { version, decision: 'approve' } });
    const body = { reason: 'Deuil', members: true };
    const { members } = await team.manager.call(holdEverything, { params: here(), body });
    expect(members).toEqual([
      { name: 'Hautefontaine', held: false },
      { name: 'Région Picardie', held: true },
    ]);
    expect((await commune.head.call(getPublication, { params })).state).toBe('held');
  });

  test('meanwhile nothing is planned, and what is approved waits with the rest', async () => {
    const before = await submit(team, await write(team));
    await hold();
    const body = { version: before.version, decision: 'approve' as const };
    expect(await team.head.call(decideOnPublication, { params: named(before.id), body })).toMatchObject({
      state: 'held',
      deliveries: [{ state: 'held' }],
    });
    const ready = await approved({ localTime: undefined });
    expect(ready).toMatchObject({ state: 'approved', approval: { circuitName: 'Crise' } });
    expect(await refusalOf(schedule(ready))).toBe('409 publishing.everything_held');
  });

  test('and planning at the same moment never leaves one behind', async () => {
    const posts: Publication[] = [];
    for (let n = 0; n < 6; n += 1) posts.push(await approved({ localTime: undefined }));
    await Promise.allSettled([
      ...posts.slice(0, 3).map(async (post) => schedule(post)),
      hold(),
      ...posts.slice(3).map(async (post) => schedule(post)),
    ]);
    const states = await Promise.all(posts.map(async ({ id }) => (await read(id)).state));
    expect(states.filter((state) => state === 'scheduled')).toEqual([]);
  });
});

test('what is taken back is a draft again, and what it planned with it is gone', async () => {
  const post = await approved();
  const body = { to: 'draft' as const, reason: 'À revoir' };
  expect(await team.manager.call(cancelPublication, { params: named(post.id), body })).toMatchObject({
    state: 'draft',
    reason: 'À revoir',
    deliveries: [],
  });
});

test('a circuit without a step lets a publication leave as soon as it is submitted', async () => {
  const body = {
    circuits: [
      {
        name: 'Libre',
        when: {},
        steps: [],
        silence: { rule: 'refuse' as const, hours: 1 },
        coversTime: false,
      },
    ],
  };
  await team.head.call(setCircuits, { params: here(), body });
  const post = await write(team);
  const asked = await team.manager.call(submitPublication, { params: named(post.id), body: { version: post.version } });
  expect(asked).toMatchObject({ state: 'scheduled', approval: { circuitName: 'Libre', steps: [] } });
});
