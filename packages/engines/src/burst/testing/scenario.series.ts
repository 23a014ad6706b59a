import { normal, poisson, seededRandom } from './seeded.random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday 5 January 2026, 00:00 UTC. */
const EPOCH = 1_767_571_200_000;

export type EventKind = 'strike' | 'storm' | 'election' | 'mistake' | 'raid' | 'complaint';
const eventKinds: readonly EventKind[] = ['strike', 'storm', 'election', 'mistake', 'raid', 'complaint'];

/** What is true of a made-up series: an event is under way from `start` to `end`, ms. */
type TrueEvent = { kind: EventKind; start: number; end: number };

export type Scenario = {
  name: string;
  bucketMs: number;
  points: { at: number; value: number }[];
  events: TrueEvent[];
  /** From here on verdicts count; before, the watch is young. */
  scoredFrom: number;
};

/** Sizes of territories, in mentions a day. */
export const territories = { hamlet: 1, commune: 3, town: 30, city: 300, region: 3_000 } as const;

/** Share of the day's mentions by local hour: a morning and an evening, a quiet night. */
const hourly = [
  0.35, 0.2, 0.12, 0.08, 0.1, 0.25, 0.6, 1.1, 1.5, 1.5, 1.3, 1.3, 1.4, 1.3, 1.2, 1.2, 1.25, 1.4, 1.6, 1.7, 1.6, 1.3,
  0.95, 0.6,
];
const weekday = [1.05, 1.1, 1.1, 1.15, 1.05, 0.8, 0.7];

/** Extra mentions per hour, `hours` after the start: a multiple of the usual hour, and never less than a floor. */
const shapes: Record<EventKind, { hours: number; floor: number; multiple: number; shape: (hours: number) => number }> =
  {
    strike: { hours: 12, floor: 5, multiple: 4, shape: (h) => Math.min(1, h / 2) * (h > 9 ? (12 - h) / 3 : 1) },
    storm: {
      hours: 20,
      floor: 12,
      multiple: 9,
      shape: (h) => Math.min(1, h / 0.5) * Math.exp(-Math.max(0, h - 6) / 5),
    },
    election: { hours: 7, floor: 15, multiple: 12, shape: (h) => (h < 2 ? 0.25 : Math.exp(-(h - 2) / 2.5)) },
    mistake: {
      hours: 16,
      floor: 20,
      multiple: 14,
      shape: (h) => (h < 2 ? 2 ** ((h - 2) / 0.4) : Math.exp(-(h - 2) / 4)),
    },
    raid: { hours: 1, floor: 120, multiple: 30, shape: (h) => (h < 0.4 ? 1 : 0.1) },
    complaint: { hours: 144, floor: 0.6, multiple: 2, shape: (h) => Math.min(1, h / 72) },
  };

/**
 * A made-up watch of ten weeks: daily and weekly rhythm, a mood that drifts over hours, conversations that answer
 * themselves, a council every other Thursday evening, and an event a week from the fourth week on. All from the seed.
 */
export function makeScenario(
  territory: keyof typeof territories,
  seed: number,
  { bucketMs = 5 * MINUTE, weeks = 10, withEvents = true } = {},
): Scenario {
  const random = seededRandom(seed);
  const perDay = territories[territory];
  const events = withEvents ? drawEvents(random, weeks) : [];
  const points: Scenario['points'] = [];
  const steps = Math.round((weeks * 7 * DAY) / bucketMs);
  const hours = bucketMs / HOUR;
  const scale = perDay / 24.4 / (1 / (1 - 0.3));
  let mood = 0;
  let talk = 0;
  for (let index = 0; index < steps; index += 1) {
    const at = EPOCH + index * bucketMs;
    mood = mood * Math.exp(-hours / 6) + normal(random) * 0.3 * Math.sqrt(1 - Math.exp(-hours / 3));
    const base = scale * rhythm(at) * Math.exp(mood) * hours;
    const extra = events.reduce((sum, event) => sum + extraRate(event, at, perDay) * hours, 0);
    const fresh = poisson(random, base + extra);
    const answers = poisson(random, talk * (1 - Math.exp(-hours / 0.4)));
    talk = talk * Math.exp(-hours / 0.4) + 0.3 * (fresh + answers);
    points.push({ at, value: fresh + answers });
  }
  return { name: `${territory}-${seed}`, bucketMs, points, events, scoredFrom: EPOCH + 21 * DAY };
}

function rhythm(at: number): number {
  const local = at - EPOCH;
  const hour = Math.floor(local / HOUR);
  const share = local / HOUR - hour;
  const now = hourly[hour % 24] ?? 1;
  const next = hourly[(hour + 1) % 24] ?? 1;
  const day = Math.floor(hour / 24);
  const council = day % 14 === 3 && hour % 24 >= 18 && hour % 24 < 21 ? 2.5 : 1;
  return (now * (1 - share) + next * share) * (weekday[day % 7] ?? 1) * council;
}

function drawEvents(random: () => number, weeks: number): TrueEvent[] {
  const events: TrueEvent[] = [];
  for (let week = 3; week < weeks; week += 1) {
    const kind = eventKinds[Math.floor(random() * eventKinds.length)] ?? 'strike';
    const monday = EPOCH + week * 7 * DAY;
    const day = Math.floor(random() * 3);
    const start = {
      strike: monday + (day * 24 + 6) * HOUR,
      storm: monday + (day * 24 + 24 * random()) * HOUR,
      election: monday + (6 * 24 + 18) * HOUR,
      mistake: monday + (day * 24 + 8 + 12 * random()) * HOUR,
      raid: monday + (day * 24 + 24 * random()) * HOUR,
      complaint: monday + 8 * HOUR,
    }[kind];
    events.push({ kind, start, end: start + shapes[kind].hours * HOUR });
  }
  return events;
}

function extraRate({ kind, start, end }: TrueEvent, at: number, perDay: number): number {
  if (at < start || at >= end) return 0;
  const { floor, multiple, shape } = shapes[kind];
  const size = Math.max(floor, (multiple * perDay) / 24);
  // A slow complaint sleeps at night as its authors do; the others run by their own clock.
  return size * shape((at - start) / HOUR) * (kind === 'complaint' ? rhythm(at) : 1);
}
