import type { AfterAction, LogLine } from '@beffroi/contracts';
import { findTerritory } from '../../identity/index.ts';
import type { CrisisDeps, Db, Named } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { walkLog } from '../log/log.read-model.ts';
import { alarmsOf, findCrisis, presentCrisis } from '../room/crisis.store.ts';
import { readStories } from '../room/pulse.query.ts';
import { readMarks } from '../room/room.read-model.ts';
import type { Measure } from './after-action.tables.ts';
import { windowsOfCrisis } from './event.measure.ts';
import { measureOf } from './measure.keep.ts';
import { delaysOf, type Delays } from './report.delays.ts';
import { stepLength } from './report.window.ts';
import { requestsBorn } from './requests.born.ts';
import { readSaid } from './said.read.ts';
import { writeSummary } from './summary.write.ts';
import { countReplies, readPeople, readRumours, readSteps } from './work.read.ts';

type Deps = Pick<CrisisDeps, 'db' | 'now'>;

const EARLIER = 6;
/** The log that a report carries; all of it is in its own export. */
const LINES = 500;

/** What a person decided, with what the program did in consequence left out. */
const decided: ReadonlySet<LogLine['kind']> = new Set(['decision', 'hold', 'mandate', 'approval', 'state']);

/** The after-action report, from the trace alone; of a room that is open, as far as it got. @throws crisis.not_found */
export async function readAfterAction(deps: Deps, named: Named): Promise<AfterAction> {
  const { db } = deps;
  const row = await findCrisis(db, named);
  const now = deps.now();
  const [crisis, territory, { alarmIds, watchIds }, measure, log] = await Promise.all([
    presentCrisis(db, row),
    findTerritory(db, named.territoryId),
    alarmsOf(db, row),
    measureOf(deps, row),
    readLines(db, named),
  ]);
  const [said, requests, replies, people, steps, rumours, stories, earlier] = await Promise.all([
    readSaid(db, row, alarmIds),
    requestsBorn(db, row),
    countReplies(db, row),
    readPeople(db, row),
    readSteps(db, row, now),
    readRumours(db, row),
    readStories(db, { ...named, watchIds, ...windowsOfCrisis(row, now).event }),
    readEarlier(deps, row),
  ]);
  const told = {
    crisis,
    delays: delaysOfCrisis(row, log, measure),
    figures: {
      mentions: measure.mentions,
      voices: measure.voices,
      reach: measure.reach,
      press: measure.press,
      ...peakOf(row, measure),
      level: row.level,
      answers: said.length,
      replies,
      requests: requests.born,
      people: people.length,
    },
    curve: {
      ...measure.curve,
      marks: await readMarks(db, named.territoryId, {
        crisis,
        answers: said.map(({ publicationId, title, at }) => ({ id: publicationId, title, excerpt: '', sentAt: at })),
      }),
    },
    tone: measure.tone,
  };
  return {
    at: now.toISOString(),
    territoryName: territory.name,
    ...told,
    summary: writeSummary(told, territory.timeZone),
    stories: stories.map(({ byTone: _tone, trend: _trend, ...story }) => story),
    said,
    decisions: log.filter(
      ({ kind, by, correctedBy }) => by !== undefined && correctedBy === undefined && decided.has(kind),
    ),
    log,
    steps,
    rumours,
    people,
    lessons: row.lessons ?? '',
    earlier,
  };
}

async function readLines(db: Db, named: Named): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for await (const page of walkLog(db, named)) {
    lines.push(...page);
    if (lines.length >= LINES) break;
  }
  return lines.slice(0, LINES);
}

function delaysOfCrisis(row: CrisisRow, log: readonly LogLine[], { curve }: Measure): Delays {
  const points = curve.points.map(({ at, mentions, negative, ironic, positive, high }) => ({
    at: Date.parse(at),
    mentions,
    unfavourable: negative + ironic,
    favourable: positive,
    high,
  }));
  return delaysOf(row, log, { points, stepMs: stepLength[curve.step] });
}

function peakOf(row: CrisisRow, { curve }: Measure): Pick<AfterAction['figures'], 'peak'> {
  const event = curve.points.filter(
    ({ at }) => Date.parse(at) + stepLength[curve.step] > row.first_signal_at.getTime(),
  );
  const [first] = event;
  if (!first) return {};
  const most = event.reduce((best, point) => (point.mentions > best.mentions ? point : best), first);
  return most.mentions === 0 ? {} : { peak: { at: most.at, mentions: most.mentions } };
}

/** The crises and drills that were opened before this one, newest first, measured alike. */
async function readEarlier(deps: Deps, row: CrisisRow): Promise<AfterAction['earlier']> {
  const rows = await deps.db
    .selectFrom('crisis.crisis')
    .selectAll()
    .where('territory_id', '=', row.territory_id)
    .where('opened_at', '<', row.opened_at)
    .orderBy('opened_at', 'desc')
    .limit(EARLIER)
    .execute();
  return Promise.all(
    rows.map(async (each) => {
      const named = { territoryId: each.territory_id, crisisId: each.id };
      const [measure, log] = await Promise.all([measureOf(deps, each), readLines(deps.db, named)]);
      return {
        id: each.id,
        ref: each.ref,
        title: each.title,
        drill: each.drill,
        firstSignalAt: each.first_signal_at.toISOString(),
        delays: delaysOfCrisis(each, log, measure),
        mentions: measure.mentions,
        level: each.level,
      };
    }),
  );
}
