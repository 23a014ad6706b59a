import { subjects } from '../routing/index.ts';
import { tokenize } from '../text/index.ts';
import type { Message } from './message.read.ts';
import type { About } from './triage.types.ts';
import { stemOf } from './word.stem.ts';

type Term = { subject: number; stems: string[]; weight: number };

let index: Map<string, Term[]> | undefined;

/** The terms of the routing table by their first stem, the longest first. */
function termIndex(): Map<string, Term[]> {
  if (index !== undefined) return index;
  index = new Map();
  for (const [subject, { terms, official }] of subjects.entries())
    for (const [rank, term] of terms.entries()) {
      const stems = tokenize(term)
        .filter(({ kind, elided }) => kind === 'word' && !elided)
        .map((token) => stemOf(token.term));
      const first = stems[0];
      if (first === undefined || (stems.length === 1 && first.length < 4)) continue;
      const list = index.get(first) ?? [];
      // Rarer the longer; what an office says is worth more than what may be said of it.
      list.push({ subject, stems, weight: stems.length ** 1.5 * (rank < official ? 2 : 1) });
      index.set(first, list);
    }
  for (const list of index.values()) list.sort((left, right) => right.stems.length - left.stems.length);
  return index;
}

const street =
  '(?:rue|avenue|av\\.?|boulevard|bd|place|chemin|impasse|all[ée]e|route|quai|cours|square|quartier|lotissement|r[ée]sidence|pont|parc|coll[èe]ge|lyc[ée]e|gymnase|stade|hameau|rond-point|rocade|passage|sentier)';
const link = "(?:(?:de la|de l|des?|du|les?|la|aux?|sur)[ '’]|[dl]['’])";
const named = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{1,4}\\s?(?:bis|ter)?,?\\s)?${street}\\s(?:${link}){0,2}\\p{Lu}[\\p{L}\\d’'-]*(?:[ -](?:${link}){0,2}\\p{Lu}[\\p{L}\\d’'-]*){0,3}`,
  'u',
);
const lower = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{1,4}\\s?(?:bis|ter)?,?\\s)?${street}\\s(?:${link}){0,2}(?!(?:${link})|(?:svp|est|sont|et|qui|que|il|elle|c|ce|a|à|pas|plus|depuis|merci|pour|dans|avec|en|où|ou|ne|n|on|je|j|vous|nous)(?!\\p{L})|ferm|barr|coup|publi|libre)\\p{L}[\\p{L}-]{2,}`,
  'iu',
);
const road = /(?<![\p{L}\d])(?:RD|RN|D|N|A)\s?\d{1,4}(?!\d)/u;

/** What a message is about, by the routing table's words, and the place that it names. */
export function aboutOf({ text, words }: Message): About {
  const found = new Map<number, number>();
  const said: string[] = [];
  const stems = words.map(({ term }) => stemOf(term));
  const terms = termIndex();
  for (let at = 0; at < stems.length; at += 1) {
    const candidates = terms.get(stems[at]!)?.filter((term) => matches(stems, at, term.stems)) ?? [];
    const longest = candidates[0]?.stems.length ?? 0;
    if (longest === 0) continue;
    for (const { subject, stems: own, weight } of candidates)
      if (own.length === longest) found.set(subject, (found.get(subject) ?? 0) + weight);
    said.push(text.slice(words[at]!.from, words[at + longest - 1]!.to));
    at += longest - 1;
  }
  const best = [...found].toSorted((left, right) => right[1] - left[1] || left[0] - right[0])[0];
  const place = placeIn(text);
  return {
    ...(best === undefined ? {} : { subject: { id: subjects[best[0]]!.id, label: subjects[best[0]]!.label } }),
    words: [...new Set(said)].slice(0, 6),
    ...(place === undefined ? {} : { place }),
  };
}

function matches(stems: readonly string[], at: number, term: readonly string[]): boolean {
  return term.every((stem, offset) => stems[at + offset] === stem);
}

function placeIn(text: string): string | undefined {
  return (named.exec(text) ?? road.exec(text) ?? lower.exec(text))?.[0].trim();
}
