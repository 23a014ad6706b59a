import { parseArgs } from 'node:util';
import { initialBurstState, observe, type BurstPoint } from '@beffroi/engines/burst';
import type { Command } from '../command.ts';
import { filterLines } from '../line-filter.ts';
import { columnsOf, fieldsOf, readCount, readInstant, type Columns } from './burst.csv.ts';

const help = `
Usage: ./beffroi burst [options] < series.csv

Says of each row of a series of counts whether it is still an ordinary day: daily and weekly rhythm, nights, tiny counts
and slow rises are learned on the way, in constant memory. A row's score rests on that row and earlier ones only.

Input, CSV with a header; one row a bucket of time, in order:
  timestamp   ISO 8601, 'YYYY-MM-DD hh:mm:ss' (UTC), or seconds or milliseconds since 1970
  value       mentions counted in the bucket that starts there
  negative    of which negative (optional)
  reach       people who may have seen them (optional)
  Other columns pass through. The step may be regular or not; an empty count is read as "not known".

Output: the input's columns, then
  anomaly_score    0 to 1; from 0.5 on, this row rings. One event rings once, unless it grows to another size.
  expected_low, expected_high    the usual band of this bucket

Options:
  --sensitivity N   0 (only the exceptional) to 1 (the slightest stir); 0.5 by default
  --bucket N        length of a bucket in minutes; by default the usual step between the rows
  --time-zone NAME  where the watch lives, to know its nights and weekends: Europe/Paris; UTC by default

Rows that cannot be read are named on standard error with their line number, and the rest goes on.

Example:
  printf 'timestamp,value\\n2026-03-02 09:00:00,4\\n2026-03-02 09:05:00,60\\n' | ./beffroi burst
`;

export const command: Command = {
  name: 'burst',
  summary: 'score each row of a series of counts: ordinary day, or something has started',
  help,
  async run(args, io) {
    let options: Options;
    try {
      options = readOptions(args);
    } catch (error) {
      io.stderr.write(`beffroi burst: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
    const state = initialBurstState();
    let columns: Columns | undefined;
    const score = (line: string): string => {
      if (columns === undefined)
        throw new Error('the header names no column timestamp and value; give it on the first line');
      const point = readPoint(fieldsOf(line), columns);
      const settings = { ...options.settings, timeZoneOffsetMinutes: options.offsetAt(point.at) };
      const { score, expectedLow, expectedHigh } = observe(state, point, settings);
      return `${line},${short(score)},${short(expectedLow)},${short(expectedHigh)}`;
    };
    return filterLines(io, score, (line) => {
      columns = columnsOf(fieldsOf(line.replace(/^\uFEFF/, '')));
      return `${line},anomaly_score,expected_low,expected_high`;
    });
  },
};

type Options = {
  settings: { sensitivity?: number; bucketMs?: number };
  offsetAt: (at: number) => number;
};

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { sensitivity: { type: 'string' }, bucket: { type: 'string' }, 'time-zone': { type: 'string' } },
  });
  const settings: Options['settings'] = {};
  if (values.sensitivity !== undefined) settings.sensitivity = numberBetween('--sensitivity', values.sensitivity, 0, 1);
  if (values.bucket !== undefined) settings.bucketMs = numberBetween('--bucket', values.bucket, 0.01, 1_440) * 60_000;
  return { settings, offsetAt: offsetReader(values['time-zone'] ?? 'UTC') };
}

function numberBetween(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (number >= least && number <= most) return number;
  throw new Error(`${option} is a number between ${least} and ${most}, not '${text}'`);
}

/** Minutes between UTC and the wall clock, asked once an hour of the series: summer time starts on the hour. */
function offsetReader(timeZone: string): (at: number) => number {
  if (timeZone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  let hour = Number.NaN;
  let offset = 0;
  return (at) => {
    if (Math.floor(at / 3_600_000) === hour) return offset;
    hour = Math.floor(at / 3_600_000);
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
    const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
    return offset;
  };
}

function readPoint(fields: string[], columns: Columns): BurstPoint {
  const point: BurstPoint = {
    at: readInstant(fields[columns.timestamp] ?? ''),
    value: readCount(fields[columns.value]),
  };
  if (columns.negative !== undefined) point.negative = readCount(fields[columns.negative]);
  if (columns.reach !== undefined) point.reach = readCount(fields[columns.reach]);
  return point;
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
