import { findEntities } from '../counting/index.ts';
import { fold } from '../text/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check, DraftText } from './draft.prepare.ts';
import { finding, inText } from './draft.prepare.ts';
import { sources } from './source.table.ts';
import { frenchTerms } from './word.table.ts';

const LONGEST_SENTENCE = 30;
const english = new RegExp(
  `(?<![\\p{L}\\p{N}#@-])(?:${Object.keys(frenchTerms)
    .toSorted((a, b) => b.length - a.length)
    .join('|')})s?(?![\\p{L}\\p{N}-])`,
  'giu',
);

/** English words that have a French term, sentences too long to be read on a phone, funders not named. */
export const checkWords: Check = ({ texts, context, folded, draft }) => [
  ...texts.flatMap((text) => [...terms(text), ...sentences(text)]),
  ...(context.funders ?? [])
    .filter(
      ({ name, alsoWritten }) => ![name, ...(alsoWritten ?? [])].some((written) => folded.includes(fold(written))),
    )
    .map(({ name }) =>
      finding(
        'funder_missing',
        'advises',
        {
          fr: `Cette opération est financée par ${name} : nommez ce partenaire dans le texte, et mettez son logo.`,
          en: `This operation is funded by ${name}: name this partner in the text, and show their logo.`,
        },
        { channels: draft.variants.map(({ channel }) => channel), field: 'text' },
        { source: sources.funders },
      ),
    ),
];

function terms(text: DraftText): Finding[] {
  const closed = findEntities(text.text, { bareDomains: true });
  return [...text.text.matchAll(english)].flatMap((match) => {
    const from = match.index;
    const to = from + match[0].length;
    if (closed.some((one) => one.from < to && from < one.to)) return [];
    const term = frenchTerms[match[0].toLowerCase()] ?? frenchTerms[match[0].toLowerCase().replace(/s$/, '')];
    if (term === undefined) return [];
    return [
      finding(
        'english_word',
        'advises',
        {
          fr: `« ${match[0]} » se dit aussi en français : « ${term} ».`,
          en: `“${match[0]}” has a French term: “${term}”.`,
        },
        inText(text, from, to),
        { source: sources.toubon },
      ),
    ];
  });
}

function sentences(text: DraftText): Finding[] {
  return [...text.text.matchAll(/[^.!?…\n]+/g)].flatMap((match) => {
    const words = match[0].match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
    if (words <= LONGEST_SENTENCE) return [];
    const start = match.index + (match[0].length - match[0].trimStart().length);
    return [
      finding(
        'long_sentence',
        'advises',
        {
          fr: `Phrase de ${words} mots : coupez-la en deux, une idée par phrase.`,
          en: `A sentence of ${words} words: cut it in two, one idea a sentence.`,
        },
        inText(text, start, match.index + match[0].length),
      ),
    ];
  });
}
