import { classOf, lookUp, polarityOf } from './lexicon/lexicon.index.ts';
import { classCode } from './lexicon/word.classes.ts';
import { EMOJI, MAX_TOKENS, PUNCTUATION, type Tokens } from './post.tokens.ts';
import { repair } from './word.repair.ts';

const MAX_WORDS = MAX_TOKENS + 60;
const GROUP = classCode('group');
const TRADE = classCode('trade');
const NEGATOR = classCode('negator');
const BUT = classCode('but');

/** The words of a post as the model reads them: repaired, groups' names merged, each with its class and polarity. */
export type Sentence = {
  count: number;
  words: string[];
  /** Token that the word comes from: several words may come from one that was split. */
  token: Uint16Array;
  wordClass: Uint8Array;
  polarity: Int8Array;
  quoted: Uint8Array;
  /** Number of the sentence in the post, cut at full stops. */
  clause: Uint8Array;
  letters: number;
};

const sentence: Sentence = {
  count: 0,
  words: [],
  token: new Uint16Array(MAX_WORDS),
  wordClass: new Uint8Array(MAX_WORDS),
  polarity: new Int8Array(MAX_WORDS),
  quoted: new Uint8Array(MAX_WORDS),
  clause: new Uint8Array(MAX_WORDS),
  letters: 0,
};

/** Spellings of messages, and the words they stand for. */
const MESSAGES = new Map(
  'pk:pourquoi pq:pourquoi pkoi:pourquoi tt:tout ts:tous ds:dans pr:pour ac:avec avc:avec vs:vous ns:nous tjrs:toujours tjr:toujours tjs:toujours bcp:beaucoup jms:jamais qd:quand ke:que ki:qui koi:quoi kel:quel c:c cé:c stp:stp svp:svp pb:probleme pbs:problemes rdv:rendez mtn:maintenant mnt:maintenant auj:aujourd ya:y bjr:bonjour slt:salut mrc:merci mci:merci thx:merci thks:merci jsuis:suis chui:suis chuis:suis jai:ai jvais:vais jtm:aime jtaime:aime taime:aime tes:es t:es ta:ta vrmt:vraiment grv:grave gros:gros cmt:comment vla:voila pcq:parce psk:parce parske:parce dc:donc mm:meme mem:meme qlq:quelque qq:quelque qqn:quelqu bi1:bien bisoux:bisous kon:con konar:connard conar:connard cnard:connard cnnard:connard batar:batard btard:batard salop:salope pute:pute putin:putain ptn:putain ptin:putain mrd:merde merd:merde nik:nique nike:nique niq:nique enkule:encule enkulé:encule encul:encule fdp:fdp ntm:ntm ntgm:ntm tg:tg ftg:tg bz:baise'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/**
 * Reads tokens as words with classes. A word that is neither in the lexicon nor known is repaired when it is one letter
 * away from a word that matters.
 */
export function readSentence(tokens: Tokens, isKnownWord: (word: string) => boolean): Sentence {
  sentence.count = 0;
  sentence.words.length = 0;
  sentence.letters = 0;
  let clause = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const word = tokens.words[at]!;
    if (tokens.kind[at] === PUNCTUATION) {
      push(word, at, 0, 0, 0, clause);
      if (word !== ',' && clause < 255) clause += 1;
      continue;
    }
    readWord(tokens, MESSAGES.get(word) ?? word, at, clause, isKnownWord);
  }
  return sentence;
}

function readWord(
  tokens: Tokens,
  word: string,
  at: number,
  clause: number,
  isKnownWord: (word: string) => boolean,
): void {
  const quoted = tokens.quoted[at]!;
  const entry = lookUp(word);
  if (entry !== undefined) return pushEntry(word, at, entry, quoted, clause);
  if (tokens.kind[at] === EMOJI || word === '0' || isKnownWord(word)) return push(word, at, 0, 0, quoted, clause);
  const singular = singularEntry(word);
  if (singular !== undefined) return pushEntry(word, at, singular, quoted, clause);
  const repaired = repair(word);
  if (repaired === undefined) return push(word, at, 0, 0, quoted, clause);
  for (const part of repaired) pushEntry(part, at, lookUp(part) ?? 8 << 8, quoted, clause);
}

function singularEntry(word: string): number | undefined {
  if (word.length < 5) return undefined;
  const last = word.charCodeAt(word.length - 1);
  return last === 115 || last === 120 ? lookUp(word.slice(0, -1)) : undefined;
}

function pushEntry(word: string, at: number, entry: number, quoted: number, clause: number): void {
  const wordClass = classOf(entry);
  const read = wordClass === GROUP ? '<group>' : wordClass === TRADE ? '<trade>' : word;
  push(read, at, wordClass, polarityOf(entry), quoted, clause);
}

function push(word: string, token: number, wordClass: number, polarity: number, quoted: number, clause: number): void {
  const at = sentence.count;
  if (at >= MAX_WORDS) return;
  sentence.words[at] = word;
  sentence.token[at] = token;
  sentence.wordClass[at] = wordClass;
  sentence.polarity[at] = polarity;
  sentence.quoted[at] = quoted;
  sentence.clause[at] = clause;
  sentence.letters += word.length;
  sentence.count = at + 1;
}

/** How a polar word is turned: 1 as it stands, -1 denied by a negator just before it in its own sentence. */
export function turnOf(read: Sentence, at: number): number {
  for (let before = at - 1; before >= 0 && before >= at - 3; before -= 1) {
    if (read.clause[before] !== read.clause[at]) break;
    const wordClass = read.wordClass[before]!;
    if (wordClass === BUT) break;
    if (wordClass === NEGATOR) return -1;
  }
  const next = at + 1;
  if (next < read.count && read.clause[next] === read.clause[at]) {
    const word = read.words[next]!;
    if (word === 'pas' || word === 'jamais' || word === 'guere') return -1;
  }
  return 1;
}
