import { decodeBurstState, forecastRange, type BurstState } from '@beffroi/engines/burst';
import type { Connection } from '../../../platform/db/database.ts';
import { offsetMinutes } from '../../../platform/time-zone.ts';
import { readVolume, stepMs, type ListeningTables, type VolumePoint, type VolumeStep } from '../../listening/index.ts';
import type { AlertsTables } from '../alerts.tables.ts';

type Db = Connection<AlertsTables & ListeningTables>;
export type BandedPoint = {
  at: string;
  mentions: number;
  negative: number;
  ironic: number;
  positive: number;
  low?: number;
  high?: number;
};
type Asked = { territoryId: string; watchId: string; from: Date; to: Date; step: VolumeStep; timeZone: string };

/** Mentions over time, each point with the usual band of its watch at that hour of the week, once it is known. */
export async function readBandedVolume(db: Db, asked: Asked): Promise<BandedPoint[]> {
  const [points, bandOf] = await Promise.all([readVolume(db, asked), readBand(db, asked)]);
  return points.map((point) => ({ ...presentPoint(point), ...bandOf(point.at) }));
}

export type Band = (at: Date) => { low?: number; high?: number; typical?: number };

/** The band of a watch, as a function of the start of a step. */
export async function readBand(
  db: Db,
  asked: Pick<Asked, 'territoryId' | 'watchId' | 'step' | 'timeZone'>,
): Promise<Band> {
  return (await readBands(db, { ...asked, watchIds: [asked.watchId] }))(asked.watchId);
}

/** The bands of several watches, read at once. */
export async function readBands(
  db: Db,
  asked: Pick<Asked, 'territoryId' | 'step' | 'timeZone'> & { watchIds: readonly string[] },
): Promise<(watchId: string) => Band> {
  const rows = await db
    .selectFrom('alerts.detector')
    .select(['watch_id', 'state'])
    .where('territory_id', '=', asked.territoryId)
    .where('watch_id', 'in', [...asked.watchIds, ''])
    .execute();
  const learned = new Map(rows.map((row) => [row.watch_id, row.state]));
  return (watchId) => {
    const bytes = learned.get(watchId);
    return bandOf(bytes ? decodeBurstState(bytes) : undefined, asked);
  };
}

function bandOf(state: BurstState | undefined, asked: Pick<Asked, 'step' | 'timeZone'>): Band {
  if (!state) return () => ({});
  const length = stepMs[asked.step];
  return (at) => {
    const settings = { timeZoneOffsetMinutes: offsetMinutes(asked.timeZone, at) };
    // A day is the sum of its hours: habit changes from hour to hour.
    const piece = Math.min(length, stepMs.hour);
    const bands = forecastRange(state, at.getTime(), at.getTime() + length, piece, settings);
    const typical = bands.reduce((sum, band) => sum + band.typical, 0);
    if (bands.length === 1) return { low: bands[0]?.low ?? 0, high: bands[0]?.high ?? 0, typical };
    // Hours vary apart from one another, so that the width of their sum grows as the root of the sum of squares.
    const width = (side: 'low' | 'high') =>
      Math.sqrt(bands.reduce((sum, band) => sum + (band[side] - band.typical) ** 2, 0));
    return { low: Math.max(0, typical - width('low')), high: typical + width('high'), typical };
  };
}

function presentPoint(point: VolumePoint): BandedPoint {
  return { ...point, at: point.at.toISOString() };
}
