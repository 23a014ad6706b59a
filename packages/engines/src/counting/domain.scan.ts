import { latinEnds, otherEnds } from './tld.table.ts';

/* Reads domains as X does: labels of nearly any character, then an end of the root zone. Linear, without backtracking. */

const LONGEST_LABEL = 63;
const notInDomain = new Set([
  ..."!'#%&()*+,\\-./:;<=>?@[]^_{|}~$",
  ...'\t\n\v\f\r \u0085\u00a0\u1680\u180e\u2028\u2029\u202f\u205f\u3000',
  ...'\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
  ...'\ufffe\ufeff\uffff\u202a\u202b\u202c\u202d\u202e\u061c\u200e\u200f\u2066\u2067\u2068\u2069',
]);
const accents =
  '\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff';
/** Letters with accents that X takes in an address, as a piece of a character class. */
export const accentedLetters = accents;
const asciiDomainUnit = new RegExp(`[-a-z0-9${accents}]`, 'i');

/**
 * Where the domain that starts at `from` ends, with its top-level label; -1 when there is none, and then no domain
 * starts before `dead` either.
 */
export function domainAt(text: string, from: number): { end: number; dead: number } {
  return scan(text, from, text.length, isLabelUnit, wholeLabel);
}

/** The pieces of a domain that hold only Latin letters, as X links them when no scheme is written. */
export function latinDomains(text: string, from: number, to: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let at = from;
  while (at < to) {
    if (!asciiDomainUnit.test(text[at]!)) {
      at += 1;
      continue;
    }
    const { end } = scan(
      text,
      at,
      to,
      (unit) => asciiDomainUnit.test(unit),
      () => 'any',
    );
    if (end > at) {
      found.push({ from: at, to: end });
      at = end;
    } else {
      while (at < to && asciiDomainUnit.test(text[at]!)) at += 1;
    }
  }
  return found;
}

/** Whether a label may stand anywhere, only below another (it has a `_`), or not at all. */
type LabelRank = 'any' | 'sub' | 'none';

function scan(
  text: string,
  from: number,
  to: number,
  inLabel: (unit: string) => boolean,
  rank: (text: string, from: number, to: number) => LabelRank,
): { end: number; dead: number } {
  let best = -1;
  let dead: number | undefined;
  let start = from;
  for (;;) {
    let end = start;
    while (end < to && end - start <= LONGEST_LABEL && inLabel(text[end]!)) end += 1;
    const kind = end === start || end - start > LONGEST_LABEL || text[end] !== '.' ? 'none' : rank(text, start, end);
    if (kind === 'none') return { end: best, dead: dead ?? start };
    const label = start;
    start = end + 1;
    const domain = topLevelEnd(text, start);
    if (kind === 'any') best = Math.max(best, domain);
    // Read from the middle of this label, without its `_`, it would be a domain.
    else if (domain > 0) dead ??= label;
  }
}

function isLabelUnit(unit: string): boolean {
  return unit === '-' || unit === '_' || !notInDomain.has(unit);
}

function wholeLabel(text: string, from: number, to: number): LabelRank {
  if ('-_'.includes(text[from]!) || '-_'.includes(text[to - 1]!)) return 'none';
  return text.slice(from, to).includes('_') ? 'sub' : 'any';
}

function topLevelEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from <= LONGEST_LABEL && isPlain(text.charCodeAt(end))) end += 1;
  if (end > from) {
    const label = text.slice(from, end).toLowerCase();
    if (label.startsWith('xn--') && label.length > 4) return end;
    return latinEnds.has(label) && text[end] !== '@' && text[end] !== '+' ? end : -1;
  }
  for (const label of otherEnds.get(text[from] ?? '') ?? []) {
    const next = from + label.length;
    if (text.startsWith(label, from) && (next >= text.length || !/[0-9a-zA-Z@+-]/.test(text[next]!))) return next;
  }
  return -1;
}

function isPlain(unit: number): boolean {
  return (
    unit === 0x2d || (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a && unit < 0x80)
  );
}
