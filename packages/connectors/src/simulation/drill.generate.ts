import { drawPerson, personOf, pressOf, simulatedHost, type Person } from './people.generate.ts';
import { composePost, wordsOf, type MadePost } from './post.compose.ts';
import { randomOf, type Random } from './random.source.ts';
import type { Mix, Scenario, ScenarioVoice } from './scenario/scenario.types.ts';
import { renderSentence, typeset } from './sentence.render.ts';
import type { SimulatedTerritory, Stance } from './simulation.types.ts';
import { slotMs, slotsBetween } from './slots.generate.ts';
import { retouches } from './texts/common.texts.ts';

/** A scenario that is played: instants in milliseconds; faster than life, minutes are shorter. */
export type PlayedDrill = {
  id: string;
  scenario: Scenario;
  startedAt: number;
  speed: number;
  answeredAt?: number | undefined;
  endedAt?: number | undefined;
};

const minuteMs = 60_000;
/** A second wave is at its height after so many minutes. */
const secondWaveRises = 5;

/** By which everything that a drill posts is known, whatever it is told to. */
export const drillMark = (drillId: string): string => `exercice:${drillId}:`;

/** When its last post is due at the latest. */
export function drillEndsAt({
  scenario,
  startedAt,
  speed,
}: Pick<PlayedDrill, 'scenario' | 'startedAt' | 'speed'>): number {
  return startedAt + (scenario.minutes * minuteMs) / speed;
}

/** Posts a minute of the scenario, at one of its minutes; `sinceAnswer` in its minutes too. */
export function drillRate(scenario: Scenario, minute: number, sinceAnswer?: number): number {
  const waves = scenario.waves.reduce((sum, { from, to, rate: [first, last] }) => {
    if (minute < from || minute >= to) return sum;
    return sum + first + ((last - first) * (minute - from)) / (to - from);
  }, 0);
  if (sinceAnswer === undefined || sinceAnswer < 0) return waves;
  const { calms, wave } = scenario.answered;
  const second = wave
    ? wave.rate * Math.min(1, sinceAnswer / secondWaveRises) * 2 ** (-sinceAnswer / wave.halfLifeMinutes)
    : 0;
  return waves * (1 - calms * turned(scenario, sinceAnswer)) + second;
}

/** About how many posts a scenario has, when nobody answers it. */
export function expectedPosts(scenario: Scenario): number {
  const waves = scenario.waves.reduce((sum, { from, to, rate }) => sum + ((rate[0] + rate[1]) / 2) * (to - from), 0);
  return Math.round(waves) + scenario.posts.length;
}

/** What a drill brings in an interval, from included, to left out; the same however the interval is cut. */
export function drillBetween(
  territory: SimulatedTerritory,
  seed: string,
  drill: PlayedDrill,
  from: number,
  to: number,
): MadePost[] {
  const { scenario, startedAt, speed, answeredAt } = drill;
  const until = Math.min(to, drill.endedAt ?? to, drillEndsAt(drill));
  const realAt = (since: number) => startedAt + Math.floor(since / speed);
  const answered = answeredAt === undefined ? undefined : (answeredAt - startedAt) * speed;
  const since = (begins: number) => (answered === undefined ? undefined : (begins - answered) / minuteMs);
  const slots = slotsBetween({
    words: [seed, territory.id, 'drill', drill.id],
    from: (from - startedAt) * speed,
    // What falls in one millisecond of ours may be of several slots of a fast drill.
    to: (until - startedAt + 1) * speed,
    lastsMs: scenario.minutes * minuteMs,
    ratePerMinute: (begins) => drillRate(scenario, begins / minuteMs, since(begins)),
  });
  const made: MadePost[] = [];
  for (const { number, begins, random, count } of slots) {
    for (let index = 0; index < count; index += 1) {
      const after = begins + random.below(slotMs);
      const at = realAt(after);
      if (at < from || at >= until) continue;
      made.push(
        compose({ territory, seed, drill, id: `${drillMark(drill.id)}${number}:${index}`, at, after }, since(after)),
      );
    }
  }
  scenario.posts.forEach((post, index) => {
    const at = realAt(post.minute * minuteMs);
    if (at >= from && at < until) made.push(composeExact(territory, seed, { drill, index, at }));
  });
  return made.sort((a, b) => a.at - b.at);
}

/** A message to the territory as its author writes it, here. */
export function drillMessages(
  territory: SimulatedTerritory,
  seed: string,
  drill: PlayedDrill,
): { at: number; author: string; means: 'private' | 'comment'; text: string }[] {
  const words = { ...wordsOf(territory), ...drill.scenario.words };
  return drill.scenario.messages.map(({ minute, author, means, text }, index) => ({
    at: drill.startedAt + Math.floor((minute * minuteMs) / drill.speed),
    author,
    means,
    text: renderSentence(text, words, randomOf(seed, drill.id, 'message', index)),
  }));
}

/** How far the answer has turned people, from a sixth at once to all. */
function turned({ answered }: Scenario, sinceAnswer: number): number {
  return sinceAnswer < 0 ? 0 : Math.min(1, 0.15 + sinceAnswer / answered.turnMinutes);
}

type Place = { territory: SimulatedTerritory; seed: string; drill: PlayedDrill; id: string; at: number; after: number };

function compose({ territory, seed, drill, id, at, after }: Place, sinceAnswer: number | undefined): MadePost {
  const { scenario } = drill;
  const random = randomOf(seed, id);
  const minute = after / minuteMs;
  // Before the answer no chance is drawn for it: what was said stays as it was.
  const isTurned = sinceAnswer !== undefined && sinceAnswer >= 0 && random.chance(turned(scenario, sinceAnswer));
  const before = mixAt(scenario, minute);
  const name = random.weighted(isTurned || before === undefined ? scenario.answered.mix : before);
  const voice = scenario.voices[name];
  if (!voice) throw new Error(`no voice ${name}`);
  const person = speakerOf(territory, seed, voice, random);
  const sentence = renderSentence(random.pick(voice.says), { ...wordsOf(territory), ...scenario.words }, random);
  const copies = voice.copied && random.chance(0.5);
  const text = copies ? typeset(random.pick(retouches).replace('{texte}', sentence)) : sentence;
  // At first everyone names the territory: it is to it that they speak.
  const names = random.chance(minute < 1 ? 1 : 0.35);
  const tag = voice.tone === 'support' ? scenario.tags.after : scenario.tags.before;
  const tags = [
    ...(tag !== undefined && random.chance(0.55) ? [tag] : []),
    ...(names ? [random.pick(territory.tags)] : []),
  ];
  const link = voice.press || voice.tone === 'support' || !random.chance(0.1) ? undefined : articleOf(territory, drill);
  const more = voice.press ? { title: text } : {};
  return { at, stance: stances[voice.tone], post: composePost(person, { id, at, text, tags, link, more }, random) };
}

/** Of the waves that are up, each as much as it brings. */
function mixAt({ waves }: Scenario, minute: number): Mix | undefined {
  const mix: Record<string, number> = {};
  for (const { from, to, rate, mix: shares } of waves) {
    if (minute < from || minute >= to) continue;
    const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
    const weight = rate[0] + ((rate[1] - rate[0]) * (minute - from)) / (to - from);
    for (const [name, share] of Object.entries(shares)) mix[name] = (mix[name] ?? 0) + (weight * share) / total;
  }
  return Object.values(mix).some((share) => share > 0) ? mix : undefined;
}

function speakerOf(territory: SimulatedTerritory, seed: string, voice: ScenarioVoice, random: Random): Person {
  if (voice.press) return pressOf(territory, random);
  if (!voice.followers) return drawPerson(territory, seed, random);
  const [least, most] = voice.followers;
  // Accounts made for it: nobody whom the territory knew.
  const person = personOf(territory, seed, territory.people + 1 + random.below(100_000));
  const followers = least + random.below(most - least + 1);
  return { ...person, followers, author: { ...person.author, followers } };
}

function composeExact(
  territory: SimulatedTerritory,
  seed: string,
  { drill, index, at }: { drill: PlayedDrill; index: number; at: number },
): MadePost {
  const post = drill.scenario.posts[index];
  if (!post) throw new Error(`no post ${index}`);
  const id = `${drillMark(drill.id)}p${index}`;
  const random = randomOf(seed, id);
  const flavour = post.press ? 'press' : 'facebook';
  const { author: name, followers } = post;
  const author = { handle: name, name, url: `https://${flavour}.${simulatedHost}/`, followers };
  const person: Person = { flavour, author, followers, leanings: { bad: 1, irony: 0, good: 0, ask: 0, fact: 0 } };
  const text = renderSentence(post.text, { ...wordsOf(territory), ...drill.scenario.words }, random);
  const more = post.press ? { title: text } : {};
  return { at, stance: 'fact', post: composePost(person, { id, at, text, more }, random) };
}

const stances: Record<ScenarioVoice['tone'], Stance> = {
  anger: 'bad',
  irony: 'irony',
  question: 'ask',
  support: 'good',
  fact: 'fact',
  rumour: 'fact',
};

function articleOf(territory: SimulatedTerritory, drill: PlayedDrill): string {
  const host = territory.press[0]?.host ?? 'presse';
  return `https://${host}.${simulatedHost}/exercice-${drill.id}`;
}
