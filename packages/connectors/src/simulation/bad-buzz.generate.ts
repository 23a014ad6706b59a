import { drawPerson, pressOf } from './people.generate.ts';
import { composePost, wordsOf, type MadePost } from './post.compose.ts';
import { randomOf } from './random.source.ts';
import { renderSentence, typeset } from './sentence.render.ts';
import type { BadBuzzScript, SimulatedTerritory } from './simulation.types.ts';
import { slotMs, slotsBetween } from './slots.generate.ts';
import { retouches } from './texts/common.texts.ts';

/** A bad buzz that someone launched, and when the territory answered it with wit. */
export type LaunchedBuzz = { startedAt: number; answeredAt?: number | undefined };

const minuteMs = 60_000;
/** How long a buzz is felt. */
export const buzzLastsMs = 8 * 3_600_000;

type Voice = 'first' | 'mockery' | 'anger' | 'questions' | 'press' | 'afterAnswer' | 'copy';

/**
 * Posts a minute, so long after the launch: six in the first minute, the height after three, which lasts a quarter of
 * an hour, half as many every twenty minutes from then on. An answer brings a second, lower wave.
 */
export function buzzRate(script: BadBuzzScript, sinceMs: number, sinceAnswerMs?: number): number {
  if (sinceMs < 0 || sinceMs > buzzLastsMs) return 0;
  const minutes = sinceMs / minuteMs;
  const height = script.peakPerMinute;
  const opening = Math.min(height, 6);
  const rise = opening + (height - opening) * Math.min(1, minutes / 3);
  const wave = minutes < 18 ? rise : height * 2 ** (-(minutes - 18) / 20);
  const answered = sinceAnswerMs !== undefined && sinceAnswerMs > 0 ? sinceAnswerMs / minuteMs : 0;
  const second = answered > 0 ? 0.4 * height * Math.min(1, answered / 5) * 2 ** (-answered / 30) : 0;
  return wave + second;
}

/** What a launched buzz brings in an interval; the same however the interval is cut. */
export function buzzBetween(
  territory: SimulatedTerritory,
  seed: string,
  { startedAt, answeredAt }: LaunchedBuzz,
  from: number,
  to: number,
): MadePost[] {
  const script = territory.badBuzz;
  const made: MadePost[] = [];
  const slots = slotsBetween({
    words: [seed, territory.id, 'buzz', startedAt],
    from: from - startedAt,
    to: to - startedAt,
    lastsMs: buzzLastsMs,
    ratePerMinute: (begins) =>
      buzzRate(script, begins, answeredAt === undefined ? undefined : startedAt + begins - answeredAt),
  });
  for (const { number, begins, random, count } of slots) {
    for (let index = 0; index < count; index += 1) {
      const at = startedAt + begins + random.below(slotMs);
      const id = `${territory.id}:buzz:${startedAt}:${number}:${index}`;
      const one = compose(territory, seed, id, at, { startedAt, answeredAt });
      if (at >= from && at < to) made.push(one);
    }
  }
  return made.sort((a, b) => a.at - b.at);
}

function compose(territory: SimulatedTerritory, seed: string, id: string, at: number, buzz: LaunchedBuzz): MadePost {
  const random = randomOf(seed, id);
  const script = territory.badBuzz;
  const voice = random.weighted(voicesAt(at, buzz));
  const person = voice === 'press' ? pressOf(territory, random) : drawPerson(territory, seed, random);
  const key = voice === 'copy' ? random.pick(['first', 'mockery'] as const) : voice;
  const words = wordsOf(territory);
  const [first, second] = [random.pick(script[key]), random.pick(script[key])];
  const saysMore =
    (voice === 'mockery' || voice === 'anger' || voice === 'afterAnswer') && first !== second && random.chance(0.3);
  const sentence = renderSentence(saysMore ? `${first} ${second}` : first, words, random);
  const text = voice === 'copy' ? typeset(random.pick(retouches).replace('{texte}', sentence)) : sentence;
  const { mockery, answer } = script.tags;
  const marks = random.chance(0.55) ? [voice === 'afterAnswer' ? answer : mockery] : [];
  // At first everyone names the territory: it is to it that they speak.
  const names = random.chance(at - buzz.startedAt < minuteMs ? 1 : 0.35);
  const tags = names ? [...marks, random.pick(territory.tags)] : marks;
  const link =
    voice === 'afterAnswer' || voice === 'press' || !random.chance(0.12) ? undefined : articleOf(territory, buzz);
  const more = voice === 'press' ? { title: text } : {};
  const stance = voice === 'afterAnswer' ? 'good' : voice === 'anger' ? 'bad' : voice === 'questions' ? 'ask' : 'irony';
  return { at, stance, post: composePost(person, { id, at, text, tags, link, more }, random) };
}

/** Mockery first, then anger and the press; once answered, laughter changes sides over half an hour. */
function voicesAt(at: number, { startedAt, answeredAt }: LaunchedBuzz): Partial<Record<Voice, number>> {
  const minutes = (at - startedAt) / minuteMs;
  const turned =
    answeredAt === undefined || at < answeredAt ? 0 : Math.min(1, 0.15 + (at - answeredAt) / (30 * minuteMs));
  const before = 1 - 0.85 * turned;
  return {
    first: before * (minutes < 2 ? 60 : 6),
    mockery: before * 38,
    copy: before * (minutes < 1 ? 10 : 16),
    anger: before * Math.min(26, 6 + minutes * 2),
    questions: before * (minutes < 3 ? 3 : 10),
    press: minutes < 4 ? 0 : 4,
    afterAnswer: 85 * turned,
  };
}

function articleOf(territory: SimulatedTerritory, { startedAt }: LaunchedBuzz): string {
  const host = territory.press[0]?.host ?? 'presse';
  return `https://${host}.simulation.example/affiche-${startedAt}`;
}
