/** What a stretch of text is, before mentions are resolved. */
export type Mark = {
  /** In UTF-8 bytes, as the lexicon counts (app.bsky.richtext.facet). */
  byteStart: number;
  byteEnd: number;
} & ({ kind: 'mention'; handle: string } | { kind: 'link'; uri: string } | { kind: 'tag'; tag: string });

/** The first group is what stands before a mark, which is no part of it. */
const before = String.raw`(^|[\s(«“"'’[])`;
const mention = new RegExp(`${before}@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9])`, 'gi');
const link = new RegExp(
  `${before}(https?://\\S+|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}(?:[/?#]\\S*)?)`,
  'gi',
);
const tag = new RegExp(`${before}[#＃](?!\\ufe0f)([^\\s#]+)`, 'gu');

/** Ends of domain that are taken for one without a scheme: an unknown one is more often a missing space. */
const bareDomains = new Set(
  (
    'fr re gp mq gf yt nc pf pm wf bzh alsace corsica paris eus eu com org net info be ch lu mc de es it pt nl uk ie ' +
    'ca io app dev social coop museum tv me'
  ).split(' '),
);
const maxTagGraphemes = 64;
const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/**
 * The mentions, links and hashtags of a text, in its order, as Bluesky's own applications find them; links may be
 * written without a scheme, and French punctuation around a mark stays out of it.
 */
export function findMarks(text: string): Mark[] {
  const found: (Mark & { start: number; end: number })[] = [];
  const free = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end);
  const add = (start: number, shown: string, mark: MarkOf) => {
    const end = start + shown.length;
    if (shown === '' || !free(start, end)) return;
    const byteStart = encoder.encode(text.slice(0, start)).length;
    found.push({ ...mark, start, end, byteStart, byteEnd: byteStart + encoder.encode(shown).length });
  };

  for (const { index, groups } of matches(text, link)) {
    const shown = withoutTrail(groups);
    const hasScheme = /^https?:\/\//i.test(shown);
    const uri = hasScheme ? shown : `https://${shown}`;
    const end = URL.parse(uri)?.hostname.split('.').at(-1) ?? '';
    if (URL.parse(uri) && (hasScheme || bareDomains.has(end))) add(index, shown, { kind: 'link', uri });
  }
  for (const { index, groups } of matches(text, mention))
    add(index, `@${groups}`, { kind: 'mention', handle: groups.toLowerCase() });
  for (const { index, groups } of matches(text, tag)) {
    const name = groups.replace(/[\p{P}»]+$/u, '');
    const isWord = /[^\d\p{P}]/u.test(name);
    if (isWord && [...graphemes.segment(name)].length <= maxTagGraphemes)
      add(index, text.slice(index, index + 1) + name, { kind: 'tag', tag: name });
  }
  return found
    .toSorted((a, b) => a.byteStart - b.byteStart)
    .map(({ start: _start, end: _end, ...mark }) => mark as Mark);
}

type MarkOf = { kind: 'mention'; handle: string } | { kind: 'link'; uri: string } | { kind: 'tag'; tag: string };

/** Where each mark begins, past what stands before it. */
function matches(text: string, pattern: RegExp): { index: number; groups: string }[] {
  return [...text.matchAll(pattern)].map((match) => ({
    index: match.index + (match[1]?.length ?? 0),
    groups: match[2] ?? '',
  }));
}

/** Punctuation that ends a sentence ends no address, nor does a bracket that was opened before it. */
function withoutTrail(shown: string): string {
  const bare = shown.replace(/[.,;:!?…»”"'’\]]+$/u, '');
  return bare.endsWith(')') && !bare.includes('(') ? withoutTrail(bare.slice(0, -1)) : bare;
}
