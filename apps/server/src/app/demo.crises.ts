import { deliveredScenarios, expectedPosts, type Scenario } from '@beffroi/connectors/simulation';
import type { Bilingual } from '@beffroi/contracts';
import { toInstant, wallClock, writeLocal } from '@beffroi/engines/schedule';
import { sql } from 'kysely';
import {
  addLogLine,
  changeCrisis,
  closeCrisis,
  openCrisis,
  writeLog,
  type CrisisDeps,
} from '../modules/crisis/index.ts';
import { endDueDrills } from '../modules/simulation/index.ts';
import { wrongTimetable } from './demo.cars.ts';
import { sayThen, type DemoSpeaker } from './demo.publishing.ts';
import type { Program } from './program.ts';

const actor = { kind: 'system' } as const;
const DAY = 86_400_000;
const MINUTE = 60_000;
/** With less of a past, a demonstration has not lived them. */
const DAYS_NEEDED = 28;

/** A crisis that a demonstration begins with. Minutes count from its first post. */
type PastCrisis = {
  /** By which the simulated network knows it. */
  id: string;
  simulated: string;
  /** So many days ago at most, on a day of work. */
  daysAgo: number;
  time: string;
  title: string;
  summary: string;
  scenario: () => Scenario;
  /** Of a drill, the scenario that it played. */
  drillOf?: string;
  opened: number;
  held: number;
  closed: number;
  lines: readonly { after: number; by: 'writer' | 'approver'; text: string; decision?: true }[];
  word: { after: number; title: string; text: string };
  /** How many steps of its playbook were done. */
  stepsDone: number;
  lessons: string;
};

const pastCrises: readonly PastCrisis[] = [
  {
    id: 'dri_demonstrationcars1',
    simulated: 'picardie',
    daysAgo: 19,
    time: '07:40',
    title: wrongTimetable.title,
    summary: wrongTimetable.summary,
    scenario: () => wrongTimetable,
    opened: 38,
    held: 43,
    closed: 215,
    lines: [
      {
        after: 41,
        by: 'writer',
        text: 'Le service des transports confirme : la grille en ligne est celle de l’an dernier.',
      },
      {
        after: 52,
        by: 'approver',
        text: 'On dit que c’est notre faute, et à quelle heure passent les cars de ce soir.',
        decision: true,
      },
      { after: 58, by: 'writer', text: 'La bonne grille est en ligne.' },
      { after: 96, by: 'writer', text: 'Le standard a la fiche : 22 appels en une heure.' },
      {
        after: 110,
        by: 'approver',
        text: 'Le service rappelle chaque famille qui a laissé un numéro.',
        decision: true,
      },
    ],
    word: {
      after: 64,
      title: 'Cars scolaires : la bonne grille',
      text: 'La grille affichée depuis vendredi était celle de l’an dernier : c’est notre faute. La bonne est en ligne, et les cars de ce soir passent à l’heure habituelle. Pardon aux familles qui ont attendu.',
    },
    stepsDone: 9,
    lessons:
      'Le premier mot est venu une heure après : dès la cellule ouverte, dire au moins que l’on vérifie.\nUne date de fin sur chaque grille en ligne, et un rappel au service une semaine avant.\nAppeler le standard avant de publier.',
  },
  {
    id: 'dri_demonstrationcrue1',
    simulated: 'picardie',
    daysAgo: 12,
    time: '14:00',
    title: 'Exercice : la crue',
    summary: 'La rivière déborde en une matinée, une rumeur de digue rompue court. Joué par toute l’équipe.',
    scenario: () => deliveredScenario('crue'),
    drillOf: 'crue',
    opened: 8,
    held: 10,
    closed: 100,
    lines: [
      {
        after: 12,
        by: 'approver',
        text: 'La préfecture conduit les secours : nous relayons, et disons les routes, les lycées et les cars.',
        decision: true,
      },
      { after: 30, by: 'writer', text: 'La digue tient : confirmé par la préfecture.' },
      { after: 34, by: 'writer', text: 'Fiche du standard envoyée, avec le numéro à donner.' },
    ],
    word: {
      after: 21,
      title: 'Crue : ce qui est fermé, où aller',
      text: 'La rivière déborde. N’approchez pas des berges, appelez le 112 en cas de danger. Lycées fermés cet après-midi, cars scolaires avancés à 14 h 30. La carte des routes est à jour sur notre site.',
    },
    stepsDone: 12,
    lessons:
      'La cellule ouverte en huit minutes, le premier mot en vingt et une : c’est le rythme à tenir.\nLa rumeur de la digue aurait pu être démentie dix minutes plus tôt : demander à la préfecture dès la première copie.',
  },
];

/** What the residents of an invented territory went through, as its simulated network tells it. */
export function pastEvents(simulated: string, given: { now: Date; timeZone: string; historyDays: number }) {
  return livedBy(simulated, given.historyDays).map((past) => ({
    id: past.id,
    scenario: past.scenario(),
    startedAt: startOf(past, given).toISOString(),
    speed: 1,
    answeredAt: new Date(startOf(past, given).getTime() + past.word.after * MINUTE).toISOString(),
    // What is played ends with the room; what is lived does not ask.
    ...(past.drillOf === undefined
      ? {}
      : { endedAt: new Date(startOf(past, given).getTime() + past.closed * MINUTE).toISOString() }),
  }));
}

/** Crises that an invented territory went through, and drills that it held, so that a report has something beside it. */
export async function seedCrises(program: Program, speaker: DemoSpeaker, historyDays: number): Promise<void> {
  const given = { now: program.now(), timeZone: speaker.timeZone };
  for (const past of livedBy(speaker.simulated, historyDays)) {
    const startedAt = startOf(past, given);
    const alarm = await findAlarm(program, speaker, startedAt);
    if (alarm) await live(program, speaker, { past, alarm, startedAt });
    if (alarm && past.drillOf !== undefined) await keepDrill(program, speaker, { past, startedAt });
  }
}

function livedBy(simulated: string, historyDays: number): PastCrisis[] {
  return historyDays < DAYS_NEEDED ? [] : pastCrises.filter((past) => past.simulated === simulated);
}

function deliveredScenario(id: string): Scenario {
  const found = deliveredScenarios().find((one) => one.id === id);
  if (!found) throw new Error(`no delivered scenario ${id}`);
  return found.scenario;
}

/** On the first day of work from so many days ago on. */
function startOf({ daysAgo, time }: PastCrisis, { now, timeZone }: { now: Date; timeZone: string }): Date {
  for (let days = daysAgo; ; days -= 1) {
    const day = writeLocal(wallClock(now.getTime() - days * DAY, timeZone)).slice(0, 10);
    const read = toInstant(`${day}T${time}`, timeZone);
    if (!read.ok) throw new Error(read.message.en);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) return new Date(read.at);
  }
}

type PastAlarm = { id: string; detectedAt: Date };
type Lived = { past: PastCrisis; alarm: PastAlarm; startedAt: Date };

async function findAlarm(
  { db }: Program,
  { territoryId }: DemoSpeaker,
  startedAt: Date,
): Promise<PastAlarm | undefined> {
  const { rows } = await sql<PastAlarm>`
    select id, detected_at as "detectedAt" from alerts.alarm
    where territory_id = ${territoryId} and detected_at between ${startedAt}
      and ${new Date(startedAt.getTime() + 60 * MINUTE)}
    order by mentions desc limit 1
  `.execute(db);
  return rows[0];
}

async function live(program: Program, speaker: DemoSpeaker, { past, alarm, startedAt }: Lived): Promise<void> {
  const { territoryId, writerId, approverId } = speaker;
  const { title, summary, word } = past;
  const at = (minutes: number): Date => new Date(startedAt.getTime() + minutes * MINUTE);
  const publicationId = await sayThen(program, speaker, { ...word, at: at(word.after) });
  const clock = { now: at(past.opened) };
  // Told as it was then: nobody is called today for what is over.
  const silent = { on: () => undefined, emit: async () => undefined } as never;
  const isDrill = past.drillOf !== undefined;
  const deps: CrisisDeps = { ...program.crisis, events: silent, now: () => clock.now, drillRuns: async () => isDrill };
  const by = { personId: writerId, actor };
  const opening = { territoryId, alarmId: alarm.id, title, summary, kind: past.scenario().kind, ...by };
  const { crisisId } = await openCrisis(deps, opening);
  const named = { territoryId, crisisId };
  const tell = async (when: Date, kind: 'alarm' | 'hold' | 'published', text: Bilingual) =>
    program.db.transaction().execute(async (trx) => {
      const link = kind === 'published' ? { publicationId } : {};
      const line = { ...named, kind, text, at: when, personId: writerId, link, occasion: `${kind} then` };
      await writeLog(trx as never, line);
    });
  const taken = new Date(Math.min(alarm.detectedAt.getTime() + 4 * MINUTE, at(past.opened - 1).getTime()));
  await tell(taken, 'alarm', { fr: 'Alerte prise en charge.', en: 'Alarm taken.' });
  await tell(at(past.held), 'hold', { fr: 'Publications prévues suspendues.', en: 'Planned posts held.' });
  for (const [index, { after, by: who, text, decision = false }] of past.lines.entries()) {
    clock.now = at(after);
    const personId = who === 'writer' ? writerId : approverId;
    await addLogLine(deps, { ...named, text, decision, clientKey: `past-line-${index}`, personId });
  }
  const said = { fr: `Réponse publiée : « ${word.title} ».`, en: `Answer published: “${word.title}”.` };
  await tell(at(word.after), 'published', said);
  await sql`
    update publishing.publication set crisis_id = ${crisisId} where territory_id = ${territoryId} and id = ${publicationId}
  `.execute(program.db);
  await sql`
    update crisis.crisis set first_word_at = ${at(word.after)} where territory_id = ${territoryId} and id = ${crisisId}
  `.execute(program.db);
  await doSteps(program, { ...named, personId: writerId, count: past.stepsDone });
  clock.now = at(past.closed);
  await closeCrisis(deps, { ...named, ...by, liftHold: false, thanks: '', note: '' });
  clock.now = at(past.closed + 2 * 24 * 60);
  await changeCrisis(deps, { ...named, ...by, change: { lessons: past.lessons } });
}

/** The first steps of its playbook, each shortly before its hour, the last one after it. */
async function doSteps(
  { db }: Program,
  given: { territoryId: string; crisisId: string; personId: string; count: number },
): Promise<void> {
  const { playbook, opened_at: openedAt } = await db
    .selectFrom('crisis.crisis')
    .select(['playbook', 'opened_at'])
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', given.crisisId)
    .executeTakeFirstOrThrow();
  const steps = playbook.steps.slice(0, given.count);
  const rows = steps.map(({ key, withinMinutes = 60 }, index) => ({
    territory_id: given.territoryId,
    crisis_id: given.crisisId,
    key,
    state: 'done' as const,
    person_id: given.personId,
    at: new Date(openedAt.getTime() + withinMinutes * MINUTE * (index === steps.length - 1 ? 1.5 : 0.8)),
  }));
  if (rows.length > 0) await db.insertInto('crisis.plan_step').values(rows).execute();
}

/** The drill as the page of drills lists it, ended and scored by what its people did. */
async function keepDrill(
  { db }: Program,
  { territoryId, writerId }: DemoSpeaker,
  { past, startedAt }: Pick<Lived, 'past' | 'startedAt'>,
): Promise<void> {
  const { id: sourceId } = await db
    .selectFrom('listening.source')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('kind', '=', 'simulation.live')
    .executeTakeFirstOrThrow();
  const scenario = past.scenario();
  const endsAt = new Date(startedAt.getTime() + past.closed * MINUTE);
  await db
    .insertInto('simulation.drill')
    .values({
      territory_id: territoryId,
      id: past.id,
      scenario_id: past.drillOf ?? '',
      scenario: JSON.stringify(scenario),
      source_id: sourceId,
      speed: 1,
      state: 'running',
      started_at: startedAt,
      started_by: writerId,
      ends_at: endsAt,
      answered_at: new Date(startedAt.getTime() + past.word.after * MINUTE),
      posts: expectedPosts(scenario),
      told: null,
    })
    .execute();
  await endDueDrills({ db: db as never, now: () => endsAt });
}
