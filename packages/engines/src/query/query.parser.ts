import { allOf, anyOf, isAnchored, LONGEST_DISTANCE, near, not } from './query.ast.ts';
import type { Query, Scope, Words } from './query.ast.ts';
import { fieldNamed, nearestField, readField } from './query.fields.ts';
import type { FieldName } from './query.fields.ts';
import { queryIssue } from './query.issue.ts';
import type { QueryIssue } from './query.issue.ts';
import { lexQuery } from './query.lexer.ts';
import type { Lexeme } from './query.lexer.ts';
import { readPhrase, readWord } from './query.words.ts';

/** What protects the server from a query that is too big: UTF-16 units, words and filters, nested parentheses and NOTs. */
export type QueryLimits = { length: number; terms: number; depth: number };
export const defaultLimits: QueryLimits = { length: 50_000, terms: 2_000, depth: 32 };

/** How many pairs `(a OR b) NEAR/3 (c OR d)` may stand for. */
const MOST_NEAR_PAIRS = 64;

/**
 * Reads a watch query; never throws. `query` is there exactly when `issues` is empty.
 *
 *     either  = both { ("OR" | "OU") both }
 *     both    = negated { ["AND" | "ET"] negated }
 *     negated = ("NOT" | "SAUF" | "-") negated | close
 *     close   = single { ("NEAR/n" | "PROCHE/n") single }
 *     single  = "(" either ")" | field ":" (value | "(" either ")") | word | "phrase"
 *
 * @example parseQuery('"conseil régional" (budget* OU dette~) -from:parodie').query
 */
export function parseQuery(
  source: string,
  limits: QueryLimits = defaultLimits,
): { query: Query | undefined; issues: QueryIssue[] } {
  if (source.length > limits.length) {
    const issue = queryIssue('query.too_long', limits.length, source.length, { limit: limits.length });
    return { query: undefined, issues: [issue] };
  }
  const issues: QueryIssue[] = [];
  const lexemes = lexQuery(source, issues);
  const query = issues.length === 0 ? new Parser(lexemes, limits, issues).parse() : undefined;
  if (query !== undefined && issues.length === 0 && !isAnchored(query)) {
    issues.push(queryIssue('query.only_exclusion', 0, source.length));
  }
  return { query: issues.length === 0 ? query : undefined, issues: issues.sort((a, b) => a.from - b.from) };
}

class Parser {
  private readonly lexemes: readonly Lexeme[];
  private readonly limits: QueryLimits;
  private readonly issues: QueryIssue[];
  private index = 0;
  private terms = 0;
  private abandoned = false;
  private field: FieldName | undefined;

  constructor(lexemes: readonly Lexeme[], limits: QueryLimits, issues: QueryIssue[]) {
    this.lexemes = lexemes;
    this.limits = limits;
    this.issues = issues;
  }

  parse(): Query | undefined {
    if (this.peek().kind === 'end') {
      this.report('query.empty', this.peek());
      return undefined;
    }
    const parts: (Query | undefined)[] = [this.either(0)];
    while (this.peek().kind === 'close') {
      this.report('query.unexpected_close', this.next());
      if (this.peek().kind !== 'end' && this.peek().kind !== 'close') parts.push(this.either(0));
    }
    return parts[0];
  }

  private either(depth: number): Query | undefined {
    const children = [this.both(depth)];
    while (this.peek().kind === 'or') {
      this.next();
      children.push(this.both(depth));
    }
    return complete(children) ? anyOf(children) : undefined;
  }

  private both(depth: number): Query | undefined {
    const children = [this.negated(depth)];
    for (;;) {
      const { kind } = this.peek();
      if (kind === 'and') this.next();
      else if (kind === 'end' || kind === 'close' || kind === 'or') break;
      children.push(this.negated(depth));
    }
    return complete(children) ? allOf(children) : undefined;
  }

  private negated(depth: number): Query | undefined {
    if (this.peek().kind !== 'not') return this.close(depth);
    const lexeme = this.next();
    if (depth >= this.limits.depth) return this.tooDeep(lexeme);
    const child = this.negated(depth + 1);
    return child && not(child);
  }

  private close(depth: number): Query | undefined {
    let left = this.single(depth);
    const pairs: (Query | undefined)[] = [];
    while (this.peek().kind === 'near') {
      const operator = this.next();
      const distance = this.distance(operator);
      const right = this.single(depth);
      pairs.push(left && right && distance ? this.pairs(operator, distance, left, right) : undefined);
      left = right;
    }
    if (pairs.length === 0) return left;
    return complete(pairs) ? allOf(pairs) : undefined;
  }

  private distance(operator: Lexeme): number | undefined {
    const written = /^[A-Z]+\/(\d{1,6})$/u.exec(operator.text)?.[1];
    const distance = written === undefined ? Number.NaN : Number(written);
    if (distance >= 1 && distance <= LONGEST_DISTANCE) return distance;
    const suggestion = `${operator.text.replace(/\/.*$/su, '')}/10`;
    this.report('query.near_distance', operator, { limit: LONGEST_DISTANCE, suggestion });
    return undefined;
  }

  /** `(a OR b) NEAR/3 c` stands for `a NEAR/3 c OR b NEAR/3 c`. */
  private pairs(operator: Lexeme, distance: number, left: Query, right: Query): Query | undefined {
    const lefts = alternatives(left);
    const rights = alternatives(right);
    if (lefts !== undefined && rights !== undefined && lefts.length * rights.length <= MOST_NEAR_PAIRS) {
      return anyOf(lefts.flatMap((one) => rights.map((other) => near(distance, one, other))));
    }
    this.report('query.near_operand', operator);
    return undefined;
  }

  private single(depth: number): Query | undefined {
    const lexeme = this.peek();
    switch (lexeme.kind) {
      case 'open':
        return this.group(depth);
      case 'field':
        return this.fielded(depth);
      case 'word':
      case 'phrase':
        return this.term(this.next());
      case 'and':
      case 'or':
      case 'near':
        this.report('query.missing_left_operand', this.next(), { what: lexeme.text });
        while (isOperator(this.peek())) this.next();
        return this.peek().kind === 'end' ? undefined : this.negated(depth);
      default: {
        const previous = this.lexemes[this.index - 1];
        const what = previous?.kind === 'open' || previous === undefined ? '' : previous.text;
        this.report('query.missing_operand', lexeme, { what });
        return undefined;
      }
    }
  }

  private group(depth: number): Query | undefined {
    const open = this.next();
    if (depth >= this.limits.depth) return this.tooDeep(open);
    if (this.peek().kind === 'close') {
      this.reportBetween('query.empty_group', open.from, this.next().to);
      return undefined;
    }
    const inner = this.either(depth + 1);
    if (this.peek().kind === 'close') this.next();
    else if (!this.abandoned) this.report('query.missing_close', open);
    return inner;
  }

  private fielded(depth: number): Query | undefined {
    const lexeme = this.next();
    const field = fieldNamed(lexeme.text);
    const value = this.peek();
    const follows = value.from === lexeme.to && (value.kind === 'open' || isTerm(value) || isOperatorWord(value));
    if (field === undefined) {
      const nearest = nearestField(lexeme.text);
      const rest = follows && value.kind !== 'open' ? value.text : '';
      const suggestion = nearest === undefined ? `"${lexeme.text} ${rest}"` : `${nearest}:${rest}`;
      this.report('query.unknown_field', lexeme, { what: lexeme.text, suggestion });
      if (follows && value.kind !== 'open') this.next();
      return undefined;
    }
    if (!follows) {
      this.report('query.missing_value', lexeme, { what: lexeme.text });
      return undefined;
    }
    const outer = this.field;
    this.field = field;
    const inner = value.kind === 'open' ? this.group(depth) : this.term(this.next());
    this.field = outer;
    return inner;
  }

  private term(lexeme: Lexeme): Query | undefined {
    this.terms += 1;
    if (this.terms > this.limits.terms) {
      if (this.terms === this.limits.terms + 1) {
        this.reportBetween('query.too_many_terms', lexeme.from, this.lexemes.at(-1)!.to, this.limits.terms);
      }
      return this.abandon();
    }
    const { field, issues } = this;
    if (field !== undefined && field !== 'title') {
      return readField(field, { text: lexeme.text, from: lexeme.from, to: lexeme.to }, issues);
    }
    const scope: Scope = field === 'title' ? 'title' : 'anywhere';
    return lexeme.kind === 'phrase' ? readPhrase(lexeme, { scope, issues }) : readWord(lexeme, { scope, issues });
  }

  private tooDeep(lexeme: Lexeme): undefined {
    this.reportBetween('query.too_deep', lexeme.from, lexeme.to, this.limits.depth);
    return this.abandon();
  }

  /** Reads no further: what is over a limit is not worth more issues. */
  private abandon(): undefined {
    this.abandoned = true;
    this.index = this.lexemes.length - 1;
  }

  private report(code: QueryIssue['code'], lexeme: Lexeme, details: Parameters<typeof queryIssue>[3] = {}): void {
    this.issues.push(queryIssue(code, lexeme.from, lexeme.to, details));
  }

  private reportBetween(code: QueryIssue['code'], from: number, to: number, limit = 0): void {
    this.issues.push(queryIssue(code, from, to, { limit }));
  }

  private peek(): Lexeme {
    return this.lexemes[this.index]!;
  }

  private next(): Lexeme {
    const lexeme = this.lexemes[this.index]!;
    if (lexeme.kind !== 'end') this.index += 1;
    return lexeme;
  }
}

function complete(parts: (Query | undefined)[]): parts is Query[] {
  return parts.every((part) => part !== undefined);
}

function isOperator({ kind }: Lexeme): boolean {
  return kind === 'and' || kind === 'or' || kind === 'near';
}

function isTerm(lexeme: Lexeme): boolean {
  return lexeme.kind === 'word' || lexeme.kind === 'phrase';
}

/** `network:OU` names something called so. */
function isOperatorWord(lexeme: Lexeme): boolean {
  return /^[A-Z]+$/u.test(lexeme.text) && lexeme.kind !== 'field';
}

function alternatives(query: Query): readonly Words[] | undefined {
  if (query.kind === 'words') return [query];
  if (query.kind === 'or' && query.children.every((child) => child.kind === 'words')) return query.children;
  return undefined;
}
