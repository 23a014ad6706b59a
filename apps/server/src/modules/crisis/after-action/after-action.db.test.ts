import {
  addLogLine,
  changeCrisis,
  closeCrisis,
  downloadAfterAction,
  getAfterAction,
  holdInRoom,
  openCrisis,
  openMandate,
  prepareAnswer,
  schedulePublication,
  type AfterAction,
} from '@beffroi/contracts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  publishingStage,
  refusalOf,
  TUESDAY,
  type PublishingStage,
  type Team,
} from '../../../testing/publishing.stage.ts';
import { newId } from '../../../platform/ids.ts';
import { createWatch } from '../../listening/index.ts';
import { keepMeasures } from './measure.keep.ts';

const MINUTE = 60_000;
let stage: PublishingStage;
let team: Team;
let watchId: string;
let newsroom: string;

beforeAll(async () => {
  stage = await publishingStage();
  team = await stage.team();
  const { territoryId } = team;
  newsroom = await stage.channel(territoryId, 'Salle de presse', 'newsroom');
  const watch = { name: 'Vignes', query: 'vigne*', colour: 'brick' as const, paused: false, alerting: true };
  const made = { territoryId, watch, actor: { kind: 'system' as const }, personId: undefined };
  watchId = (await createWatch(stage.program as never, made)).id;
  await stage.program.jobs.drain();
});
afterAll(async () => stage.close());

const at = (minutes: number) => void (stage.clock.now = new Date(TUESDAY.getTime() + minutes * MINUTE));

/** So many posts a minute from one minute to another, each by a voice of its own. */
async function crowd(text: string, from: number, to: number, each: number): Promise<void> {
  for (let minute = from; minute < to; minute++) {
    at(minute);
    await stage.hear(
      team.territoryId,
      Array.from({ length: each }, (_, index) => ({
        text: `${text} (${minute}.${index})`,
        author: { handle: `voix${minute}-${index}` },
        reach: 100,
      })),
    );
  }
}

async function alarm(started: number, detected: number): Promise<string> {
  const id = newId('alm', TUESDAY.getTime() + detected * MINUTE);
  const when = (minutes: number) => new Date(TUESDAY.getTime() + minutes * MINUTE);
  await stage.db
    .insertInto('alerts.alarm')
    .values({
      territory_id: team.territoryId,
      id,
      kind: 'burst',
      state: 'open',
      watch_id: watchId,
      source_id: null,
      explanation: JSON.stringify({ fr: '36 mentions en 12 min.', en: '36 mentions in 12 min.' }),
      started_at: when(started),
      detected_at: when(detected),
      acknowledged_by: null,
      observed: 36,
      usual_high: 2,
      ratio: 18,
      severity: JSON.stringify({ level: 3, score: 55, parts: [] }),
      story_id: null,
    })
    .execute();
  return id;
}

/** A crisis from its first post to its closing, by the doors that a team uses. */
async function live(): Promise<{ territoryId: string; crisisId: string }> {
  const { territoryId } = team;
  const { manager, head } = team;
  const params = { territoryId };
  await crowd('Ces vignes sont en Californie, quelle honte, c’est nul', 0, 30, 3);
  at(20);
  const alarmId = await alarm(0, 12);
  const opened = await manager.call(openCrisis, { params, body: { alarmId, title: 'Vignes', kind: 'own_mistake' } });
  const named = { territoryId, crisisId: opened.crisis.id };
  at(22);
  await manager.call(holdInRoom, { params: named });
  at(25);
  const ends = new Date(TUESDAY.getTime() + 180 * MINUTE).toISOString();
  const mandate = await head.call(openMandate, {
    params,
    body: { personId: manager.id, scope: 'Répondre', channelIds: [newsroom], endsAt: ends },
  });
  const line = { text: 'La présidente relaiera.', decision: true, clientKey: 'une-ligne' };
  await manager.call(addLogLine, { params: named, body: line });
  at(38);
  const { publicationId } = await manager.call(prepareAnswer, {
    params: named,
    body: {
      title: 'Nos vignes',
      text: 'Oui, cette vigne est californienne. La nôtre est plus jolie.',
      channelIds: [newsroom],
      mandateId: mandate.id,
      clientKey: 'une-reponse',
    },
  });
  at(40);
  await manager.call(schedulePublication, {
    params: { territoryId, publicationId },
    body: { version: 1, when: 'now' },
  });
  await stage.program.dispatcher.runDue();
  await crowd('Merci à la Région pour cette bonne nouvelle, de belles vignes', 41, 56, 4);
  await sql`
    insert into desk.conversation (territory_id, id, kind, network, thread_key, state, first_at, last_at, request_id, mention_id)
    select territory_id, 'cnv_1', 'mention', 'import', 'fil', 'to_answer', posted_at, posted_at, 'req_1', id
    from listening.mention where territory_id = ${territoryId} order by posted_at limit 1
  `.execute(stage.db);
  at(120);
  await manager.call(closeCrisis, { params: named, body: { liftHold: true, thanks: '', note: '' } });
  await manager.call(changeCrisis, { params: named, body: { lessons: 'Vérifier chaque image.' } });
  return named;
}

test('a crisis is told from its trace, stays when its posts are erased, and is what the next one is compared to', async () => {
  const named = await live();
  at(150);
  const report = await team.manager.call(getAfterAction, { params: named });
  expect(report.delays).toMatchObject({ detected: 12, seen: 20, opened: 20, held: 22, decided: 22, firstWord: 40 });
  expect(report.delays.turned).toBeGreaterThanOrEqual(29);
  expect(report.delays.turned).toBeLessThanOrEqual(42);
  expect(report.delays.calm).toBeGreaterThanOrEqual(56);
  expect(report.figures).toMatchObject({
    mentions: 150,
    voices: 150,
    level: 3,
    answers: 1,
    replies: 0,
    requests: 1,
    people: 2,
  });
  expect(report.said).toMatchObject([{ title: 'Nos vignes', networks: ['newsroom'] }]);
  expect(report.said[0]?.text).toContain('plus jolie');
  expect(report.curve.marks.map(({ kind }) => kind)).toEqual([
    'first_signal',
    'alarm',
    'opened',
    'hold',
    'mandate',
    'published',
    'closed',
  ]);
  const { during } = report.tone;
  expect(during.negative + during.ironic + during.neutral + during.positive).toBeCloseTo(1);
  expect(during.positive).toBeGreaterThan(0.3);
  expect(report.decisions.map(({ text }) => text.fr)).toContain('La présidente relaiera.');
  expect(report.decisions.every(({ by }) => by !== undefined)).toBe(true);
  expect(report.summary.fr).toContain('Premier mot public 40\u{a0}min après');
  expect(report).toMatchObject({ lessons: 'Vérifier chaque image.', earlier: [] });

  const pdf = await team.manager.ask(downloadAfterAction, { params: named, query: { lang: 'fr' } });
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  const said = Buffer.from(await pdf.arrayBuffer()).toString('latin1');
  for (const part of ['%PDF-1.7', '/Marked true', '/Lang (fr-FR)', '/S /Figure', '/S /Table', 'pdfuaid:part'])
    expect(said).toContain(part);
  expect(await refusalOf(team.manager.call(getAfterAction, { params: { ...named, crisisId: newId('cri') } }))).toBe(
    '404 crisis.not_found',
  );

  at(3 * 1440);
  expect(await keepMeasures(stage.program.crisis)).toBe(1);
  expect(await keepMeasures(stage.program.crisis)).toBe(0);
  await sql`delete from listening.watch_mention where territory_id = ${named.territoryId}`.execute(stage.db);
  const body = { title: 'La suivante', kind: 'rumour' as const };
  const next = await team.manager.call(openCrisis, { params: { territoryId: named.territoryId }, body });
  const params = { territoryId: named.territoryId, crisisId: next.crisis.id };
  const compared: AfterAction = await team.manager.call(getAfterAction, { params });
  expect(compared.earlier).toMatchObject([
    { id: named.crisisId, title: 'Vignes', drill: false, mentions: 150, delays: { detected: 12, firstWord: 40 } },
  ]);
  expect(compared.earlier[0]?.delays).toEqual(report.delays);
  expect(compared.summary.en).toContain('The room is still open.');
});
