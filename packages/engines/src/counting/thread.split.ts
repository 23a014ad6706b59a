import type { CountingRule, Numbering, Thread } from './counting.types.ts';
import { findEmoji, graphemes } from './emoji.segment.ts';
import { findEntities } from './entity.find.ts';
import { countText } from './text.count.ts';

/** A link may be this long and cost little: how far beyond a part one has to look. */
const LONGEST_LINK = 4096;
/** A paragraph or sentence ends a part only if the part is at least that full. */
const FULL_ENOUGH = 0.4;

/**
 * Cuts a text into the parts of a thread that each fit the rule: at the end of a paragraph, else of a sentence, else
 * between words; never in a link, an account, a hashtag or an emoji, nor before `!`, `?`, `:`, `;`, `»`, `€`, `%`.
 * A word longer than a part is cut between two characters. A text that fits is one part, without numbering.
 */
export function splitThread(
  text: string,
  rule: CountingRule,
  options: { numbering?: Numbering; maxParts?: number } = {},
): Thread {
  const whole = text.trimEnd();
  const numbering = options.numbering ?? 'after';
  const maxParts = Math.max(1, options.maxParts ?? 25);
  const from = whole.length - whole.trimStart().length;
  if (countText(whole.slice(from), rule).over === undefined) {
    return { parts: whole.length > from ? [{ text: whole.slice(from), from, to: whole.length }] : [] };
  }
  for (let digits = 1; ; digits += 1) {
    const cut = cutAll(whole, from, narrowed(rule, numbering, digits), maxParts);
    const total = cut.parts.length;
    if (numbering !== 'none' && String(total).length > digits) continue;
    const parts = cut.parts.map((part, index) => ({ ...part, text: numbered(part.text, index + 1, total, numbering) }));
    return { ...cut, parts };
  }
}

function numbered(text: string, part: number, total: number, numbering: Numbering): string {
  if (numbering === 'none') return text;
  return numbering === 'before' ? `${part}/${total} ${text}` : `${text} ${part}/${total}`;
}

function narrowed(rule: CountingRule, numbering: Numbering, digits: number): CountingRule {
  const room = numbering === 'none' ? 0 : 2 * digits + 2;
  return { ...rule, max: rule.max - room, maxBytes: rule.maxBytes === undefined ? undefined : rule.maxBytes - room };
}

function cutAll(text: string, start: number, rule: CountingRule, maxParts: number): Thread {
  const parts: Thread['parts'] = [];
  let from = start;
  while (from < text.length) {
    if (parts.length === maxParts) return { parts, trouble: { code: 'too_many_parts', at: from } };
    const length = partLength(text.slice(from, from + 4 * Math.max(rule.max, 1) + LONGEST_LINK), rule);
    if (length === 0) return { parts, trouble: { code: 'unbreakable', at: from } };
    const piece = text.slice(from, from + length).trimEnd();
    if (piece !== '') parts.push({ text: piece, from, to: from + piece.length });
    from += length;
    while (from < text.length && /\s/.test(text[from]!)) from += 1;
  }
  return { parts };
}

/** How much of the start of a text goes into a part; 0 when not even its first piece does. */
function partLength(text: string, rule: CountingRule): number {
  const over = countText(text, rule).over;
  if (over === undefined) return text.length;
  const closed = closedSpans(text.slice(0, over + LONGEST_LINK), rule);
  const mayCut = (at: number) => !closed.some((span) => span.from < at && at < span.to);
  const enough = over * FULL_ENOUGH;
  const paragraph = lastCut(text, over, /\n[^\S\n]*\n\s*/g, mayCut);
  if (paragraph >= enough) return paragraph;
  const sentence = lastCut(text, over, /[.!?…]+["»”)\]]*[^\S\u00a0\u202f]+|\n\s*/g, mayCut, endsSentence);
  if (sentence >= enough) return sentence;
  const word = lastCut(text, over, /[^\S\u00a0\u202f]+/g, mayCut, partsWords);
  if (word > 0) return word;
  return lastCharacter(text, over, mayCut);
}

function closedSpans(text: string, rule: CountingRule): { from: number; to: number }[] {
  return [...findEntities(text, { bareDomains: rule.bareDomainsAreLinks === true }), ...findEmoji(text)];
}

function lastCut(
  text: string,
  over: number,
  pattern: RegExp,
  mayCut: (at: number) => boolean,
  accept: (text: string, from: number, to: number) => boolean = () => true,
): number {
  let best = 0;
  for (const match of text.slice(0, over + 2).matchAll(pattern)) {
    const to = match.index + match[0].length;
    // What is after the last character that shows may go beyond: it is left out of the part.
    const shown = match.index + match[0].trimEnd().length;
    if (shown > over) break;
    if (shown > 0 && mayCut(shown) && accept(text, match.index, to)) best = Math.max(best, shown);
  }
  return best;
}

/** `M. Martin`, `art. 3` and initials do not end a sentence. */
function endsSentence(text: string, from: number, to: number): boolean {
  if (text.slice(from, to).includes('\n')) return true;
  const before = /[\p{L}]+$/u.exec(text.slice(Math.max(0, from - 8), from))?.[0] ?? '';
  if (text[from] === '.' && (/^\p{Lu}$/u.test(before) || abbreviations.has(before.toLowerCase()))) return false;
  return to >= text.length || !/\p{Ll}/u.test(text.slice(to, to + 1));
}

const abbreviations = new Set([
  'm',
  'mm',
  'mme',
  'mlle',
  'dr',
  'pr',
  'st',
  'ste',
  'art',
  'av',
  'bd',
  'no',
  'cf',
  'tél',
  'env',
  'ex',
  'etc',
  'p',
]);

function partsWords(text: string, from: number, to: number): boolean {
  const after = text[to] ?? '';
  const before = text[from - 1] ?? '';
  if (/[!?;:»€%]/.test(after) || before === '«') return false;
  return !(/\d/.test(before) && /^(?:\d|h\b)/.test(text.slice(to, to + 2)));
}

function lastCharacter(text: string, over: number, mayCut: (at: number) => boolean): number {
  let best = 0;
  for (const { index } of graphemes(text.slice(0, over + 1))) {
    if (index <= over && mayCut(index)) best = index;
  }
  return best;
}
