import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  askSwap,
  decideSwap,
  dismissBackToWork,
  exportHours,
  getBackToWork,
  getHours,
  getRota,
  listHandOvers,
  setSlots,
  writeHandOver,
  type Input,
  type RotaSlot,
} from '@beffroi/contracts';
import { programStage, type Person, type ProgramStage } from '../../testing/program.stage.ts';
import { refusalOf } from '../../testing/publishing.stage.ts';
import { followPresence } from './digest/presence.store.ts';
import { tellShifts } from './handover/shifts.tell.ts';
import { hasRota, whoIsOnCall } from './rota/who.on-call.ts';

/** Tuesday 24 November 2026, 11:00 in Paris. */
const TUESDAY = new Date('2026-11-24T10:00:00Z');

let stage: ProgramStage;
let territoryId: string;
let head: Person;
let camille: Person;
let yanis: Person;
let lina: Person;
let writer: Person;
const told: { personIds: string[]; title: string; body: string }[] = [];

beforeAll(async () => {
  stage = await programStage({ now: TUESDAY });
  territoryId = await stage.territory('Région Picardie');
  head = await stage.person(territoryId, 'head_of_communication', 'Hélène Roux');
  camille = await stage.person(territoryId, 'community_manager', 'Camille Delattre');
  yanis = await stage.person(territoryId, 'community_manager', 'Yanis Haddad');
  lina = await stage.person(territoryId, 'community_manager', 'Lina Diallo');
  writer = await stage.person(territoryId, 'contributor', 'Julien Roussel');
  stage.program.events.on('oncall.person_needed', async (_trx, { personIds, title, body }) => {
    told.push({ personIds, title: title.fr, body: body.fr });
  });
});
afterAll(async () => stage.close());

const params = () => ({ territoryId });
const at = (instant: string): void => {
  stage.clock.now = new Date(instant);
};
const evenings = (over: Partial<RotaSlot> = {}) => ({
  name: 'Soirs de semaine',
  weekdays: [1, 2, 3, 4, 5],
  from: '18:00',
  to: '08:00',
  extraDays: 0,
  holidays: 'not' as const,
  people: [camille.id, yanis.id],
  turn: 'occurrence' as const,
  startsOn: '2026-11-23',
  ...over,
});
const put = async (by: Person, ...slots: Input<typeof setSlots>['body']['slots']) =>
  by.call(setSlots, { params: params(), body: { slots } });
const rota = async (by: Person, from = '2026-11-23T00:00:00Z', to = '2026-11-30T00:00:00Z') =>
  by.call(getRota, { params: params(), query: { from, to } });
const swap = (by: Person, body: { from: string; to: string; takenById: string; givenById?: string }) =>
  by.call(askSwap, { params: params(), body });
const decide = async (by: Person, swapId: string, decision: 'accept' | 'refuse' | 'cancel') =>
  by.call(decideSwap, { params: { territoryId, swapId }, body: { decision } });
const hours = async (by: Person, month = '2026-11') => by.call(getHours, { params: params(), query: { month } });
const backToWork = async (by: Person) => by.call(getBackToWork, { params: params(), query: {} });

describe('the rota', () => {
  test('is refused with clear words when it names who may not handle alarms, overlaps itself or ends too soon', async () => {
    expect(await refusalOf(put(head, evenings({ people: [writer.id] })))).toBe('422 oncall.person_unknown');
    expect(await refusalOf(put(head, evenings({ extraDays: 1 })))).toBe('422 oncall.slot_overlaps');
    expect(await refusalOf(put(head, evenings({ endsOn: '2026-11-01' })))).toBe('422 oncall.slot_reversed');
    expect(await refusalOf(put(camille, evenings()))).toBe('403 request.not_allowed');
    expect(await hasRota(stage.db, territoryId, TUESDAY)).toBe(false);
    expect((await rota(camille)).gaps).toHaveLength(1);
  });

  test('says who has which hours, who comes next, what nobody has and who cannot be rung', async () => {
    await put(
      head,
      evenings(),
      evenings({ name: 'Week-end', weekdays: [5], from: '20:00', extraDays: 2, people: [lina.id] }),
    );
    const page = await rota(camille);
    expect(page.slots.map(({ name }) => name)).toEqual(['Soirs de semaine', 'Week-end']);
    // What begins before the rota was written was nobody's.
    expect(page.shifts.map(({ personName, from, mine }) => [personName, from, mine])).toEqual([
      ['Yanis Haddad', '2026-11-24T17:00:00.000Z', false],
      ['Camille Delattre', '2026-11-25T17:00:00.000Z', true],
      ['Yanis Haddad', '2026-11-26T17:00:00.000Z', false],
      ['Camille Delattre', '2026-11-27T17:00:00.000Z', true],
      ['Lina Diallo', '2026-11-27T19:00:00.000Z', false],
    ]);
    expect(page.now).toEqual([]);
    expect(page.next?.personName).toBe('Yanis Haddad');
    expect(page.gaps.at(-1)).toEqual({ from: '2026-11-27T07:00:00.000Z', to: '2026-11-27T17:00:00.000Z' });
    expect(page.people.map(({ name }) => name)).toContain('Hélène Roux');
    expect(page.unreachable).toHaveLength(3);
    expect(await hasRota(stage.db, territoryId, TUESDAY)).toBe(true);
    const who = await whoIsOnCall(stage.program.oncall, { territoryId, at: new Date('2026-11-27T20:00:00Z') });
    expect([who.now.map(({ personId }) => personId), who.next?.personId]).toEqual([[camille.id, lina.id], yanis.id]);
    expect(await refusalOf(rota(camille, '2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z'))).toBe(
      '422 oncall.period_too_long',
    );
  });

  test('keeps what was worked when it is written anew in the middle of a night', async () => {
    at('2026-11-25T02:00:00Z');
    const before = await hours(head);
    const [first, ...weekends] = (await rota(head)).slots;
    await put(head, { ...first, ...evenings({ people: [lina.id, camille.id], turn: 'week' }) }, ...weekends);
    expect(await hours(head)).toEqual(before);
    expect(before.items).toEqual([
      {
        personId: yanis.id,
        name: 'Yanis Haddad',
        minutes: { day: 240, night: 300, saturday: 0, sundayOrHoliday: 0 },
        total: 540,
        calls: 0,
        workedMinutes: 0,
      },
    ]);
    const page = await rota(head);
    expect(page.now.map(({ personName }) => personName)).toEqual(['Lina Diallo']);
    const rows = await stage.db
      .selectFrom('oncall.slot')
      .select('id')
      .where('territory_id', '=', territoryId)
      .execute();
    expect(rows).toHaveLength(3);
    // Nothing changed: nothing new is kept.
    await head.call(setSlots, { params: params(), body: { slots: page.slots } });
    expect(await stage.db.selectFrom('oncall.slot').select('id').execute()).toHaveLength(3);
  });
});

describe('a swap', () => {
  const night = { from: '2026-11-26T17:00:00Z', to: '2026-11-27T07:00:00Z' };

  test('is refused for hours that one has not, that passed, that are another’s, or to who may not', async () => {
    expect(await refusalOf(swap(yanis, { ...night, takenById: camille.id }))).toBe('422 oncall.not_on_call');
    const past = { from: '2026-11-24T17:00:00Z', to: '2026-11-24T20:00:00Z' };
    expect(await refusalOf(swap(lina, { ...past, takenById: camille.id }))).toBe('422 oncall.in_the_past');
    expect(await refusalOf(swap(lina, { from: night.to, to: night.from, takenById: camille.id }))).toBe(
      '422 oncall.swap_reversed',
    );
    expect(await refusalOf(swap(yanis, { ...night, givenById: lina.id, takenById: yanis.id }))).toBe(
      '403 oncall.swap_not_yours',
    );
    expect(await refusalOf(swap(lina, { ...night, takenById: writer.id }))).toBe('422 oncall.person_unknown');
    const weekend = { from: '2026-11-27T18:00:00Z', to: '2026-11-27T22:00:00Z' };
    expect(await refusalOf(swap(lina, { ...weekend, takenById: lina.id }))).toBe('422 oncall.person_unknown');
  });

  test('that two colleagues accept at once is of one of them', async () => {
    told.length = 0;
    const [one, other] = [
      await swap(lina, { ...night, takenById: camille.id }),
      await swap(lina, { ...night, takenById: yanis.id }),
    ];
    expect(one.state).toBe('asked');
    expect(told.map(({ personIds }) => personIds)).toEqual([[camille.id], [yanis.id]]);
    expect(await refusalOf(swap(lina, { ...night, takenById: yanis.id }))).toBe('409 oncall.swap_overlaps');
    expect(await refusalOf(decide(lina, one.id, 'accept'))).toBe('403 oncall.swap_not_yours');
    const outcomes = await Promise.all([
      refusalOf(decide(camille, one.id, 'accept')),
      refusalOf(decide(yanis, other.id, 'accept')),
    ]);
    expect(outcomes.toSorted()).toEqual(['409 oncall.swap_overlaps', 'no refusal']);
    const page = await rota(lina);
    const taken = page.shifts.filter(({ insteadOf }) => insteadOf === 'Lina Diallo');
    expect(taken.map(({ from, to }) => [from, to])).toEqual([['2026-11-26T17:00:00.000Z', '2026-11-27T07:00:00.000Z']]);
    const [left] = page.swaps.filter(({ state }) => state === 'asked');
    expect(left?.mine).toEqual({ decide: false, cancel: true });
    expect((await decide(lina, left?.id ?? '', 'cancel')).state).toBe('cancelled');
    expect(await refusalOf(decide(lina, left?.id ?? '', 'cancel'))).toBe('409 oncall.swap_decided');
  });

  test('is decided at once by who keeps the rota, and told to both', async () => {
    told.length = 0;
    const hours = { from: '2026-11-25T21:00:00Z', to: '2026-11-25T23:00:00Z' };
    const made = await swap(head, { ...hours, givenById: lina.id, takenById: yanis.id });
    expect(made.state).toBe('accepted');
    expect(told[0]?.personIds).toEqual([lina.id, yanis.id]);
    const page = await rota(yanis);
    expect(
      page.shifts
        .filter(({ from }) => from.slice(0, 13) >= '2026-11-25T17' && from < '2026-11-26T12')
        .map(({ personName }) => personName),
    ).toEqual(['Lina Diallo', 'Yanis Haddad', 'Lina Diallo']);
    const { rows } = await stage.program.pool.query<{ action: string }>(
      "select action from audit.entry where territory_id = $1 and action like 'oncall.%' order by seq",
      [territoryId],
    );
    expect(rows.map(({ action }) => action).slice(0, 4)).toEqual([
      'oncall.rota_written',
      'oncall.rota_written',
      'oncall.rota_written',
      'oncall.swap_asked',
    ]);
    expect(rows.at(-1)?.action).toBe('oncall.swap_made');
  });
});

describe('a hand-over note', () => {
  test('is written once, and told to who comes next when their hours begin, once a shift', async () => {
    at('2026-11-25T16:30:00Z');
    const body = { text: 'Deux messages attendent le service des transports.', clientKey: 'note-12345' };
    const note = await camille.call(writeHandOver, { params: params(), body });
    expect((await camille.call(writeHandOver, { params: params(), body })).id).toBe(note.id);
    told.length = 0;
    await tellShifts(stage.program.oncall);
    expect(told).toEqual([]);
    at('2026-11-25T17:00:30Z');
    await tellShifts(stage.program.oncall);
    await tellShifts(stage.program.oncall);
    expect(told).toEqual([
      {
        personIds: [lina.id],
        title: 'Votre astreinte commence\u{a0}: Soirs de semaine',
        body: 'Jusqu’au mercredi 25 novembre à 22\u{a0}h. Une note de relève vous attend.',
      },
    ]);
    const read = await lina.call(listHandOvers, { params: params() });
    expect(read.items.map(({ by, readBy }) => [by, readBy.map(({ name }) => name)])).toEqual([
      ['Camille Delattre', ['Lina Diallo']],
    ]);
  });

  test('that comes late is told at once to who is on call', async () => {
    told.length = 0;
    await camille.call(writeHandOver, {
      params: params(),
      body: { text: 'Oublié : la grève.', clientKey: 'note-67890' },
    });
    expect(told.map(({ personIds, title }) => [personIds, title])).toEqual([
      [[lina.id], 'Camille Delattre vous laisse une note de relève'],
    ]);
  });
});

describe('hours', () => {
  test('are one’s own alone, all of them for who keeps the rota, and a spreadsheet for who pays', async () => {
    at('2026-12-01T09:00:00Z');
    await aCall();
    const own = await hours(yanis);
    expect(own.items.map(({ name, calls, workedMinutes }) => [name, calls, workedMinutes])).toEqual([
      ['Yanis Haddad', 1, 55],
    ]);
    const all = await hours(head);
    // Saturday and Sunday of the last week-end of November, and the ends of it.
    expect(all.items.find(({ name }) => name === 'Lina Diallo')?.minutes).toMatchObject({
      saturday: 1440,
      sundayOrHoliday: 1440,
    });
    expect((await hours(head, '2027-05')).items).toEqual([]);
    expect((await yanis.ask(exportHours, { params: params(), query: { month: '2026-11' } })).status).toBe(403);
    const csv = await head.ask(exportHours, { params: params(), query: { month: '2026-11' } });
    expect(await csv.text()).toContain('Yanis Haddad;2026-11;');
  });
});

describe('coming back to work', () => {
  test('tells what matters since one left, until it was read', async () => {
    at('2026-12-01T17:00:00Z');
    expect((await backToWork(camille)).items).toEqual([]);
    at('2026-12-01T20:00:00Z');
    await happenings();
    await lina.call(writeHandOver, {
      params: params(),
      body: { text: 'Nuit calme, sauf A1.', clientKey: 'note-abcde' },
    });
    at('2026-12-02T07:30:00Z');
    const digest = await backToWork(camille);
    expect(digest.since).toBe('2026-12-01T17:00:00.000Z');
    expect(digest.items.map(({ kind, open }) => [kind, open])).toEqual([
      ['hand_over', true],
      ['message', true],
      ['crisis', true],
      ['request', true],
      ['alarm', false],
    ]);
    expect(digest.items.at(-1)?.text.fr).toBe('Ça monte. Elle est finie\u{a0}; prise en charge par Yanis Haddad.');
    // It stays, whatever is done meanwhile.
    at('2026-12-02T08:30:00Z');
    expect((await backToWork(camille)).items).toHaveLength(5);
    await camille.call(dismissBackToWork, { params: params() });
    expect((await backToWork(camille)).items).toEqual([]);
  });

  test('knows from what somebody did on any page that they were here', async () => {
    const seen = async () => {
      const row = await stage.db
        .selectFrom('oncall.presence')
        .select(['last_seen_at', 'left_at'])
        .where('person_id', '=', lina.id)
        .executeTakeFirst();
      return [row?.last_seen_at.toISOString(), row?.left_at?.toISOString()];
    };
    await followPresence(stage.db, new Date('2026-12-01T20:05:00Z'));
    expect(await seen()).toEqual(['2026-12-01T20:00:00.000Z', undefined]);
    at('2026-12-02T08:45:00Z');
    await lina.call(writeHandOver, { params: params(), body: { text: 'Bonjour.', clientKey: 'note-fghij' } });
    await followPresence(stage.db, stage.clock.now);
    expect(await seen()).toEqual(['2026-12-02T08:45:00.000Z', '2026-12-01T20:00:00.000Z']);
  });
});

test('what is kept of a person is told to them, and leaves with them while hours stay counted', async () => {
  at('2026-12-02T09:00:00Z');
  const before = await hours(head);
  const { holdOncall } = await import('./oncall.personal-data.ts');
  const holder = holdOncall({ now: () => stage.clock.now });
  const kept = (await holder.tell(stage.db, lina.id)) as { slots: unknown[]; swaps: unknown[]; handOvers: unknown[] };
  expect([kept.slots.length, kept.handOvers.length]).toEqual([2, 2]);
  await stage.db.transaction().execute(async (trx) => holder.forget(trx, lina.id));
  const after = await holder.tell(stage.db, lina.id);
  expect(after).toMatchObject({ handOvers: [], presence: [] });
  const page = await rota(head, '2026-12-02T09:00:00Z', '2026-12-12T00:00:00Z');
  expect(page.slots.map(({ people }) => people)).toEqual([[camille.id]]);
  expect(await hours(head)).toEqual(before);
});

/** An alarm that rang Yanis by two means, answered in five minutes and over an hour after it began. */
async function aCall(): Promise<void> {
  const { pool } = stage.program;
  await pool.query(
    `insert into alerts.alarm (territory_id, id, kind, state, explanation, started_at, detected_at, ended_at,
      observed, usual_high, severity)
    values ($1, 'ala_01jc0000000000000000000000', 'burst', 'ended', '{"fr":"","en":""}', '2026-11-24T20:00Z',
      '2026-11-24T20:00Z', '2026-11-24T21:00Z', 1, 1, '{}')`,
    [territoryId],
  );
  await pool.query(
    `insert into oncall.escalation (territory_id, id, alarm_id, alarm_name, level, state, steps, rounds, started_at,
      answered_by, answered_at)
    values ($1, 'esc_1', 'ala_01jc0000000000000000000000', '', 3, 'answered', '[]', 1, '2026-11-24T20:00Z', $2,
      '2026-11-24T20:05Z')`,
    [territoryId, yanis.id],
  );
  await pool.query(
    `insert into oncall.call (territory_id, id, escalation_id, at, step, round, person_id, means, outcome)
    values ($1, 'cal_1', 'esc_1', '2026-11-24T20:00Z', 0, 1, $2, 'push', 'answered'),
      ($1, 'cal_2', 'esc_1', '2026-11-24T20:00Z', 0, 1, $2, 'email', 'sent')`,
    [territoryId, yanis.id],
  );
}

/** A night in which something of each kind happened. */
async function happenings(): Promise<void> {
  const { pool } = stage.program;
  await pool.query(
    `insert into alerts.alarm (territory_id, id, kind, state, explanation, started_at, detected_at, ended_at,
      acknowledged_by, observed, usual_high, severity)
    values ($1, 'ala_01jd0000000000000000000000', 'burst', 'ended', '{"fr":"Ça monte.","en":"It rises."}',
      '2026-12-01T18:00Z', '2026-12-01T18:05Z', '2026-12-01T19:00Z', $2, 1, 1, '{}')`,
    [territoryId, yanis.id],
  );
  await pool.query(
    `insert into requests.request (territory_id, id, ref, title, text, nature, origin, priority, seen_at, created_at,
      track_fingerprint, sealed_track)
    values ($1, 'req_01jd0000000000000000000000', 'PIC-1', 'Arbre sur la voie', '', 'report', 'form', 'urgent',
      '2026-12-01T18:30Z', '2026-12-01T18:30Z', 'x', 'x')`,
    [territoryId],
  );
  await pool.query(
    `insert into desk.conversation (territory_id, id, kind, network, thread_key, red, first_at, last_at, last_in_at)
    values ($1, 'cnv_01jd0000000000000000000000', 'private', 'mailbox', 'x', true, '2026-12-01T19:30Z',
      '2026-12-01T19:30Z', '2026-12-01T19:30Z')`,
    [territoryId],
  );
  await pool.query(
    `insert into crisis.crisis (territory_id, id, ref, title, kind, first_signal_at, opened_at, opened_by, playbook)
    values ($1, 'cri_01jd0000000000000000000000', '2026-1', 'Vignobles', 'own_mistake', '2026-12-01T19:00Z',
      '2026-12-01T19:10Z', $2, '{}')`,
    [territoryId, yanis.id],
  );
}
