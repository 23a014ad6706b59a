import { burstSettings, BUCKET_MS } from '../apps/server/src/modules/alerts/detection/detector.state.ts';
import type { ReceivedPost } from '../packages/connectors/src/port.ts';
import {
  createSimulation,
  deliveredScenarios,
  demoTerritories,
  simulatedTerritories,
  type Scenario,
  type SimulatedTerritory,
  type Simulation,
} from '../packages/connectors/src/simulation/index.ts';
import {
  decodeBurstState,
  encodeBurstState,
  initialBurstState,
  observe,
  peek,
} from '../packages/engines/src/burst/index.ts';
import { createMatcher, parseQuery } from '../packages/engines/src/query/index.ts';
import { createTone, toneOf } from '../packages/engines/src/tone/index.ts';
import { figures } from './figures.ts';

const print = figures('drills');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEKS = 8;
/** The first days of a watch only teach. */
const LEARNING_DAYS = 7;
/** The detector looks every so often. */
const LOOK_MS = 3000;
/** Fewer people than that ring no bell. */
const MIN_VOICES = 3;
const timeZone = 'Europe/Paris';
const began = Date.parse('2026-11-24T08:00:00Z');
/** After the last bucket that was learned: by day, in the evening, on a Saturday, at night. */
const starts = [2 * HOUR, 13 * HOUR + 2 * MINUTE, 4 * DAY + 6 * HOUR + 4 * MINUTE, 5 * DAY + 18 * HOUR + MINUTE];

type Heard = { at: number; watches: readonly string[]; author: string; negative: boolean; isEvent: boolean };
type Watch = { name: string; state: Uint8Array };

/** What a detector of each watch of the demonstration rings for, in eight weeks of life, and how soon in each drill. */
export async function run(): Promise<void> {
  const longest = Math.max(...starts) + DAY;
  const delays = new Map<string, number[]>();
  for (const territory of simulatedTerritories) {
    const read = createReader(territory);
    const life = createSimulation({ seed: 'beffroi', territory, startedAt: new Date(began) });
    const past = read(life.posts(new Date(began - WEEKS * 7 * DAY), new Date(began)));
    const { watches, falseAlarms, trueAlarms } = learn(read.names, past);
    const weeks = WEEKS - LEARNING_DAYS / 7;
    const figure = `${territory.id}, ${WEEKS} weeks, ${watches.length} watches`;
    print({ figure: `false alarms a week, ${figure}`, unit: 'alarms', value: falseAlarms / weeks });
    print({ figure: `alarms of real events, ${figure}`, unit: 'alarms', value: trueAlarms });
    const after = read(life.posts(new Date(began), new Date(began + longest)));
    for (const { id, scenario } of deliveredScenarios()) {
      if (!scenario.fits.includes(territory.kind)) continue;
      const found = starts.map((after_) =>
        delayOf({ life, scenario, read, watches, ordinary: after, startsAt: began + after_ }),
      );
      delays.set(id, [...(delays.get(id) ?? []), ...found]);
    }
  }
  for (const [id, found] of delays) {
    const heard = found.filter((delay) => Number.isFinite(delay)).toSorted((a, b) => a - b);
    print({ figure: `${id}: drills missed`, unit: `of ${found.length}`, value: found.length - heard.length });
    print({
      figure: `${id}: delay from the first post, median`,
      unit: 's',
      value: (heard[heard.length >> 1] ?? NaN) / 1000,
    });
    print({ figure: `${id}: delay from the first post, longest`, unit: 's', value: (heard.at(-1) ?? NaN) / 1000 });
  }
}

function createReader(territory: SimulatedTerritory) {
  const described = demoTerritories({ startedAt: new Date(began) }).find(({ simulated }) => simulated === territory.id);
  const watches = described?.watches ?? [];
  const matcher = createMatcher();
  for (const { name, query: source } of watches) {
    const { query } = parseQuery(source);
    if (query) matcher.set(name, query);
  }
  const tone = createTone();
  const read = (posts: readonly ReceivedPost[]): Heard[] =>
    posts.flatMap(({ text, title, tags, mentions, links, network, postedAt = '', author, originId }) => {
      const matched = {
        text,
        tags,
        mentions,
        links,
        network,
        lang: 'fr',
        hasMedia: false,
        ...(title ? { title } : {}),
      };
      const found = matcher.match(matched);
      if (found.length === 0) return [];
      return {
        at: Date.parse(postedAt),
        watches: found,
        author: author?.handle ?? '',
        negative: toneOf(tone.score(text, 'fr')) === 'negative',
        isEvent: /:(storm|strike|slowBurn):/.test(originId),
      };
    });
  return Object.assign(read, { names: watches.map(({ name }) => name) });
}

/** Learns the past of each watch bucket by bucket, and counts what rang. */
function learn(names: readonly string[], past: readonly Heard[]) {
  let [falseAlarms, trueAlarms] = [0, 0];
  const watches: Watch[] = names.map((name) => {
    const own = past.filter(({ watches: held }) => held.includes(name));
    const state = initialBurstState();
    const from = began - WEEKS * 7 * DAY;
    let next = 0;
    for (let start = from; start < began; start += BUCKET_MS) {
      const first = next;
      while ((own[next]?.at ?? Infinity) < start + BUCKET_MS) next += 1;
      const bucket = own.slice(first, next);
      const verdict = observe(state, pointOf(start, bucket), burstSettings(timeZone, new Date(start), 0.5));
      if (!verdict.started || start < from + LEARNING_DAYS * DAY) continue;
      const lately = own.slice(0, next).filter(({ at }) => at >= start - HOUR);
      if (new Set(lately.map(({ author }) => author)).size < MIN_VOICES) continue;
      const isEvent = lately.filter((post) => post.isEvent).length * 3 >= lately.length;
      if (isEvent) trueAlarms += 1;
      else falseAlarms += 1;
    }
    return { name, state: encodeBurstState(state) };
  });
  return { watches, falseAlarms, trueAlarms };
}

/** Milliseconds from the first post of a drill to the first bell of any watch. */
function delayOf(given: {
  life: Simulation;
  scenario: Scenario;
  read: (posts: readonly ReceivedPost[]) => Heard[];
  watches: readonly Watch[];
  ordinary: readonly Heard[];
  startsAt: number;
}): number {
  const { life, scenario, startsAt } = given;
  const until = startsAt + scenario.minutes * MINUTE;
  const played = { id: `bench-${startsAt}`, scenario, startedAt: startsAt, speed: 1 };
  const drill = given.read(life.drill(played, new Date(startsAt), new Date(until)));
  const all = [...given.ordinary, ...drill].toSorted((a, b) => a.at - b.at);
  const firstPost = life.drill(played, new Date(startsAt), new Date(until))[0]?.postedAt ?? '';
  const rings = given.watches.map(({ name, state: learned }) => {
    const own = all.filter(({ watches }) => watches.includes(name));
    const state = decodeBurstState(learned) ?? initialBurstState();
    for (let start = began; start < until; start += BUCKET_MS) {
      const bucket = own.filter(({ at }) => at >= start && at < start + BUCKET_MS);
      if (start + BUCKET_MS > startsAt) {
        const voices = (now: number) =>
          new Set(own.filter(({ at }) => at >= now - HOUR && at < now).map(({ author }) => author)).size;
        for (let now = start + LOOK_MS; now <= start + BUCKET_MS; now += LOOK_MS) {
          if (now < startsAt) continue;
          const partial = bucket.filter(({ at }) => at < now);
          const settings = burstSettings(timeZone, new Date(now), 0.5);
          if (peek(state, pointOf(start, partial), settings).ringing && voices(now) >= MIN_VOICES) return now;
        }
      }
      observe(state, pointOf(start, bucket), burstSettings(timeZone, new Date(start), 0.5));
    }
    return Infinity;
  });
  return Math.min(...rings) - Date.parse(firstPost);
}

const pointOf = (at: number, posts: readonly Heard[]) => ({
  at,
  value: posts.length,
  negative: posts.filter(({ negative }) => negative).length,
});
