import { sql, type RawBuilder } from 'kysely';
import type { AfterAction } from '@beffroi/contracts';
import { readBandedVolume } from '../../alerts/index.ts';
import { WHOLE_TERRITORY } from '../../listening/index.ts';
import type { Db } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import type { Measure } from './after-action.tables.ts';
import { eventOf } from '../room/pulse.query.ts';
import { stepLength, windowsOf, type Windows } from './report.window.ts';

type Span = { from: Date; to: Date };
type Tone = AfterAction['tone']['during'];
type Point = AfterAction['curve']['points'][number];

/** An event by its watches; of one that no alarm began, all of the territory. */
type Scope = { territoryId: string; crisisId: string; watchIds: readonly string[]; timeZone: string };

/** Counts an event in its windows. */
export async function measureEvent(db: Db, scope: Scope, windows: Windows): Promise<Measure> {
  const [totals, points, before, during, after] = await Promise.all([
    readTotals(db, scope, windows.event),
    readCurve(db, scope, windows.curve),
    readTone(db, scope, windows.before),
    readTone(db, scope, windows.event),
    windows.after ? readTone(db, scope, windows.after) : undefined,
  ]);
  return {
    ...totals,
    curve: { step: windows.curve.step, points },
    tone: {
      ...(before.mentions > 0 ? { before } : {}),
      during,
      ...(after && after.mentions > 0 ? { after } : {}),
    },
  };
}

export function windowsOfCrisis(row: CrisisRow, now: Date): Windows {
  return windowsOf({ firstSignalAt: row.first_signal_at, closedAt: row.closed_at, now });
}

/** The posts of an event in a window as `m`, the same as the room shows. */
function postsOf(scope: Scope, { from, to }: Span): RawBuilder<unknown> {
  // The room counts up to the present and includes it; a window ends before the next begins.
  return sql`(${eventOf({ ...scope, from, to: new Date(to.getTime() - 1) })}) m`;
}

async function readTotals(db: Db, scope: Scope, span: Span): Promise<Omit<Measure, 'curve' | 'tone'>> {
  const { rows } = await sql<{ mentions: number; voices: number; reach: string; press: number }>`
    select count(*)::int as mentions, count(distinct coalesce(m.author_key, m.id))::int as voices,
      coalesce(sum(m.reach), 0)::int8 as reach, (count(*) filter (where m.author_public))::int as press
    from ${postsOf(scope, span)}
  `.execute(db);
  const row = rows[0];
  return {
    mentions: row?.mentions ?? 0,
    voices: row?.voices ?? 0,
    reach: Number(row?.reach ?? 0),
    press: row?.press ?? 0,
  };
}

async function readTone(db: Db, scope: Scope, span: Span): Promise<Tone> {
  const { rows } = await sql<{ tone: string; mentions: number }>`
    select m.tone, count(*)::int as mentions from ${postsOf(scope, span)} group by m.tone
  `.execute(db);
  const counts = new Map(rows.map(({ tone, mentions }) => [tone, mentions]));
  const mentions = rows.reduce((sum, row) => sum + row.mentions, 0);
  const share = (tone: string) => (mentions === 0 ? 0 : (counts.get(tone) ?? 0) / mentions);
  const [negative, ironic, positive] = [share('negative'), share('ironic'), share('positive')];
  return { mentions, negative, ironic, neutral: Math.max(0, 1 - negative - ironic - positive), positive };
}

/** Step by step; the band of several watches is the sum of theirs. */
async function readCurve(db: Db, scope: Scope, { from, to, step }: Windows['curve']): Promise<Point[]> {
  const asked = { territoryId: scope.territoryId, timeZone: scope.timeZone, from, to, step };
  const watchIds = scope.watchIds.length === 0 ? [WHOLE_TERRITORY] : scope.watchIds;
  const volumes = await Promise.all(watchIds.map(async (watchId) => readBandedVolume(db, { ...asked, watchId })));
  const [first = [], ...others] = volumes;
  if (others.length === 0) return first;
  const counted = await countSteps(db, scope, { from, to, step });
  return first.map(({ at, low, high }, index) => {
    const bands: Pick<Point, 'low' | 'high'>[] = [{ low, high }, ...others.map((volume) => volume[index] ?? {})];
    const known = bands.every((band) => band.high !== undefined);
    const sum = (edge: 'low' | 'high') => bands.reduce((total, band) => total + (band[edge] ?? 0), 0);
    const none = { mentions: 0, negative: 0, ironic: 0, positive: 0 };
    return { at, ...none, ...counted.get(Date.parse(at)), ...(known ? { low: sum('low'), high: sum('high') } : {}) };
  });
}

type Counts = Pick<Point, 'mentions' | 'negative' | 'ironic' | 'positive'>;

async function countSteps(db: Db, scope: Scope, { from, to, step }: Windows['curve']): Promise<Map<number, Counts>> {
  const bin = `${stepLength[step] / 1000} seconds`;
  const { rows } = await sql<Counts & { at: Date }>`
    select date_bin(${bin}::interval, m.posted_at, timestamptz '2000-01-01 00:00:00+00') as at, count(*)::int as mentions,
      (count(*) filter (where m.tone = 'negative'))::int as negative, (count(*) filter (where m.tone = 'ironic'))::int as ironic,
      (count(*) filter (where m.tone = 'positive'))::int as positive
    from ${postsOf(scope, { from, to })} group by 1
  `.execute(db);
  return new Map(rows.map(({ at, ...counts }) => [at.getTime(), counts]));
}
