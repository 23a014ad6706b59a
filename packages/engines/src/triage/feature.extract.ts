import { createTone, type Aggressive } from '../tone/index.ts';
import { aboutOf } from './about.find.ts';
import { cues } from './cue.table.ts';
import { dangersOf } from './danger.lexicon.ts';
import { spanOf, type Message } from './message.read.ts';
import type { About } from './triage.types.ts';
import { stemOf } from './word.stem.ts';

/** A feature of a message: how much, and the words that it comes from (-1: the whole message). */
export type Feature = { value: number; first: number; last: number };
export type Features = Map<string, Feature>;

export type Reading = { features: Features; aggressive: Aggressive; about: About };

const CUE = 1.4;
const SIGN = 0.7;
const DANGER = 0.5;
const TONE = 2.5;
const tone = createTone();
/** `peut-on`, `y a-t-il`. */
const inverted = /\p{L}-(?:t-)?(?:ils?|elles?|on|vous|je|ce|tu|nous)(?!\p{L})/iu;
/** A sentence that opens with an imperative: `Réparez…`. */
const bidding =
  /(?:^|[.!,:;]\s*)(?:(?:bonjour|svp|s['’]il vous plaît)[ ,]+)?(?!assez|chez|avez|allez|êtes|savez|pouvez|aurez|auriez)\p{L}{2,30}ez(?:[ -]|$)/iu;

/** All that the classifier sees of a message: words, pairs, turns of phrase, signs, and what the tone engine hears. */
export function extract(message: Message): Reading {
  const features: Features = new Map();
  const put = (name: string, value: number, first = -1, last = first): void => {
    const known = features.get(name);
    if (known === undefined) features.set(name, { value, first, last });
  };
  addWords(message, put);
  for (const [name, pattern] of cues) {
    const match = pattern.exec(message.line);
    const span = match === null ? undefined : spanOf(message, match.index + 1, match[0].trim().length);
    if (span !== undefined) put(`=${name}`, CUE, span.first, span.last);
  }
  addSigns(message, put);
  const about = aboutOf(message);
  if (about.subject !== undefined) put('~subject', SIGN);
  if (about.place !== undefined) put('~place', SIGN);
  const { sentiment, aggressive, irony } = tone.score(message.text, 'fr');
  put('~negative', TONE * sentiment.p.negative);
  put('~positive', TONE * sentiment.p.positive);
  put('~insult', TONE * (aggressive.p.insult + aggressive.p.hate));
  put('~threat', TONE * aggressive.p.threat);
  put('~irony', irony?.p ?? 0);
  return { features, aggressive: aggressive.label, about };
}

type Put = (name: string, value: number, first?: number, last?: number) => void;

function addWords({ words }: Message, put: Put): void {
  const value = 1 / Math.sqrt(Math.max(3, words.length));
  let before = '<';
  const dangers = new Map<string, number>();
  for (const [at, { term }] of words.entries()) {
    const stem = stemOf(term);
    put(stem, value * 0.8, at);
    put(`${before} ${stem}`, value * 0.6, Math.max(0, at - 1), at);
    before = stem;
    for (const danger of dangersOf(stem)) if (!dangers.has(danger)) dangers.set(danger, at);
  }
  addDangers(dangers, put);
}

/** Who and what harm, who and what place: two of them together say more than each. */
function addDangers(dangers: ReadonlyMap<string, number>, put: Put): void {
  const found = [...dangers];
  for (const [index, [name, at]] of found.entries()) {
    put(`!${name}`, DANGER, at);
    for (const [other, where] of found.slice(index + 1))
      put(`!${[name, other].toSorted().join('+')}`, DANGER, Math.min(at, where), Math.max(at, where));
  }
}

function addSigns({ text, words, emoji, tags, accounts }: Message, put: Put): void {
  const asks = text.includes('?');
  if (asks) put('#?', SIGN * 2);
  if (/\?\s*[\p{Extended_Pictographic}\s]*$/u.test(text)) put('#ends?', SIGN);
  if (text.includes('!')) put('#!', SIGN);
  if (/https?:|www\.|bit\.ly|\.example(?:\W|$)|@\w+\.\w/.test(text)) put('#link', SIGN * 2);
  if (/\d\s?(?:€|euros?|%)/i.test(text)) put('#money', SIGN * 1.5);
  if (emoji > 0) put('#emoji', SIGN);
  if (emoji > 0 && words.length === 0) put('#emoji only', SIGN * 2);
  if (/[👏👍❤😍🥰🙏💪]/u.test(text)) put('#warm', SIGN);
  if (/[😂🤣😅]/u.test(text)) put('#laughs', SIGN * 2);
  if (/[🤡💩🖕🤮]/u.test(text)) put('#mocks', SIGN * 2);
  if (accounts > 0) put('#account', SIGN);
  if (tags > 1) put('#tags', SIGN);
  if (words.length <= 2) put('#short', SIGN);
  if (asks && inverted.test(text)) put('#inverted', SIGN);
  if (bidding.test(text)) put('#bids', SIGN * 1.5);
  if (/\d+\s?(?:bis|ter)?,?\s(?:rue|avenue|chemin|place|impasse|boulevard)/i.test(text)) put('#address', SIGN);
}
