import { exactForm, fold, foldWord, tokenize } from '../text/index.ts';
import { words } from './query.ast.ts';
import type { Query, Scope, WordMatch, WordPattern } from './query.ast.ts';
import { queryIssue } from './query.issue.ts';
import type { QueryIssue } from './query.issue.ts';
import type { Lexeme } from './query.lexer.ts';

/** A star needs this many letters before it, so that one word of a query never takes a tenth of the language. */
export const SHORTEST_PREFIX = 2;

type Reading = { scope: Scope; issues: QueryIssue[] };

/** Reads `word`, `word*`, `word~`, `=word`, `#tag`, `@account` or an emoji. `undefined` when an issue was added. */
export function readWord(lexeme: Lexeme, reading: Reading): Query | undefined {
  const written = lexeme.text;
  const name = /^[#@＃＠]/u.test(written) ? readName(lexeme, reading) : undefined;
  if (name !== undefined) return name.pattern && words([name.pattern], reading.scope);
  return compose(readChunk(written, lexeme, reading, { inPhrase: false, wordsBefore: 0 }), lexeme, reading);
}

/** Reads what stands between quotation marks, where each word may have its own star, tilde or equals sign. */
export function readPhrase(lexeme: Lexeme, reading: Reading): Query | undefined {
  if (lexeme.text.trim() === '') {
    reading.issues.push(queryIssue('query.empty_phrase', lexeme.from, lexeme.to));
    return undefined;
  }
  const patterns: WordPattern[] = [];
  let wordsBefore = 0;
  for (const chunk of lexeme.text.matchAll(/\S+/gu)) {
    const from = lexeme.textFrom + chunk.index;
    const place = { ...lexeme, from, to: from + chunk[0].length };
    const read = readChunk(chunk[0], place, reading, { inPhrase: true, wordsBefore });
    if (read === undefined) return undefined;
    patterns.push(...read);
    wordsBefore += read.filter((pattern) => pattern.match !== 'emoji').length;
  }
  return compose(patterns, lexeme, reading);
}

function compose(patterns: WordPattern[] | undefined, lexeme: Lexeme, reading: Reading): Query | undefined {
  if (patterns === undefined) return undefined;
  const first = patterns[0]?.offset ?? 0;
  const shifted = patterns.map((pattern) => ({ ...pattern, offset: pattern.offset - first }));
  if (shifted.length > 0) return words(shifted, reading.scope);
  reading.issues.push(queryIssue('query.nothing_searchable', lexeme.from, lexeme.to, { what: lexeme.text }));
  return undefined;
}

type ChunkPlace = Pick<Lexeme, 'from' | 'to' | 'exact' | 'inflected'>;

/** The patterns of one run without spaces; offsets count the words before, an emoji has that of the word before it. */
function readChunk(
  written: string,
  place: ChunkPlace,
  reading: Reading,
  { inPhrase, wordsBefore }: { inPhrase: boolean; wordsBefore: number },
): WordPattern[] | undefined {
  const exact = place.exact === true || (written.startsWith('=') && written.length > 1);
  const starred = written.endsWith('*');
  const inflected = place.inflected === true || written.endsWith('~');
  const core = written.replace(/^=/u, '').replace(/[*~]$/u, '');
  if (core.includes('*')) {
    reading.issues.push(
      queryIssue('query.misplaced_star', place.from, place.to, { suggestion: `${core.replaceAll('*', '')}*` }),
    );
    return undefined;
  }
  let tokens = tokenize(core).filter((token) => token.kind === 'word' || token.kind === 'emoji');
  // `l'eau` asks for water, whatever stands before it; between quotation marks every word counts.
  if (!inPhrase) while (tokens.length > 1 && tokens[0]!.elided) tokens = tokens.slice(1);
  const lastWord = tokens.findLastIndex((token) => token.kind === 'word');
  const patterns: WordPattern[] = [];
  for (const [index, token] of tokens.entries()) {
    const offset = wordsBefore + token.position;
    if (token.kind === 'emoji') patterns.push({ match: 'emoji', text: token.term, offset });
    else if (exact) patterns.push({ match: 'exact', text: token.exact, offset });
    else if (starred && index === lastWord) {
      if ([...token.term].length < SHORTEST_PREFIX) {
        reading.issues.push(
          queryIssue('query.prefix_too_short', place.from, place.to, { what: token.term, limit: SHORTEST_PREFIX }),
        );
        return undefined;
      }
      patterns.push({ match: 'prefix', text: token.term, offset });
    } else if (inflected) patterns.push({ match: 'inflected', text: lowerForm(token.exact), offset });
    else patterns.push({ match: 'word', text: token.term, offset });
  }
  return patterns;
}

function readName(lexeme: Lexeme, reading: Reading): { pattern: WordPattern | undefined } {
  const starred = lexeme.text.endsWith('*');
  const written = starred ? lexeme.text.slice(0, -1) : lexeme.text;
  const token = tokenize(written)[0];
  const isName = token !== undefined && (token.kind === 'tag' || token.kind === 'account');
  const rest = isName ? written.slice(token.to) : written;
  if (!isName || tokenize(rest).length > 0) {
    const suggestion = `"${fold(written.slice(1))}"`;
    reading.issues.push(queryIssue('query.invalid_name', lexeme.from, lexeme.to, { what: written, suggestion }));
    return { pattern: undefined };
  }
  const match: WordMatch = starred ? `${token.kind as 'tag' | 'account'}-prefix` : (token.kind as 'tag' | 'account');
  return { pattern: { match, text: token.term, offset: 0 } };
}

/** Lower case with accents: what the stemmers read. */
export function lowerForm(exact: string): string {
  return exactForm(exact).toLowerCase().normalize('NFC');
}

/** How a handle, a network or another name is compared: folded, without a leading `@`, one space between words. */
export function foldHandle(handle: string): string {
  return foldWord(handle).trim().replace(/^@+/u, '').replaceAll(/\s+/gu, ' ');
}
