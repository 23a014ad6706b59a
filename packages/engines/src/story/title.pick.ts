const MAX_TITLE = 90;

/** Texts of a story that may give its title, with how often each was copied. */
export type TitleCandidate = { text: string; copies: number };

/**
 * A readable title out of a story's own words: links, mentions at either end and trailing hashtags leave, the first
 * sentence stays, cut at a word near 90 characters.
 *
 * @returns an empty string when no text holds a word
 */
export function pickTitle(candidates: readonly TitleCandidate[]): string {
  let best = '';
  let bestScore = -Infinity;
  for (const { text, copies } of candidates) {
    const title = titleOf(text);
    if (title === '') continue;
    const score = Math.log2(1 + copies) + readability(title);
    if (score > bestScore) {
      best = title;
      bestScore = score;
    }
  }
  return best;
}

function readability(title: string): number {
  const length = title.length < 25 ? title.length / 25 - 1 : title.length > MAX_TITLE ? -0.3 : 0.5;
  const shouting = title === title.toUpperCase() ? -1 : 0;
  const noise = (title.match(/[#!?…]/g)?.length ?? 0) * -0.15;
  return length + shouting + noise;
}

function titleOf(text: string): string {
  const words = wellFormed(text.slice(0, 600))
    .replace(/https?:\/\/\S*|\bhttp\b/g, ' ')
    .replace(/^\s*RT\s+@[\w.@-]+\s*:?/, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  while (words[0]?.startsWith('@') === true || words[0] === 'via') words.shift();
  while (words.length > 3 && /^[#@]/.test(words.at(-1) ?? '')) words.pop();
  if (words.at(-1) === 'via') words.pop();
  const line = words.map((word) => (word.startsWith('#') ? word.slice(1) : word)).join(' ');
  const sentence = /^.{20,}?[.!?…](?=\s|$)/u.exec(line)?.[0] ?? line;
  if (!/[\p{L}\p{N}]/u.test(sentence)) return '';
  if (sentence.length <= MAX_TITLE) return sentence.replace(/[.:;,\s-]+$/, '');
  const cut = sentence.slice(0, MAX_TITLE - 1);
  const space = cut.lastIndexOf(' ');
  return `${wellFormed(space > 40 ? cut.slice(0, space) : cut).replace(/[.,:;\s-]+$/, '')}…`;
}

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed().replace(/\uFFFD/g, '');
}
