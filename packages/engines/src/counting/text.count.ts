import type { Count, CountingRule, Entity } from './counting.types.ts';
import { emojiEnd, graphemes, utf8Length } from './emoji.segment.ts';
import { findEntities } from './entity.find.ts';
import { normalizeWithOffsets } from './nfc.map.ts';

/**
 * Counts a text as its network does. The text is put in NFC first; offsets are those of the text as given. A lone
 * surrogate counts as the U+FFFD that is sent in its place.
 *
 * X: https://docs.x.com/fundamentals/counting-characters (version 3 of the weights, any emoji 2, any link 23).
 *
 * @example countText('Été à mairie.fr', { unit: 'weighted', max: 280, linkCost: 23, bareDomainsAreLinks: true }).used // 29
 */
export function countText(text: string, rule: CountingRule): Count {
  const normalized = normalizeWithOffsets(text.toWellFormed());
  const entities = findEntities(normalized.text, { bareDomains: rule.bareDomainsAreLinks === true });
  const fixed = fixedCosts(entities, rule);
  let used = 0;
  let bytes = 0;
  let over: number | undefined;
  for (const step of steps(normalized.text, rule.unit, fixed)) {
    used += step.cost;
    if (rule.maxBytes !== undefined) bytes += utf8Length(normalized.text.slice(step.from, step.to));
    if (over === undefined && (used > rule.max || (rule.maxBytes !== undefined && bytes > rule.maxBytes))) {
      over = normalized.source(step.from);
    }
  }
  const hashtags = entities.filter((entity) => entity.kind === 'hashtag').length;
  return {
    used,
    max: rule.max,
    left: rule.max - used,
    ...(over !== undefined && { over }),
    ...(rule.maxBytes !== undefined && { bytes: { used: bytes, max: rule.maxBytes, left: rule.maxBytes - bytes } }),
    links: entities.filter((entity) => entity.kind === 'link').length,
    hashtags,
    hashtagsOver: rule.maxHashtags === undefined ? 0 : Math.max(0, hashtags - rule.maxHashtags),
    forbidden: forbiddenAt(text, rule.forbidden),
  };
}

type Fixed = { from: number; to: number; cost: number };
type Step = Fixed;

/** What does not count by its length: links, and the host of remote accounts. */
function fixedCosts(entities: Entity[], rule: CountingRule): Fixed[] {
  const fixed: Fixed[] = [];
  for (const { kind, from, to, text } of entities) {
    if (kind === 'link' && rule.linkCost !== undefined) fixed.push({ from, to, cost: rule.linkCost });
    const host = kind === 'mention' && rule.remoteMentionsShortened === true ? text.indexOf('@', 1) : -1;
    if (host > 0) fixed.push({ from: from + host, to, cost: 0 });
  }
  return fixed;
}

function* steps(text: string, unit: CountingRule['unit'], fixed: Fixed[]): Generator<Step> {
  let at = 0;
  for (const piece of fixed) {
    yield* plain(text, at, piece.from, unit);
    yield piece;
    at = piece.to;
  }
  yield* plain(text, at, text.length, unit);
}

function* plain(text: string, from: number, to: number, unit: CountingRule['unit']): Generator<Step> {
  if (from >= to) return;
  if (unit === 'grapheme') {
    for (const { segment, index } of graphemes(text.slice(from, to))) {
      yield { from: from + index, to: from + index + segment.length, cost: 1 };
    }
    return;
  }
  let at = from;
  while (at < to) {
    const emoji = unit === 'weighted' || unit === 'character_emoji_bytes' ? Math.min(emojiEnd(text, at), to) : at;
    const next = emoji > at ? emoji : at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
    yield { from: at, to: next, cost: costOf(text, at, next, unit, emoji > at) };
    at = next;
  }
}

function costOf(text: string, from: number, to: number, unit: CountingRule['unit'], isEmoji: boolean): number {
  switch (unit) {
    case 'weighted':
      return isEmoji ? 2 : weight(text.codePointAt(from)!);
    case 'character_emoji_bytes':
      return isEmoji ? utf8Length(text.slice(from, to)) : 1;
    case 'byte':
      return utf8Length(text.slice(from, to));
    case 'character':
      return to - from;
    case 'grapheme':
      return 1;
  }
}

/** The four ranges of version 3: Latin to Hangul jamo, thin spaces, dashes and quotes, primes. */
function weight(codePoint: number): number {
  const light =
    codePoint <= 4351 ||
    (codePoint >= 8192 && codePoint <= 8205) ||
    (codePoint >= 8208 && codePoint <= 8223) ||
    (codePoint >= 8242 && codePoint <= 8247);
  return light ? 1 : 2;
}

function forbiddenAt(text: string, forbidden: string | undefined): number[] {
  if (forbidden === undefined || forbidden === '') return [];
  const refused = new Set(forbidden);
  const found: number[] = [];
  let at = 0;
  for (const character of text) {
    if (refused.has(character)) found.push(at);
    at += character.length;
  }
  return found;
}
