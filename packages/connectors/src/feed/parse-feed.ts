import type { Bilingual } from '@beffroi/contracts';
import { decodeBytes } from '../html/index.ts';
import { readChannel } from './channel-reader.ts';
import { readEntry } from './entry-reader.ts';
import { readJsonFeed } from './json-feed.ts';
import type { ParsedEntry, ParsedFeed } from './parsed-feed.ts';
import { readFeedTree, type XmlFeedTree } from './xml-feed-tree.ts';

/**
 * Reads a feed in any format (RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed) as leniently as a feed reader.
 * Never throws for what the bytes hold: a document that is no feed comes out as `unknown`, with a note that says why.
 *
 * @param given.contentType the Content-Type header it came with
 * @param given.url where it came from, against which its addresses are resolved
 */
export function parseFeed(body: Uint8Array, given: { contentType?: string; url?: string } = {}): ParsedFeed {
  const decoded = decodeBytes(body, { contentType: given.contentType, markup: 'xml' });
  const source = decoded.text;
  if (/^\s*\{/.test(source)) {
    const feed = readJsonFeed(source, given.url) ?? unknownFeed(source);
    return { ...feed, notes: [...decoded.notes, ...feed.notes] };
  }
  return readXmlFeed(source, given.url, decoded.notes);
}

const maxEntries = 20_000;

function readXmlFeed(source: string, url: string | undefined, charsetNotes: Bilingual[]): ParsedFeed {
  const entries: (ParsedEntry | undefined)[] = [];
  const waiting: number[] = [];
  const tree = readFeedTree(source, {
    base: url,
    onEntryStart: () => waiting.push(entries.push(undefined) - 1),
    onEntry: (element, given) => {
      const place = waiting.pop() ?? 0;
      if (place < maxEntries) entries[place] = readEntry(element, given);
    },
  });
  if (entries.length > maxEntries) tree.problems.add('too-many');
  const read = entries.filter((entry) => entry !== undefined);
  if (tree.format === 'unknown' && read.length === 0) {
    const feed = unknownFeed(source);
    return { ...feed, notes: [...charsetNotes, ...feed.notes] };
  }
  const channel = readChannel(tree);
  for (const entry of read) if (entry.lang === undefined && channel.lang !== undefined) entry.lang = channel.lang;
  return {
    format: tree.format,
    ...(tree.version === undefined || tree.version === '' ? {} : { version: tree.version }),
    ...channel,
    entries: read,
    wellFormed: tree.problems.size === 0 && charsetNotes.length === 0,
    notes: [...charsetNotes, ...problemNotes(tree.problems, read.length)],
  };
}

function unknownFeed(source: string): ParsedFeed {
  return { format: 'unknown', entries: [], wellFormed: false, notes: [whatItIs(source)] };
}

function whatItIs(source: string): Bilingual {
  const head = source.slice(0, 2000).trimStart().toLowerCase();
  if (head === '') return { fr: 'Le document est vide.', en: 'The document is empty.' };
  if (head.startsWith('<!doctype html') || head.includes('<html')) {
    return { fr: 'C’est une page web, pas un flux.', en: 'This is a web page, not a feed.' };
  }
  if (head.startsWith('{') || head.startsWith('['))
    return { fr: 'C’est du JSON, mais pas un JSON Feed lisible.', en: 'This is JSON, but no readable JSON Feed.' };
  return {
    fr: 'Ce n’est pas un flux : ni RSS, ni Atom, ni JSON Feed.',
    en: 'This is no feed: neither RSS, nor Atom, nor JSON Feed.',
  };
}

function problemNotes(problems: XmlFeedTree['problems'], count: number): Bilingual[] {
  const notes: Bilingual[] = [];
  const broken = ['unclosed', 'unopened', 'attribute', 'entity', 'cut', 'no-root'] as const;
  if (broken.some((problem) => problems.has(problem))) {
    notes.push({
      fr: `Le flux est mal formé ; ${count} ${count > 1 ? 'entrées ont été lues' : 'entrée a été lue'} malgré tout.`,
      en: `The feed is not well-formed; ${count} ${count === 1 ? 'entry was' : 'entries were'} read all the same.`,
    });
  }
  if (problems.has('expansion')) {
    notes.push({
      fr: 'Le flux déclare des entités qui se multiplient ; elles n’ont pas été développées.',
      en: 'The feed declares entities that multiply; they were not expanded.',
    });
  }
  if (problems.has('too-deep') || problems.has('too-many')) {
    notes.push({
      fr: 'Le flux contient trop d’éléments ou trop d’imbrications ; le surplus a été ignoré.',
      en: 'The feed holds too many elements or nests them too deep; the excess was left out.',
    });
  }
  return notes;
}
