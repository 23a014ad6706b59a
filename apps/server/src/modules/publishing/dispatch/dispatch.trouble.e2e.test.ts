import {
  addChannels,
  cancelPublication,
  connectChannel,
  decideOnPublication,
  deleteChannel,
  deletePublication,
  draftSchema,
  getCircuits,
  getPublication,
  holdEverything,
  liftHold,
  listPublications,
  savePublication,
  setCircuits,
  settleDelivery,
  sortHeld,
  type Publication,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryNetwork, type MemoryNetwork } from '../../../testing/memory.publisher.ts';
import { lookAfter } from '../index.ts';
import {
  HOUR,
  publishingStage,
  refusalOf,
  submit,
  TUESDAY,
  write,
  type PublishingStage,
  type Team,
} from '../../../testing/publishing.stage.ts';

let stage: PublishingStage;
let team: Team;
let network: MemoryNetwork;

const prices = { currency: 'EUR', post: 15, postWithLink: 200, reply: 15, remove: 0 };
beforeAll(async () => {
  network = createMemoryNetwork({ kind: 'secret', now: () => stage.clock.now, facts: { prices } });
  stage = await publishingStage({ publishers: [network.publisher] });
});
afterAll(async () => stage.close());
beforeEach(async () => {
  stage.clock.now = TUESDAY;
  network.heal();
  network.byHand = false;
  const made = await stage.team();
  const params = { territoryId: made.territoryId };
  const body = { network: 'mastodon' as const, setup: { server: 's', password: 'ouvre-toi' } };
  const begun = await made.head.call(connectChannel, { params, body });
  if (begun.next !== 'choose') throw new Error('a password opens');
  const chosen = { ticket: begun.ticket, remoteIds: ['ville', 'agglo'] };
  const { items } = await made.head.call(addChannels, { params, body: chosen });
  team = { ...made, channelId: items[1]?.id ?? '', secondId: items[0]?.id ?? '' };
});

const here = () => ({ territoryId: team.territoryId });
const named = (id: string) => ({ ...here(), publicationId: id });
const read = async (id: string) => team.manager.call(getPublication, { params: named(id) });
const at = (ms: number) => void (stage.clock.now = new Date(TUESDAY.getTime() + ms));
const approve = async ({ id, version }: Publication) =>
  team.head.call(decideOnPublication, { params: named(id), body: { version, decision: 'approve' } });
const approved = async (over: object = {}) =>
  approve(await submit(team, await write(team, { localTime: '2026-11-24T12:00', ...over })));
const settle = async ({ deliveries }: Publication, is: 'given_up' | 'try_again') =>
  team.manager.call(settleDelivery, { params: { ...here(), deliveryId: deliveries[0]?.id ?? '' }, body: { is } });
/** Lets what is due leave, an hour from the beginning unless told. */
async function leave(id: string, ms = HOUR): Promise<Publication> {
  at(ms);
  await stage.program.dispatcher.runDue();
  return read(id);
}
async function rewrite(id: string, text: string): Promise<Publication> {
  const { version, ...draft } = await read(id);
  const content = { ...draft.content, parts: draft.content.parts.map((part) => ({ ...part, text })) };
  const words = { ...draftSchema.parse(draft), content, localTime: '2026-11-24T18:00' };
  const body = { baseVersion: version, draft: words };
  return (await team.manager.call(savePublication, { params: named(id), body })).publication;
}
const spent = async (): Promise<number> => {
  const { rows } = await sql<{ spent: number }>`
    select coalesce(sum(spent), 0)::int as spent from channels.spending where territory_id = ${team.territoryId}
  `.execute(stage.db);
  return rows[0]?.spent ?? 0;
};
async function withPicture(): Promise<object> {
  const mediaId = `med_${'0'.repeat(14)}`;
  await sql`
    insert into media.medium (territory_id, id, kind, mime_type, bytes, width, height, sha256, name, alt)
    values (${team.territoryId}, ${mediaId}, 'image', 'image/jpeg', 9, 900, 600, 'x', 'marché', 'Le marché de Noël au matin')
  `.execute(stage.db);
  return { content: { parts: [{ text: 'Le marché ouvre samedi matin sur la place.', media: [{ mediaId }] }] } };
}

describe('what could not leave', () => {
  test('although its file was sent, is corrected, approved again and sent, and paid once', async () => {
    network.fail({ at: 'perform', step: 'public', kind: 'rejected' });
    const failed = await leave((await approved(await withPicture())).id);
    expect(failed).toMatchObject({ state: 'failed', deliveries: [{ troubleKind: 'rejected' }] });
    expect(await spent()).toBe(0);
    const again = await approve(await submit(team, await rewrite(failed.id, 'Le marché ouvre dimanche matin.')));
    expect(again).toMatchObject({ state: 'scheduled' });
    expect(await leave(failed.id, 8 * HOUR)).toMatchObject({ state: 'published' });
    expect(network.posts().at(-1)?.text).toBe('Le marché ouvre dimanche matin.');
    expect(await spent()).toBe(prices.post);
  });

  test('gives its money back once, however often it is tried', async () => {
    await leave((await approved({ localTime: '2026-11-24T11:30' })).id, 30 * 60_000);
    network.fail({ at: 'perform', step: 'public', kind: 'rejected' });
    const failed = await leave((await approved({ localTime: '2026-11-24T12:00' })).id);
    await sql`update channels.channel set paused = true where territory_id = ${team.territoryId}`.execute(stage.db);
    await settle(failed, 'try_again');
    expect((await leave(failed.id)).deliveries).toMatchObject([{ state: 'failed', troubleKind: 'paused' }]);
    expect(await spent()).toBe(prices.post);
  });

  test('and is given up is over, and can be written and sent again', async () => {
    network.byHand = true;
    const byHand = await leave((await approved()).id);
    expect(byHand).toMatchObject({ state: 'sending', deliveries: [{ state: 'by_hand' }] });
    await settle(byHand, 'given_up');
    expect((await read(byHand.id)).state).toBe('cancelled');
    network.byHand = false;
    await approve(await submit(team, await rewrite(byHand.id, 'Finalement par le programme.')));
    expect(await leave(byHand.id, 8 * HOUR)).toMatchObject({ state: 'published' });
  });

  test('and may be out is not sent again under other words', async () => {
    network.certain = false;
    network.fail({ at: 'perform', step: 'public', kind: 'timeout' });
    const { id } = await approved();
    let doubtful = await leave(id);
    for (let looks = 1; looks < 20 && doubtful.deliveries[0]?.state !== 'uncertain'; looks += 1)
      doubtful = await leave(id, HOUR + looks * 600_000);
    network.certain = true;
    expect(doubtful.deliveries).toMatchObject([{ state: 'uncertain' }]);
    await settle(doubtful, 'given_up');
    expect((await read(id)).state).toBe('cancelled');
    expect(await refusalOf(rewrite(id, 'Autre chose'))).toBe('409 publishing.already_out');
  });

  test('because its account was disconnected before it was planned is told at its hour, not lost', async () => {
    const asked = await submit(
      team,
      await write(team, { localTime: '2026-11-24T12:00', channelIds: [team.channelId, team.secondId] }),
    );
    await team.head.call(deleteChannel, { params: { ...here(), channelId: team.secondId } });
    await approve(asked);
    const sent = await leave(asked.id);
    expect(sent).toMatchObject({ state: 'partly_published' });
    expect(sent.deliveries.map(({ state, troubleKind }) => troubleKind ?? state).toSorted()).toEqual([
      'disconnected',
      'sent',
    ]);
  });
});

describe('a hold', () => {
  const hold = async () => team.manager.call(holdEverything, { params: here(), body: { reason: 'Deuil' } });

  test('stops what waits to be tried again, of which the public saw nothing', async () => {
    network.fail({ at: 'perform', step: 'public', kind: 'rate_limited', retryAfterSeconds: 900 });
    const waiting = await leave((await approved()).id);
    expect(waiting.deliveries).toMatchObject([{ state: 'waiting' }]);
    await hold();
    const held = await leave(waiting.id, 2 * HOUR);
    expect(held).toMatchObject({ state: 'held', deliveries: [{ state: 'held' }] });
    const decision = { publicationId: held.id, decision: 'keep' as const };
    await team.manager.call(liftHold, { params: here() });
    await team.manager.call(sortHeld, { params: here(), body: { decisions: [decision] } });
    expect(await leave(held.id, 2 * HOUR)).toMatchObject({ state: 'published' });
    expect(await spent()).toBe(prices.post);
  });

  test('at the very moment of sending is never refused, and nothing is half stopped', async () => {
    const planned: Publication[] = [];
    for (let n = 0; n < 6; n += 1) planned.push(await approved());
    at(HOUR);
    const [, answer] = await Promise.all([stage.program.dispatcher.runDue(), hold()]);
    expect(answer.active).toBe(true);
    await stage.program.dispatcher.runDue();
    for (const { id } of planned) {
      const { state, deliveries } = await read(id);
      expect([state, deliveries[0]?.state]).toEqual(state === 'held' ? ['held', 'held'] : ['published', 'sent']);
    }
  });
});

describe('a repetition', () => {
  const weekly = { recurrence: { every: 'week', interval: 1, weekdays: [2], except: [] } };
  const coming = async () =>
    (
      await team.manager.call(listPublications, {
        params: here(),
        query: { from: '2026-11-25T00:00:00Z', limit: 100 } as never,
      })
    ).items;

  test('ends with the series, at once, be it taken back, deleted, or out already', async () => {
    for (const end of ['cancel', 'delete', 'out'] as const) {
      const series = await approved(weekly);
      await stage.program.rounds.once();
      expect(await coming()).toHaveLength(7);
      if (end === 'out') expect((await leave(series.id)).state).toBe('published');
      if (end === 'delete') await team.manager.call(deletePublication, { params: named(series.id) });
      else await team.manager.call(cancelPublication, { params: named(series.id), body: { to: 'cancelled' } });
      expect(await coming()).toEqual([]);
      if (end === 'out') expect((await read(series.id)).state).toBe('published');
      stage.clock.now = TUESDAY;
    }
  });

  test('that cannot go on keeps no other away', async () => {
    const broken = await write(team, { ...weekly, localTime: '2026-11-24T12:00' } as never);
    await sql`
      update publishing.publication set draft = jsonb_set(draft, '{channelIds}', '["cha_gone"]') where id = ${broken.id}
    `.execute(stage.db);
    await write(team, { ...weekly, localTime: '2026-11-24T12:10' } as never);
    await stage.program.rounds.once();
    expect(await coming()).toHaveLength(7);
  });
});

describe('a circuit of one step', () => {
  const only = async (over: object, silence: object = {}) => {
    const [circuit] = (await team.head.call(getCircuits, { params: here() })).circuits.slice(-1);
    if (!circuit) throw new Error('a territory begins with circuits');
    const step = { label: 'Seule', needs: 'any' as const, personIds: [], roles: [], guests: [], ...over };
    const body = { circuits: [{ ...circuit, steps: [step], silence: { ...circuit.silence, ...silence } }] };
    await team.administrator.call(setCircuits, { params: here(), body });
  };

  test('whose silence accepts what no longer has an account keeps no other away', async () => {
    await only({ personIds: [team.head.id] }, { rule: 'accept', hours: 1 });
    const stuck = await submit(team, await write(team));
    const fine = await submit(team, await write(team));
    await sql`
      update publishing.publication set channel_ids = '{}', silence_at = ${TUESDAY} where id = ${stuck.id}
    `.execute(stage.db);
    await sql`
      update publishing.publication set approval = jsonb_set(approval, '{state,stepStartedAt}', to_jsonb(0)) where id = ${stuck.id}
    `.execute(stage.db);
    at(2 * HOUR);
    await stage.program.rounds.once();
    expect((await read(fine.id)).state).toBe('scheduled');
  });

  test('held by its very author as a guest, by the address of their account, is another’s', async () => {
    await only({ guests: [{ name: 'Camille', email: team.manager.email.toUpperCase() }] });
    const asked = await submit(team, await write(team));
    expect(asked.approval?.steps[0]?.who.map(({ name }) => name)).toEqual(['Hélène Roux']);
  });
});

test('what is out on an account that was disconnected is looked at no more', async () => {
  const sent = await leave((await approved()).id);
  await team.head.call(deleteChannel, { params: { ...here(), channelId: team.channelId } });
  at(2 * HOUR);
  await lookAfter({ ...stage.program } as never);
  const { rows } = await sql<{ looked: boolean }>`
    select verify_at is not null as looked from publishing.delivery where publication_id = ${sent.id}
  `.execute(stage.db);
  expect(rows).toEqual([{ looked: false }]);
});
