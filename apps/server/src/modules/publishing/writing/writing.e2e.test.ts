import {
  checkDraft,
  createPublication,
  decideOnPublication,
  deletePublication,
  draftSchema,
  duplicatePublication,
  exportCalendar,
  getPublication,
  getTrail,
  ignoreFinding,
  listArticles,
  listPublications,
  movePublication,
  savePublication,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  draftOf,
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
const texts = (...all: string[]) => ({ parts: all.map((text) => ({ text, media: [] })) });

beforeAll(async () => {
  stage = await publishingStage();
});
afterAll(async () => stage.close());
beforeEach(async () => {
  stage.clock.now = TUESDAY;
  team = await stage.team();
});
const named = (id: string) => ({ territoryId: team.territoryId, publicationId: id });
const list = async (query: Record<string, unknown> = {}, by = team.manager) =>
  (await by.call(listPublications, { params: { territoryId: team.territoryId }, query: query as never })).items;

describe('a draft', () => {
  test('is begun once, however often the same device sends it', async () => {
    const params = { territoryId: team.territoryId };
    const body = { ...draftOf(team), clientKey: 'telephone-0001' };
    const [one, other] = await Promise.all([
      team.manager.call(createPublication, { params, body }),
      team.manager.call(createPublication, { params, body }),
    ]);
    expect(other.id).toBe(one.id);
    expect(await list()).toHaveLength(1);
  });

  test('is due when the clock of the territory shows its hour, on either side of a change of clocks', async () => {
    const due = async (localTime: string) => (await write(team, { localTime })).dueAt;
    expect(await due('2026-10-24T10:00')).toBe('2026-10-24T08:00:00.000Z');
    expect(await due('2026-10-25T10:00')).toBe('2026-10-25T09:00:00.000Z');
    // 02:30 does not exist on that night.
    expect(await due('2027-03-28T02:30')).toBe('2027-03-28T01:30:00.000Z');
    const params = { territoryId: team.territoryId };
    const body = draftOf(team, { localTime: '2026-02-31T10:00' });
    expect(await refusalOf(team.manager.call(createPublication, { params, body }))).toBe('422 publishing.local_time');
  });

  test('names only accounts and media of its own territory', async () => {
    const elsewhere = await stage.team();
    const params = { territoryId: team.territoryId };
    const body = draftOf(elsewhere);
    expect(await refusalOf(team.manager.call(createPublication, { params, body }))).toBe(
      '422 publishing.channel_unknown',
    );
    const media = [{ mediaId: 'med_00000000000000' }];
    const pictured = draftOf(team, { content: { parts: [{ text: 'Photo', media }] } });
    expect(await refusalOf(team.manager.call(createPublication, { params, body: pictured }))).toBe(
      '422 publishing.media_unknown',
    );
    const theirs = await write(elsewhere);
    expect(await refusalOf(team.manager.call(getPublication, { params: named(theirs.id) }))).toBe(
      '404 publishing.not_found',
    );
  });

  test('written on two devices loses the words of neither', async () => {
    const { id, version, ...draft } = await write(team, { title: 'Lycée', content: texts('Un', 'Deux') });
    const words = draftSchema.parse(draft);
    const save = async (over: object) =>
      team.manager.call(savePublication, {
        params: named(id),
        body: { baseVersion: version, draft: { ...words, ...over } },
      });
    const first = await save({ content: texts('Un', 'Deux, du bureau') });
    expect(first).toMatchObject({ publication: { version: 2 }, conflicts: [] });
    const apart = await save({ title: 'Lycée agricole' });
    expect(apart).toMatchObject({
      conflicts: [],
      publication: { version: 3, title: 'Lycée agricole', content: texts('Un', 'Deux, du bureau') },
    });
    const clash = await save({ content: texts('Un', 'Deux, du train') });
    expect(clash.conflicts).toEqual([
      { field: 'content.parts.1.text', yours: 'Deux, du train', theirs: 'Deux, du bureau', by: 'Camille Delattre' },
    ]);
    expect(clash.publication.content).toMatchObject(texts('Un', 'Deux, du bureau'));
    const { rows } = await sql<{ text: string }>`
      select draft #>> '{content,parts,1,text}' as text from publishing.version
      where publication_id = ${id} and branch > 0
    `.execute(stage.db);
    expect(rows).toEqual([{ text: 'Deux, du train' }]);
  });

  test('saved as it stands already makes no new version', async () => {
    const { id, version, ...draft } = await write(team);
    const body = { baseVersion: version, draft: draftSchema.parse(draft) };
    const { publication } = await team.manager.call(savePublication, { params: named(id), body });
    expect(publication.version).toBe(1);
  });

  test('is checked by the limits of its accounts, and an advice can be passed over by name', async () => {
    const long = await write(team, { content: texts('a'.repeat(501)) });
    expect(long.findings.map(({ code, severity }) => [code, severity])).toContainEqual(['text_too_long', 'blocks']);
    expect(await refusalOf(submit(team, long))).toBe('422 publishing.blocked');
    const shout = await write(team, {
      content: texts('LES INSCRIPTIONS SONT OUVERTES POUR TOUTES ET TOUS DANS LA REGION'),
    });
    expect(shout.findings).toContainEqual(expect.objectContaining({ code: 'capitals', severity: 'advises' }));
    const body = { code: 'capitals', ignored: true };
    const passed = await team.manager.call(ignoreFinding, { params: named(shout.id), body });
    const heeded = passed.findings.filter(({ ignoredBy }) => ignoredBy === undefined).map(({ code }) => code);
    expect(heeded).toEqual(['same_hour']);
  });

  test('shows before it is saved what it would meet: checks, circuit, silence, neighbours', async () => {
    const near = await write(team, { title: 'Voisine', localTime: '2026-11-25T09:30' });
    const answer = await team.manager.call(checkDraft, {
      params: { territoryId: team.territoryId },
      body: { draft: draftOf(team, { officials: ['Marie Lenoir'] }) },
    });
    expect(answer).toMatchObject({
      circuit: { name: 'Élue ou élu nommé', steps: ['Direction de la communication', 'Élue ou élu concerné'] },
      near: [{ id: near.id, title: 'Voisine' }],
      costs: [],
      bestHours: [],
    });
    expect(answer.circuit.silence.fr).toMatch(/48.h/);
    expect(answer.findings.map(({ code }) => code)).toContain('same_hour');
  });
});

describe('the lists', () => {
  test('go by due date, page by page, and find by word, state, account and campaign', async () => {
    const late = await write(team, { title: 'Tard', localTime: '2026-11-28T09:00', campaign: 'Hiver' });
    const soon = await write(team, { title: 'Tôt', localTime: '2026-11-25T09:00' });
    const never = await write(team, { title: 'Un jour', localTime: undefined, channelIds: [team.secondId] });
    expect((await list()).map(({ id }) => id)).toEqual([soon.id, late.id, never.id]);
    const params = { territoryId: team.territoryId };
    const page = await team.manager.call(listPublications, { params, query: { limit: 2 } as never });
    const next = await team.manager.call(listPublications, {
      params,
      query: { limit: 2, cursor: page.nextCursor } as never,
    });
    expect(next.items.map(({ id }) => id)).toEqual([never.id]);
    const found = async (query: object) => (await list(query as never)).map(({ id }) => id);
    expect(await found({ state: 'undated' })).toEqual([never.id]);
    expect(await found({ campaign: 'Hiver' })).toEqual([late.id]);
    expect(await found({ channelId: team.secondId })).toEqual([never.id]);
    expect(await found({ text: 'RIBECOURT tard' })).toEqual([late.id]);
    expect(await found({ from: '2026-11-27T00:00:00Z', to: '2026-11-29T00:00:00Z' })).toEqual([late.id]);
    expect(await refusalOf(team.manager.call(listPublications, { params, query: { cursor: 'x' } as never }))).toBe(
      '422 publishing.cursor_invalid',
    );
  });

  test('say of each who it waits for, and how many others leave within its hour', async () => {
    const asked = await submit(team, await write(team));
    await write(team, { localTime: '2026-11-25T09:40' });
    const [card] = await list({ state: 'waiting_for_me' }, team.head);
    expect(card).toMatchObject({
      id: asked.id,
      mine: true,
      waitsFor: ['Hélène Roux'],
      conflicts: 1,
      state: 'in_review',
    });
    expect(await list({ state: 'waiting_for_me' })).toEqual([]);
  });
});

test('numbers and dates that no column holds are refused in words, or find nothing', async () => {
  const { id, version: _, ...draft } = await write(team);
  const body = { baseVersion: 1e15, draft: draftSchema.parse(draft) };
  expect((await team.manager.ask(savePublication, { params: named(id), body })).status).toBe(422);
  const params = { territoryId: team.territoryId };
  const query = { from: '0000-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' };
  expect(await (await team.manager.ask(exportCalendar, { params, query })).text()).toContain('draft');
  expect((await team.manager.call(listArticles, { params, query: query as never })).items).toEqual([]);
});

test('a correction says so, and links on each account to what it corrects there', async () => {
  const { id } = await write(team, { title: 'Horaires', content: texts('Ouvert dès 8 h.') });
  const url = 'https://memoire.example/1';
  await sql`
    insert into publishing.delivery (territory_id, id, publication_id, channel_id, network, state, due_at, url, sent_at)
    values (${team.territoryId}, 'dly_00000000000001', ${id}, ${team.channelId}, 'simulation', 'verified', now(), ${url}, now())
  `.execute(stage.db);
  const correction = await team.manager.call(duplicatePublication, { params: named(id), body: { as: 'correction' } });
  expect(correction).toMatchObject({
    corrects: id,
    state: 'draft',
    content: texts('Rectificatif\u{a0}: Ouvert dès 8 h.'),
    variants: { [team.channelId]: texts(`Rectificatif\u{a0}: Ouvert dès 8 h.\n\n${url}`) },
  });
  expect(correction.localTime).toBeUndefined();
  const corrected = await team.manager.call(getPublication, { params: named(id) });
  expect(corrected.correctedBy).toEqual([correction.id]);
});

test('what never went out can be deleted, with its versions', async () => {
  const { id } = await write(team);
  await team.manager.call(deletePublication, { params: named(id) });
  expect(await refusalOf(team.manager.call(getPublication, { params: named(id) }))).toBe('404 publishing.not_found');
});

test('its trail reads as one paragraph', async () => {
  const asked = await submit(team, await write(team));
  stage.clock.now = new Date(TUESDAY.getTime() + 18 * 60_000);
  const body = { version: asked.version, decision: 'approve' as const };
  await team.head.call(decideOnPublication, { params: named(asked.id), body });
  const { paragraph, events } = await team.manager.call(getTrail, { params: named(asked.id) });
  expect(paragraph.fr.replaceAll('\u{a0}', ' ')).toBe(
    'Écrit par Camille Delattre le 24 novembre à 11 h, proposé par Camille Delattre à 11 h, approuvé par Hélène Roux à 11 h 18.',
  );
  expect(events.map(({ kind }) => kind)).toEqual(['created', 'submitted', 'approved', 'scheduled']);
});

test('moved, what an approval that does not cover the hour let through leaves at its new hour', async () => {
  const asked = await submit(team, await write(team));
  const body = { version: asked.version, decision: 'approve' as const };
  const approved = await team.head.call(decideOnPublication, { params: named(asked.id), body });
  const moved = await team.manager.call(movePublication, {
    params: named(asked.id),
    body: { version: approved.version, localTime: '2026-11-26T18:00' },
  });
  expect(moved).toMatchObject({
    state: 'scheduled',
    version: 2,
    deliveries: [{ state: 'planned', dueAt: '2026-11-26T17:00:00.000Z' }],
  });
});

describe('a repetition', () => {
  const weekly = { recurrence: { every: 'week' as const, interval: 1, weekdays: [3], except: ['2026-12-09'] } };
  const occurrencesOf = async () => (await list({ from: '2026-11-26T00:00:00Z' })).filter(({ recurring }) => recurring);

  test('is made eight weeks ahead, at the same hour, and follows its first until somebody touches one', async () => {
    const series = await write(team, { ...weekly, title: 'Marché' } as never);
    await stage.program.rounds.once();
    await stage.program.rounds.once();
    const made = await occurrencesOf();
    expect(made.map(({ localTime }) => localTime)).toEqual([
      '2026-12-02T09:00',
      '2026-12-16T09:00',
      '2026-12-23T09:00',
      '2026-12-30T09:00',
      '2027-01-06T09:00',
      '2027-01-13T09:00',
    ]);
    const [touched, deleted] = made;
    const rewritten = async (publicationId: string, title: string) => {
      const { version, ...draft } = await team.manager.call(getPublication, { params: named(publicationId) });
      const body = { baseVersion: version, draft: { ...draftSchema.parse(draft), title } };
      await team.manager.call(savePublication, { params: named(publicationId), body });
    };
    await rewritten(touched?.id ?? '', 'Marché de Noël');
    await team.manager.call(deletePublication, { params: named(deleted?.id ?? '') });
    await rewritten(series.id, 'Grand marché');
    await stage.program.rounds.once();
    const after = await occurrencesOf();
    expect(after.map(({ title }) => title)).toEqual([
      'Marché de Noël',
      ...Array.from({ length: 4 }, () => 'Grand marché'),
    ]);
  });

  test('once approved is approved for what says the same, and no longer once its words change', async () => {
    const asked = await submit(team, await write(team, weekly as never));
    const body = { version: asked.version, decision: 'approve' as const };
    await team.head.call(decideOnPublication, { params: named(asked.id), body });
    await stage.program.rounds.once();
    const made = await occurrencesOf();
    expect(new Set(made.map(({ state }) => state))).toEqual(new Set(['scheduled']));
    const { version, ...draft } = await team.manager.call(getPublication, { params: named(asked.id) });
    const changed = { ...draftSchema.parse(draft), content: texts('Tout autre chose, au même endroit.') };
    await team.manager.call(savePublication, {
      params: named(asked.id),
      body: { baseVersion: version, draft: changed },
    });
    expect(new Set((await occurrencesOf()).map(({ state }) => state))).toEqual(new Set(['draft']));
  });
});
