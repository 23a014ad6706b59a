import { queryIssue } from './query.issue.ts';
import type { QueryIssue } from './query.issue.ts';

/** A piece of a query's source. `word` and `phrase` carry the text between their marks. */
export type Lexeme = {
  kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'near' | 'word' | 'phrase' | 'field' | 'end';
  from: number;
  to: number;
  text: string;
  /** Where `text` starts in the source: after the opening quotation mark of a phrase. */
  textFrom: number;
  /** Before or after a phrase: `="…"`, `"…"~`. */
  exact?: boolean;
  inflected?: boolean;
};

const operators: ReadonlyMap<string, Lexeme['kind']> = new Map([
  ['AND', 'and'],
  ['ET', 'and'],
  ['OR', 'or'],
  ['OU', 'or'],
  ['NOT', 'not'],
  ['SAUF', 'not'],
  ['NEAR', 'near'],
  ['PROCHE', 'near'],
]);

const closingMarks: Readonly<Record<string, string>> = { '"': '"”“', '“': '”"“', '”': '”"', '„': '“”"', '«': '»' };
const spaces = /[\s\u200b\ufeff\u2060]/u;

/** Cuts a query's source into lexemes; the last one is `end`. What is wrong is added to `issues`. */
export function lexQuery(source: string, issues: QueryIssue[]): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let index = 0;
  while (index < source.length) {
    const character = source[index]!;
    if (spaces.test(character)) {
      index += 1;
      continue;
    }
    const lexeme = lexAt(source, index, lexemes.at(-1), issues);
    lexemes.push(lexeme);
    index = lexeme.to;
  }
  lexemes.push({ kind: 'end', from: source.length, to: source.length, text: '', textFrom: source.length });
  return lexemes;
}

function lexAt(source: string, from: number, previous: Lexeme | undefined, issues: QueryIssue[]): Lexeme {
  const character = source[from]!;
  const mark = (kind: Lexeme['kind']): Lexeme => ({ kind, from, to: from + 1, text: character, textFrom: from });
  if (character === '(') return mark('open');
  if (character === ')') return mark('close');
  const standsApart =
    previous === undefined || previous.to < from || previous.kind === 'open' || previous.kind === 'not';
  const next = source[from + 1];
  if ((character === '-' || character === '−') && standsApart && next !== undefined && !/[\s)-]/u.test(next))
    return mark('not');
  if (character === '=' && next !== undefined && next in closingMarks) return lexPhrase(source, from, from + 1, issues);
  if (character in closingMarks) return lexPhrase(source, from, from, issues);
  return lexWord(source, from);
}

function lexPhrase(source: string, from: number, opening: number, issues: QueryIssue[]): Lexeme {
  const closing = closingMarks[source[opening]!]!;
  let end = opening + 1;
  while (end < source.length && !closing.includes(source[end]!)) end += 1;
  if (end === source.length) {
    issues.push(queryIssue('query.unclosed_phrase', opening, end, { suggestion: `${source.slice(from).trimEnd()}"` }));
  }
  const text = source.slice(opening + 1, end);
  const inflected = source[end + 1] === '~';
  const to = Math.min(end + (inflected ? 2 : 1), source.length);
  return { kind: 'phrase', from, to, text, textFrom: opening + 1, exact: opening > from, inflected };
}

function lexWord(source: string, from: number): Lexeme {
  let to = from;
  while (to < source.length && !isBoundary(source[to]!)) {
    if (source[to] === ':' && isFieldName(source, from, to)) {
      return { kind: 'field', from, to: to + 1, text: source.slice(from, to), textFrom: from };
    }
    to += 1;
  }
  const text = source.slice(from, to);
  const kind = operators.get(text.replace(/\/.*$/su, ''));
  if (kind !== undefined && (kind === 'near' || operators.has(text))) return { kind, from, to, text, textFrom: from };
  return { kind: 'word', from, to, text, textFrom: from };
}

function isBoundary(character: string): boolean {
  return character === '(' || character === ')' || character in closingMarks || spaces.test(character);
}

/** `word:` before a value; `https://…` and `12:30` are words. */
function isFieldName(source: string, from: number, colon: number): boolean {
  if (source.startsWith('//', colon + 1)) return false;
  return /^[\p{L}_]{2,20}$/u.test(source.slice(from, colon));
}
