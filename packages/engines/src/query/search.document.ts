import { MOST_PLACES, readDocument } from './post.document.ts';
import type { MatchablePost, Place } from './post.document.ts';

/** PostgreSQL refuses a tsvector of 1 MB; this counts a little more than it does. */
const MOST_BYTES = 900_000;

/**
 * The text of a PostgreSQL `tsvector` literal for a post, to be cast `::tsvector` and stored with a GIN index; the
 * queries of `toSql` read it. The lexemes are those of our own tokenizer, so no text-search configuration is involved.
 *
 * The weight of each place says where it is and how it is written: D in the text, B in the title, when the word is
 * written as it is folded; C in the text, A in the title, when it is written otherwise (capitals, accents).
 *
 * @example searchDocument({ text: 'Le métro' }) // "'le':2C '=Le':2C '~le':2C 'metro':3C …"
 */
export function searchDocument(post: MatchablePost): string {
  const parts: string[] = [];
  let bytes = 0;
  for (const [lexeme, found] of readDocument(post)) {
    const places = found.slice(0, MOST_PLACES);
    bytes += lexeme.length * (/^[\0-\x7f]*$/.test(lexeme) ? 1 : 3) + 2 * places.length + 8;
    if (bytes > MOST_BYTES) break;
    parts.push(`${quoteLexeme(lexeme)}:${places.map((place) => `${place.position}${weightOf(place)}`).join(',')}`);
  }
  return parts.join(' ');
}

export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function weightOf({ inTitle, asFolded }: Place): string {
  if (inTitle) return asFolded ? 'B' : 'A';
  return asFolded ? 'D' : 'C';
}
