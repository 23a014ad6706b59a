import type { Room } from '@beffroi/contracts';
import { namedPlaces } from '@beffroi/engines/places';
import { recoverySigns } from '@beffroi/engines/recovery';
import { sql } from 'kysely';
import { readBandedVolume, type BandedPoint } from '../../alerts/index.ts';
import { findTerritory } from '../../identity/index.ts';
import { stepMs, WHOLE_TERRITORY } from '../../listening/index.ts';
import { requestsBorn } from '../after-action/requests.born.ts';
import type { CrisisDeps, Db } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { alarmsOf } from './crisis.store.ts';
import { readAmplifiers, readFigures, readPosts, readStories, readTexts, type Event } from './pulse.query.ts';

export type Pulse = Pick<
  Room,
  'figures' | 'stories' | 'amplifiers' | 'places' | 'first' | 'seen' | 'recovery' | 'gauge'
> & { curve: Omit<Room['curve'], 'marks'> };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LATELY = 30 * MINUTE;
/** What is heard within so long of the end still belongs to it. */
const AFTER = 30 * MINUTE;

/** What is heard of a crisis, read anew: curve, figures, stories, who carries it, where, and what says it is over. */
export async function readPulse(deps: Pick<CrisisDeps, 'db' | 'now'>, row: CrisisRow): Promise<Pulse> {
  const { db } = deps;
  const now = deps.now();
  const territoryId = row.territory_id;
  const [{ watchIds }, territory] = await Promise.all([alarmsOf(db, row), findTerritory(db, territoryId)]);
  const end = row.closed_at ? new Date(Math.min(now.getTime(), row.closed_at.getTime() + AFTER)) : now;
  const event: Event = { territoryId, crisisId: row.id, watchIds, from: row.first_signal_at, to: end };
  const span = spanOf(row.first_signal_at, end);
  const [figures, stories, amplifiers, posts, texts, points, requests, gauge] = await Promise.all([
    readFigures(db, event, { firstWordAt: row.first_word_at, lately: new Date(end.getTime() - LATELY) }),
    readStories(db, event),
    readAmplifiers(db, event),
    readPosts(db, event),
    readTexts(db, event),
    readBandedVolume(db, {
      territoryId,
      watchId: watchIds[0] ?? WHOLE_TERRITORY,
      ...span,
      timeZone: territory.timeZone,
    }),
    requestsBorn(db, row),
    readGauge(db, row),
  ]);
  const since = points.filter(({ at }) => Date.parse(at) >= span.from.getTime());
  const peak = since.reduce<BandedPoint | undefined>(
    (highest, point) => (point.mentions > (highest?.mentions ?? 0) ? point : highest),
    undefined,
  );
  return {
    ...(gauge ? { gauge } : {}),
    curve: { step: span.step, points },
    figures: { ...figures, ...(peak ? { peak: { at: peak.at, mentions: peak.mentions } } : {}) },
    stories,
    amplifiers,
    places: namedPlaces(texts, { own: [territory.name, ...territory.name.split(/\s+/)] }),
    ...posts,
    recovery: recoverySigns({
      points: over(points, { from: row.first_signal_at, step: stepMs[span.step], now: end }),
      stepMs: stepMs[span.step],
      now: end.getTime(),
      stories: stories.map(({ firstAt, mentions }) => ({ firstAt: Date.parse(firstAt), mentions })),
      requests,
    }),
  };
}

/** From before the first signal, so that the habit is seen, in steps that a screen can tell apart. */
function spanOf(firstSignal: Date, end: Date): { from: Date; to: Date; step: 'minute' | '5_minutes' | 'hour' } {
  const length = end.getTime() - firstSignal.getTime();
  const [step, before] =
    length < 40 * MINUTE
      ? (['minute', 15 * MINUTE] as const)
      : length < 12 * HOUR
        ? (['5_minutes', 50 * MINUTE] as const)
        : (['hour', 6 * HOUR] as const);
  const size = stepMs[step];
  return {
    step,
    from: new Date(Math.floor((firstSignal.getTime() - before) / size) * size),
    to: new Date(Math.floor(end.getTime() / size) * size + size),
  };
}

/** Whole steps alone: the one that runs says nothing yet. */
function over(points: readonly BandedPoint[], given: { from: Date; step: number; now: Date }) {
  return points
    .map((point) => ({ ...point, start: Date.parse(point.at) }))
    .filter(({ start }) => start + given.step <= given.now.getTime() && start + given.step > given.from.getTime())
    .map(({ start, mentions, negative, ironic, positive, high }) => ({
      at: start,
      mentions,
      unfavourable: negative + ironic,
      favourable: positive,
      ...(high === undefined ? {} : { high }),
    }));
}

/** The gravest of its alarms. */
async function readGauge(db: Db, row: CrisisRow): Promise<Room['gauge']> {
  const { rows } = await sql<{ severity: NonNullable<Room['gauge']> }>`
    select a.severity from crisis.crisis_alarm j
    join alerts.alarm a on a.territory_id = j.territory_id and a.id = j.alarm_id
    where j.territory_id = ${row.territory_id} and j.crisis_id = ${row.id}
    order by (a.severity ->> 'score')::float8 desc limit 1
  `.execute(db);
  return rows[0]?.severity;
}
