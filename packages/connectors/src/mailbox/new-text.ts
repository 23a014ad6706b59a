import {
  attribution,
  attributionBegins,
  attributionInLine,
  blockBegins,
  blockGoesOn,
  disclaimer,
  mobileSignature,
  rule,
  saysWrote,
  separator,
  signatureRule,
} from './quote.patterns.ts';

/**
 * What is new in a mail: without what it quotes, without a signature that says it is one, without what telephones and
 * institutions add. A closing formula and a name stay: who signs matters, and so does the number that a person leaves.
 * Answers written between the lines of what is quoted are kept. When nothing would be left, the text is whole.
 */
export function newTextOf(text: string): string {
  const whole = text.replaceAll(/\r\n?/g, '\n').replaceAll('\u00a0', ' ').split('\n');
  // No line that a mail program writes is that long; what is tried on longer ones would take its time.
  const lines = whole.map((line) => line.slice(0, 500));
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isQuoted(line)) continue;
    const said = attributionAt(lines, at);
    if (said > 0) {
      // Quoted with signs, answers may stand between them; without, all that follows is the earlier mail.
      if (!isQuotedSoon(lines, at + said)) break;
      at += said - 1;
      continue;
    }
    if (separator.test(line) || isBlock(lines, at) || (rule.test(line) && isBlockSoon(lines, at + 1))) break;
    if (signatureRule.test(line)) {
      at = endOfSignature(lines, at);
      continue;
    }
    if (disclaimer.test(line)) break;
    if (mobileSignature.test(line)) continue;
    kept.push(whole[at]?.trimEnd() ?? '');
  }
  const fresh = kept
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return fresh === '' && !isAllQuoted(lines) ? text.trim() : fresh;
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}>(?!\d)/.test(line);
}

/** How many lines an attribution takes from here on; 0: there is none. Programs break them at 76 signs. */
function attributionAt(lines: readonly string[], at: number): number {
  if (!lines.slice(at, at + 4).some((line) => saysWrote.test(line))) return 0;
  const first = lines[at] ?? '';
  if (attribution.test(first) || attributionInLine.test(first)) return 1;
  if (!attributionBegins.test(first)) return 0;
  let joined = first;
  for (let more = 1; more <= 3; more += 1) {
    const line = lines[at + more];
    if (line === undefined || line.trim() === '') return 0;
    joined = `${joined.trimEnd()} ${line.trim()}`;
    if (attribution.test(joined)) return more + 1;
  }
  return 0;
}

function isQuotedSoon(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from, from + 4).find((line) => line.trim() !== '');
  return next !== undefined && isQuoted(next);
}

/** A header block of an earlier mail: who wrote it, and when or to whom within the next lines. */
function isBlock(lines: readonly string[], at: number): boolean {
  if (!blockBegins.test(lines[at] ?? '')) return false;
  const next = lines.slice(at + 1, at + 7).filter((line) => blockGoesOn.test(line));
  return next.length >= 2;
}

function isBlockSoon(lines: readonly string[], from: number): boolean {
  return [0, 1, 2].some((ahead) => isBlock(lines, from + ahead));
}

/** A signature ends where the mail does, or where it goes on to quote. */
function endOfSignature(lines: readonly string[], at: number): number {
  for (let next = at + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    if (isQuoted(line) || separator.test(line) || attributionAt(lines, next) > 0 || isBlock(lines, next))
      return next - 1;
  }
  return lines.length;
}

function isAllQuoted(lines: readonly string[]): boolean {
  return lines.every((line) => line.trim() === '' || isQuoted(line));
}
