import {
  addDelegation,
  decideByLink,
  decideOnPublication,
  getCircuits,
  getPublication,
  getTrail,
  openApprovalLink,
  savePublication,
  schedulePublication,
  sendApprovalLink,
  setCircuits,
  draftSchema,
  type Circuit,
  type Publication,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../testing/program.stage.ts';
import { mayGoOut } from '../index.ts';
import {
  draftOf,
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

type Choice = 'approve' | 'request_changes' | 'refuse';
const named = (id: string) => ({ territoryId: team.territoryId, publicationId: id });
const read = async (id: string, by = team.manager) => by.call(getPublication, { params: named(id) });
const decide = async (by: Person, { id, version }: Publication, decision: Choice = 'approve', comment?: string) =>
  by.call(decideOnPublication, { params: named(id), body: { version, decision, comment } });
const wait = (ms: number) => void (stage.clock.now = new Date(stage.clock.now.getTime() + ms));
const rewrite = async (publication: Publication, text: string, by = team.manager) => {
  const draft = draftSchema.parse({ ...publication, content: { parts: [{ text }] } });
  const body = { baseVersion: publication.version, draft };
  return (await by.call(savePublication, { params: named(publication.id), body })).publication;
};
const permit = async (id: string) =>
  mayGoOut(stage.program as never, stage.db as never, { ...named(id), now: stage.clock.now });
const told = async (personId: string) => {
  const { rows } = await sql<{ title: string }>`
    select data->'title'->>'fr' as title from jobs.job
    where name = 'notifications.tell_people' and data->'personIds' ? ${personId}
      and data->>'territoryId' = ${team.territoryId} order by created_on
  `.execute(stage.db);
  return rows.map(({ title }) => title);
};

/** One circuit for everything. */
const circuitOf = (over: Partial<Circuit>): Omit<Circuit, 'id'> => ({
  name: 'Essai',
  when: { channelIds: [], networks: [], themes: [], authorIds: [], authorRoles: [] },
  steps: [{ label: 'Direction', needs: 'any', personIds: [], roles: ['head_of_communication'], guests: [] }],
  silence: { rule: 'refuse', hours: 24, toPersonIds: [] },
  coversTime: false,
  ...over,
});
const setOnly = async (...circuits: Partial<Circuit>[]) =>
  team.head.call(setCircuits, {
    params: { territoryId: team.territoryId },
    body: { circuits: circuits.map(circuitOf) },
  });
const step = (label: string, over: Partial<Circuit['steps'][number]>): Circuit['steps'][number] => ({
  label,
  needs: 'any',
  personIds: [],
  roles: [],
  guests: [],
  ...over,
});

describe('who is asked', () => {
  test('a new territory asks its head of communication, and says so in words', async () => {
    const { whoValidates } = await team.manager.call(getCircuits, { params: { territoryId: team.territoryId } });
    const ordinary = whoValidates.find(({ name }) => name === 'Ordinaire');
    expect(ordinary).toMatchObject({
      when: { fr: 'Toujours' },
      steps: [{ label: 'Communication', who: ['Hélène Roux'] }],
    });
    expect(whoValidates.at(-1)).toMatchObject({ when: { fr: 'Tout le reste' } });
    const asked = await submit(team, await write(team));
    expect(asked).toMatchObject({
      state: 'in_review',
      approval: {
        circuitName: 'Ordinaire',
        mine: false,
        steps: [{ state: 'current', who: [{ name: 'Hélène Roux', absent: false }] }],
        silence: { rule: 'refuse', at: '2026-11-26T10:00:00.000Z' },
      },
    });
    expect((await read(asked.id, team.head)).approval?.mine).toBe(true);
    expect(await told(team.head.id)).toEqual([expect.stringMatching(/^À valider.: « La Région/)]);
  });

  test('what names an elected official, tells of money, or answers a crisis, each goes its own way', async () => {
    const circuitOf = async (over: object) => (await submit(team, await write(team, over))).approval?.circuitName;
    expect(await circuitOf({ officials: ['Marie Lenoir'] })).toBe('Élue ou élu nommé');
    expect(await circuitOf({ money: true })).toBe('Argent public');
    expect(await circuitOf({ minors: true })).toBe('Mineurs à l’image');
    const ballot = { name: 'Régionales', day: '2027-03-14', candidates: [] };
    await stage.db
      .insertInto('publishing.editorial')
      .values({ territory_id: team.territoryId, editorial: JSON.stringify({ ballots: [ballot] }) })
      .execute();
    expect(await circuitOf({ money: true })).toBe('Période électorale');
  });

  test('when no rule holds, the strictest circuit is taken', async () => {
    await setOnly(
      { name: 'Léger', when: { ...circuitOf({}).when, money: true } },
      {
        name: 'Lourd',
        when: { ...circuitOf({}).when, minors: true },
        steps: [step('Un', { roles: ['head_of_communication'] }), step('Deux', { roles: ['administrator'] })],
      },
    );
    const asked = await submit(team, await write(team));
    expect(asked.approval).toMatchObject({
      circuitName: 'Lourd',
      because: { fr: expect.stringContaining('le plus strict') },
    });
  });

  test('a step must have somebody, who must be of the territory', async () => {
    expect(await refusalOf(setOnly({ steps: [step('Vide', {})] }))).toBe('422 publishing.circuit_without_anyone');
    const stranger = await stage.person(await stage.territory('Ailleurs'), 'validator');
    expect(await refusalOf(setOnly({ steps: [step('Un', { personIds: [stranger.id] })] }))).toBe(
      '422 publishing.person_unknown',
    );
  });

  test('where nobody but its author could approve, it is refused rather than left to wait', async () => {
    const territoryId = await stage.territory('Commune');
    const alone = await stage.person(territoryId, 'administrator');
    const solo = { ...team, territoryId, channelId: await stage.channel(territoryId, 'Mairie'), manager: alone };
    expect(await refusalOf(submit(solo, await write(solo)))).toBe('422 publishing.blocked');
  });
});

describe('a decision', () => {
  test('that approves lets it leave at its hour, sealed', async () => {
    const approved = await decide(team.head, await submit(team, await write(team)));
    expect(approved).toMatchObject({
      state: 'scheduled',
      deliveries: [{ state: 'planned', dueAt: '2026-11-25T08:00:00.000Z' }],
      approval: {
        seal: expect.stringMatching(/^[0-9a-f]{64}$/),
        steps: [{ state: 'approved', decisions: [{ by: 'Hélène Roux' }] }],
      },
    });
    expect(await permit(approved.id)).toEqual({ ok: true });
    expect(await told(team.manager.id)).toEqual([expect.stringMatching(/^Approuvée/)]);
  });

  test('that refuses or asks for a change says why, and comes back to its author', async () => {
    const asked = await submit(team, await write(team));
    expect(await refusalOf(decide(team.head, asked, 'refuse'))).toBe('422 publishing.comment_needed');
    const back = await decide(team.head, asked, 'request_changes', 'Plus court.');
    expect(back).toMatchObject({ state: 'changes_requested', reason: 'Plus court.', deliveries: [] });
    expect(await submit(team, await rewrite(back, 'La Région ouvre un lycée.'))).toMatchObject({
      state: 'in_review',
      version: 2,
    });
  });

  test('is nobody’s on what they wrote or changed themselves, nor anybody’s whose turn it is not', async () => {
    const own = await submit(team, await write(team, {}, team.head), team.head);
    expect(await refusalOf(decide(team.head, own))).toBe('403 publishing.own_publication');
    const retouched = await rewrite(await write(team), 'La Région ouvre deux lycées.', team.head);
    await submit(team, retouched);
    expect(await refusalOf(decide(team.head, retouched))).toBe('403 publishing.own_publication');
    const asked = await submit(team, await write(team));
    expect(await refusalOf(decide(team.administrator, asked))).toBe('403 publishing.not_your_turn');
  });

  test('on words that changed meanwhile is refused', async () => {
    const asked = await submit(team, await write(team));
    const changed = await rewrite(asked, 'Tout autre chose, et mieux dit.');
    expect(changed).toMatchObject({ state: 'draft', version: 2 });
    await submit(team, changed);
    expect(await refusalOf(decide(team.head, asked))).toBe('409 publishing.changed_meanwhile');
  });

  test('by two at once counts once where one voice is enough, and twice where all are needed', async () => {
    const validator = await stage.person(team.territoryId, 'validator', 'Valérie');
    const asked = await submit(team, await write(team));
    const both = await Promise.all([refusalOf(decide(team.head, asked)), refusalOf(decide(validator, asked))]);
    expect(both.toSorted()).toEqual(['409 publishing.state', 'no refusal']);
    await setOnly({ steps: [step('Deux voix', { needs: 'all', personIds: [team.head.id, validator.id] })] });
    const needed = await submit(team, await write(team));
    await Promise.all([decide(team.head, needed), decide(validator, needed)]);
    const done = await read(needed.id);
    expect(done.state).toBe('scheduled');
    expect(done.approval?.steps[0]?.decisions).toHaveLength(2);
  });

  test('against an edit at the same moment: one of the two is told, and nothing leaves that was not approved', async () => {
    const asked = await submit(team, await write(team));
    await Promise.allSettled([decide(team.head, asked), rewrite(asked, 'Une phrase que personne n’a relue.')]);
    const after = await read(asked.id);
    expect(after.state).toBe('draft');
    expect(after.deliveries).toEqual([]);
    expect((await permit(asked.id)).ok).toBe(false);
  });

  test('may be taken by whoever stands in for one who is away, and is written in both names', async () => {
    const deputy = await stage.person(team.territoryId, 'validator', 'Denis Adjoint');
    await setOnly({ steps: [step('Direction', { personIds: [team.head.id] })] });
    const absence = { from: TUESDAY.toISOString(), until: '2026-11-28T00:00:00Z', reason: 'Congés' };
    const body = { fromId: team.head.id, toId: deputy.id, ...absence };
    await team.head.call(addDelegation, { params: { territoryId: team.territoryId }, body });
    expect(await refusalOf(team.manager.call(addDelegation, { params: { territoryId: team.territoryId }, body }))).toBe(
      '403 publishing.delegation_not_yours',
    );
    const asked = await submit(team, await write(team));
    expect(asked.approval?.steps[0]?.who).toMatchObject([
      { name: 'Hélène Roux', absent: true },
      { name: 'Denis Adjoint', onBehalfOf: 'Hélène Roux' },
    ]);
    const { approval } = await decide(deputy, asked);
    expect(approval?.steps[0]?.decisions).toMatchObject([{ by: 'Denis Adjoint', onBehalfOf: 'Hélène Roux' }]);
  });
});

describe('silence', () => {
  test('refuses, accepts or asks somebody else, as was printed from the start', async () => {
    const { rounds } = stage.program;
    await setOnly({ silence: { rule: 'refuse', hours: 2, toPersonIds: [] } });
    const refused = await submit(team, await write(team));
    await setOnly({ silence: { rule: 'accept', hours: 2, toPersonIds: [] } });
    const accepted = await submit(team, await write(team));
    await setOnly({ silence: { rule: 'escalate', hours: 2, toPersonIds: [team.administrator.id] } });
    const escalated = await submit(team, await write(team));
    expect(escalated.approval?.silence.sentence.fr).toContain('Ahmed Benali');
    wait(2 * HOUR - 1);
    await rounds.once();
    expect((await read(accepted.id)).state).toBe('in_review');
    wait(1);
    await rounds.once();
    expect((await read(refused.id)).state).toBe('refused');
    expect((await read(accepted.id)).state).toBe('scheduled');
    expect((await read(escalated.id)).state).toBe('in_review');
    expect(await decide(team.administrator, escalated)).toMatchObject({ state: 'scheduled' });
  });
});

describe('what was approved', () => {
  test('is void at the first edit, and whoever had decided is told', async () => {
    const approved = await decide(team.head, await submit(team, await write(team)));
    const edited = await rewrite(approved, 'La Région ferme un lycée.');
    expect(edited).toMatchObject({
      state: 'draft',
      deliveries: [],
      approval: { voided: { fr: 'modifiée depuis par Camille Delattre' } },
    });
    expect(await told(team.head.id)).toEqual([
      expect.stringMatching(/^À valider/),
      expect.stringMatching(/^Validation annulée/),
    ]);
    const params = named(approved.id);
    const body = { version: edited.version, when: 'due' as const };
    expect(await refusalOf(team.manager.call(schedulePublication, { params, body }))).toBe(
      '409 publishing.not_approved',
    );
  });

  test('is looked at again when it leaves: a text changed behind our back, or a crisis since, and it stays', async () => {
    const approved = await decide(team.head, await submit(team, await write(team)));
    await sql`
      update publishing.publication set draft = jsonb_set(draft, '{content,parts,0,text}', '"Autre chose"') where id = ${approved.id}
    `.execute(stage.db);
    expect(await permit(approved.id)).toMatchObject({
      ok: false,
      message: { fr: expect.stringContaining('a changé') },
    });
    const other = await decide(team.head, await submit(team, await write(team)));
    const ballot = { name: 'Régionales', day: '2027-03-14', candidates: [] };
    await stage.db
      .insertInto('publishing.editorial')
      .values({ territory_id: team.territoryId, editorial: JSON.stringify({ ballots: [ballot] }) })
      .execute();
    expect(await permit(other.id)).toMatchObject({
      ok: false,
      message: { fr: expect.stringContaining('autre circuit') },
    });
  });
});

describe('a link', () => {
  const tokenOf = (mail = '') => /\/approbation\/([\w-]+)/.exec(saidIn(mail))?.[1] ?? '';
  const guest = { name: 'Paul Maire', email: 'paul@mairie.example' };
  const ask = async (token: string, method: 'GET' | 'POST', body?: object) => {
    const endpoint = method === 'GET' ? openApprovalLink : decideByLink;
    const response = await stage.program.app.request(endpoint.path.replace(':token', token), {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  async function askGuest(): Promise<{ asked: Publication; token: string }> {
    await setOnly({ steps: [step('Mairie', { guests: [guest] })] });
    const asked = await submit(team, await write(team));
    await stage.program.jobs.drain();
    return { asked, token: tokenOf(stage.mails.find((mail) => mail.includes(`To: ${guest.email}`))) };
  }

  test('reaches a guest by mail, shows what would go out, and decides once', async () => {
    const { asked, token } = await askGuest();
    const shown = await ask(token, 'GET');
    expect(shown).toMatchObject({
      status: 200,
      body: {
        territoryName: 'Région Picardie',
        approverName: 'Paul Maire',
        publication: {
          version: 1,
          previews: [{ channelName: 'Compte', parts: [{ text: asked.content.parts[0]?.text }] }],
        },
      },
    });
    // Reading, even twice, uses nothing up.
    expect((await ask(token, 'GET')).status).toBe(200);
    const answers = await Promise.all([
      ask(token, 'POST', { version: 1, decision: 'approve' }),
      ask(token, 'POST', { version: 1, decision: 'refuse', comment: 'Non' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await ask(token, 'POST', { version: 1, decision: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'publishing.link_used' },
    });
    const decided = await read(asked.id);
    expect(decided.approval?.steps[0]?.decisions).toMatchObject([{ by: 'Paul Maire', byLink: true }]);
    const { rows } = await sql`select * from publishing.approval_link where publication_id = ${asked.id}`.execute(
      stage.db,
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(guest.email);
  });

  test('ends after three days, and with the first edit', async () => {
    const { asked, token } = await askGuest();
    wait(72 * HOUR);
    expect(await ask(token, 'POST', { version: 1, decision: 'approve' })).toMatchObject({
      status: 410,
      body: { code: 'publishing.link_expired' },
    });
    stage.clock.now = TUESDAY;
    await rewrite(asked, 'Une autre phrase, qui n’a pas été lue.');
    expect(await ask(token, 'GET')).toMatchObject({ status: 410, body: { code: 'publishing.link_void' } });
    expect(await ask('x'.repeat(43), 'GET')).toMatchObject({ status: 404, body: { code: 'publishing.link_unknown' } });
  });

  test('can be sent by hand to somebody of the current step, and to nobody else', async () => {
    const asked = await submit(team, await write(team));
    const send = async (to: string) => team.manager.call(sendApprovalLink, { params: named(asked.id), body: { to } });
    expect(await refusalOf(send(team.administrator.id))).toBe('422 publishing.not_in_step');
    expect(await send(team.head.id)).toEqual({ sentTo: 'Hélène Roux', expiresAt: '2026-11-27T10:00:00.000Z' });
    const token = tokenOf(stage.mails.at(-1));
    expect(await ask(token, 'POST', { version: 1, decision: 'refuse' })).toMatchObject({
      status: 422,
      body: { code: 'publishing.comment_needed' },
    });
    expect(await ask(token, 'POST', { version: 1, decision: 'refuse', comment: 'Hors sujet' })).toMatchObject({
      status: 200,
    });
    expect(await read(asked.id)).toMatchObject({ state: 'refused', reason: 'Hors sujet' });
  });
});

test('what leaves is word for word what was approved, and what was changed behind its back does not leave', async () => {
  const newsroom = await stage.channel(team.territoryId, 'Salle de presse', 'newsroom');
  const approve = async () => decide(team.head, await submit(team, await write(team, { channelIds: [newsroom] })));
  const [kept, forged] = [await approve(), await approve()];
  await sql`
    update publishing.publication set draft = jsonb_set(draft, '{content,parts,0,text}', '"Faux"') where id = ${forged.id}
  `.execute(stage.db);
  stage.clock.now = new Date(kept.dueAt ?? '');
  await stage.program.dispatcher.runDue();
  expect(await read(kept.id)).toMatchObject({
    state: 'published',
    deliveries: [{ state: expect.stringMatching(/sent|verified/) }],
  });
  expect(await read(forged.id)).toMatchObject({ state: 'failed', deliveries: [{ state: 'failed' }] });
  const { rows } = await sql<{ parts: string }>`
    select parts::text from publishing.hosted_post where territory_id = ${team.territoryId}
  `.execute(stage.db);
  expect(rows).toEqual([{ parts: expect.stringContaining(kept.content.parts[0]?.text ?? '?') }]);
  expect(await told(team.manager.id)).toContain('Un post n’est pas parti');
  // What failed for sure can be corrected, approved and sent under its own name.
  const corrected = await rewrite(await read(forged.id), 'Une phrase juste, relue avant de partir.');
  expect(corrected).toMatchObject({ state: 'draft', deliveries: [] });
  const again = await decide(team.head, await submit(team, corrected));
  expect(again.state).toBe('approved');
  const now = { version: again.version, when: 'now' as const };
  await team.manager.call(schedulePublication, { params: named(again.id), body: now });
  await stage.program.dispatcher.runDue();
  expect(await read(again.id)).toMatchObject({ state: 'published' });
  const { paragraph, versions } = await team.manager.call(getTrail, { params: named(kept.id) });
  expect(paragraph.fr).toMatch(/approuvé par Hélène Roux .* sur Salle de presse/);
  expect(versions).toMatchObject([{ channelName: 'Salle de presse', text: kept.content.parts[0]?.text }]);
});

test('a circuit that covers the hour asks again when the hour moves', async () => {
  await setOnly({ coversTime: true });
  const approved = await decide(team.head, await submit(team, await write(team)));
  const draft = draftSchema.parse({ ...approved, localTime: '2026-11-26T09:00' });
  const body = { baseVersion: approved.version, draft };
  const { publication } = await team.manager.call(savePublication, { params: named(approved.id), body });
  expect(publication).toMatchObject({ state: 'draft', deliveries: [] });
  expect(draftOf(team).localTime).toBe('2026-11-25T09:00');
});
