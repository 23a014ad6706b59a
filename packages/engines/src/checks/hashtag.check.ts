import { findEntities } from '../counting/index.ts';
import { fold, tokenize } from '../text/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check, DraftText, Prepared } from './draft.prepare.ts';
import { channelNames, finding, inText } from './draft.prepare.ts';
import { sources } from './source.table.ts';
import { hashtagWords } from './word.table.ts';

/** Beyond this many, a post reads as a list of tags whatever the network allows. */
const REASONABLE = 5;
const LONGEST_SINGLE_WORD = 8;
const LONGEST_CUT = 60;

let listed: Map<string, string> | undefined;

/** Hashtags: a capital at the start of each word, and few of them. */
export const checkHashtags: Check = (prepared) => [
  ...prepared.texts.flatMap((text) => casing(text, prepared)),
  ...tooMany(prepared),
];

function casing(text: DraftText, prepared: Prepared): Finding[] {
  return findEntities(text.text).flatMap((entity) => {
    if (entity.kind !== 'hashtag') return [];
    const written = entity.text.slice(1);
    const fix = camelCase(written, ownWords(prepared));
    if (fix === undefined || fix === written) return [];
    return [
      finding(
        'hashtag_case',
        'advises',
        {
          fr: `Écrivez #${fix} : une majuscule à chaque mot, pour que les lecteurs d’écran le lisent mot à mot.`,
          en: `Write #${fix}: a capital for each word, so that screen readers read it word by word.`,
        },
        inText(text, entity.from, entity.to),
        { source: sources.hashtags, fix: `#${fix}` },
      ),
    ];
  });
}

/**
 * A hashtag of several words with a capital for each; undefined when it is one word, has its capitals, or cannot be cut
 * with the words known. Accents are kept as typed. `own`: more words, such as those of the post and of the directory.
 *
 * @example camelCase('budgetparticipatif') // 'BudgetParticipatif'
 */
export function camelCase(tag: string, own: ReadonlySet<string> = new Set()): string | undefined {
  if (/\p{Ll}\p{Lu}/u.test(tag) || tag.length > LONGEST_CUT) return undefined;
  if (tag.includes('_')) return undefined;
  const letters = tag.normalize('NFC');
  if (/^\p{Lu}+\d*$/u.test(letters) && letters.length <= LONGEST_SINGLE_WORD) return undefined;
  const folded = [...letters].map((letter) => fold(letter) || letter);
  // A ligature folds to two letters: such tags are not cut.
  if (folded.some((letter) => letter.length !== 1)) return undefined;
  const cut = cutWords(folded.join(''), own);
  if (cut === undefined || !readsAsWords(folded.join(''), cut)) return undefined;
  let at = 0;
  return cut
    .map((length) => {
      const word = letters.slice(at, at + length);
      at += length;
      return word.charAt(0).toLocaleUpperCase('fr') + word.slice(1).toLocaleLowerCase('fr');
    })
    .join('');
}

const small = new Set([
  'a',
  'au',
  'aux',
  'avec',
  'ce',
  'de',
  'des',
  'du',
  'en',
  'est',
  'et',
  'la',
  'le',
  'les',
  'mais',
  'on',
  'par',
  'pour',
  'sans',
  'sur',
  'un',
  'une',
]);

/** Two words that are not numbers at least, and no article at the end: `oiseaux` is not `Oise` and `aux`. */
function readsAsWords(text: string, cut: number[]): boolean {
  let at = 0;
  const words = cut.map((length) => text.slice(at, (at += length)));
  const last = words.findLast((word) => !/^\d+$/.test(word)) ?? '';
  return words.filter((word) => !/^\d+$/.test(word)).length >= 2 && !small.has(last);
}

/** The fewest known words that make up a string; lengths in order. */
function cutWords(text: string, own: ReadonlySet<string>): number[] | undefined {
  listed ??= new Map([...hashtagWords].map((word) => [fold(word), word]));
  const best: ({ cost: number; length: number } | undefined)[] = Array.from({ length: text.length + 1 });
  best[text.length] = { cost: 0, length: 0 };
  for (let from = text.length - 1; from >= 0; from -= 1) {
    for (let to = from + 1; to <= Math.min(text.length, from + 24); to += 1) {
      const after = best[to];
      const word = text.slice(from, to);
      const known = listed.has(word) || own.has(word) || /^\d+$/.test(word);
      if (after === undefined || !known) continue;
      // One-letter words are dear: `a` alone is seldom meant.
      const cost = after.cost + (word.length === 1 ? 3 : 1);
      const before = best[from];
      if (before === undefined || cost < before.cost) best[from] = { cost, length: to - from };
    }
  }
  if (best[0] === undefined) return undefined;
  const lengths: number[] = [];
  for (let at = 0; at < text.length; at += lengths.at(-1)!) lengths.push(best[at]!.length);
  return lengths;
}

const ownCache = new WeakMap<Prepared, Set<string>>();

function ownWords(prepared: Prepared): Set<string> {
  let words = ownCache.get(prepared);
  if (words === undefined) {
    words = new Set();
    for (const text of [
      ...prepared.texts.map((one) => one.text),
      ...(prepared.context.directory ?? []).map(({ name }) => name),
    ]) {
      for (const token of tokenize(text)) if (token.kind === 'word' && token.term.length > 2) words.add(token.term);
    }
    // The words of a tag are in the text as one word: they must not vouch for themselves.
    for (const text of prepared.texts) {
      for (const { kind, text: tag } of findEntities(text.text))
        if (kind === 'hashtag') words.delete(fold(tag.slice(1)));
    }
    ownCache.set(prepared, words);
  }
  return words;
}

function tooMany({ draft }: Prepared): Finding[] {
  return draft.variants.flatMap((variant) => {
    const count = variant.parts.reduce(
      (sum, part) => sum + findEntities(part).filter(({ kind }) => kind === 'hashtag').length,
      0,
    );
    const where = { channels: [variant.channel], field: 'text' as const };
    const most = variant.text.maxHashtags;
    if (most !== undefined && count > most) {
      return [
        finding(
          'hashtags_too_many',
          'blocks',
          {
            fr: `${count} mots-dièse sur ${channelNames([variant])}, qui en accepte ${most} : retirez-en ${count - most}.`,
            en: `${count} hashtags on ${channelNames([variant])}, which takes ${most}: remove ${count - most}.`,
          },
          where,
        ),
      ];
    }
    if (count <= REASONABLE * Math.max(1, variant.parts.length)) return [];
    return [
      finding(
        'hashtags_too_many',
        'advises',
        {
          fr: `${count} mots-dièse : gardez les deux ou trois utiles, à la fin du texte.`,
          en: `${count} hashtags: keep the two or three that help, at the end of the text.`,
        },
        where,
        { source: sources.hashtags },
      ),
    ];
  });
}
