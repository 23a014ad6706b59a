import { lexemesOf } from './post.document.ts';
import type { Field, Near, Query, Scope, WordPattern, Words } from './query.ast.ts';
import { quoteLexeme } from './search.document.ts';

/**
 * The SQL expressions of what is stored about a post: `search` holds `searchDocument(post)`, the others the values of
 * `readFields(post)`, of type text, boolean (`hasLink`, `hasMedia`) or a number (`followers`). All but `search` may be
 * null.
 */
export type SqlColumns = {
  search: string;
  network: string;
  lang: string;
  site: string;
  authorFolded: string;
  followers: string;
  hasLink: string;
  hasMedia: string;
};

/**
 * The condition that stored posts must meet to match a query, with its parameters numbered from `$1`. What looks for
 * words is gathered into as few `tsquery` as the shape of the query allows, so that a GIN index on `search` serves it.
 */
export function toSql(query: Query, columns: SqlColumns): { text: string; params: unknown[] } {
  const params: unknown[] = [];
  const text = conditionOf(compile(query), { columns, params });
  return { text, params };
}

/** Either one tsquery, or a condition that holds several of them or a column. */
type Compiled =
  | { kind: 'search'; tsquery: string }
  | { kind: 'field'; field: Field }
  | { kind: 'all' | 'any'; parts: Compiled[] }
  | { kind: 'none'; part: Compiled };

function compile(query: Query): Compiled {
  switch (query.kind) {
    case 'and':
    case 'or': {
      const parts = query.children.map((child) => compile(child));
      const searches = parts.filter((part) => part.kind === 'search').map((part) => part.tsquery);
      const others = parts.filter((part) => part.kind !== 'search');
      const search: Compiled[] =
        searches.length === 0 ? [] : [{ kind: 'search', tsquery: join(searches, query.kind === 'and' ? '&' : '|') }];
      if (others.length === 0) return search[0]!;
      return { kind: query.kind === 'and' ? 'all' : 'any', parts: [...search, ...others] };
    }
    case 'not': {
      const part = compile(query.child);
      return part.kind === 'search' ? { kind: 'search', tsquery: `!${part.tsquery}` } : { kind: 'none', part };
    }
    case 'words':
      return { kind: 'search', tsquery: wordsTsquery(query) };
    case 'near':
      return { kind: 'search', tsquery: nearTsquery(query) };
    default:
      return { kind: 'field', field: query };
  }
}

/** Balanced, because PostgreSQL reads a long chain of operators as deep as it is long. */
function join(tsqueries: readonly string[], operator: '&' | '|'): string {
  if (tsqueries.length === 1) return tsqueries[0]!;
  const middle = tsqueries.length >> 1;
  return `(${join(tsqueries.slice(0, middle), operator)} ${operator} ${join(tsqueries.slice(middle), operator)})`;
}

function wordsTsquery({ patterns, scope }: Words): string {
  let tsquery = '';
  for (const [index, pattern] of patterns.entries()) {
    const step = pattern.offset - (patterns[index - 1]?.offset ?? 0);
    tsquery += index === 0 ? patternTsquery(pattern, scope) : ` <${step}> ${patternTsquery(pattern, scope)}`;
  }
  return patterns.length === 1 ? tsquery : `(${tsquery})`;
}

function patternTsquery(pattern: WordPattern, scope: Scope): string {
  const { lexemes, prefix, asFolded } = lexemesOf(pattern);
  const weights = scope === 'title' ? (asFolded ? 'B' : 'AB') : asFolded ? 'BD' : '';
  const label = prefix || weights !== '' ? `:${prefix ? '*' : ''}${weights}` : '';
  return join(
    lexemes.map((lexeme) => `${quoteLexeme(lexeme)}${label}`),
    '|',
  );
}

function nearTsquery({ distance, left, right }: Near): string {
  const [first, second] = [wordsTsquery(left), wordsTsquery(right)];
  const distances = Array.from({ length: distance + 1 }, (_, words) => words);
  return join(
    distances.flatMap((words) => [`(${first} <${words}> ${second})`, `(${second} <${words}> ${first})`]),
    '|',
  );
}

type Target = { columns: SqlColumns; params: unknown[] };

function conditionOf(compiled: Compiled, target: Target): string {
  switch (compiled.kind) {
    case 'search':
      return `${target.columns.search} @@ ${bind(compiled.tsquery, target)}::tsquery`;
    case 'field':
      return fieldCondition(compiled.field, target);
    case 'none':
      // A column may be null, and what is not known to match does not match.
      return `(${conditionOf(compiled.part, target)}) IS NOT TRUE`;
    default:
      return `(${compiled.parts.map((part) => conditionOf(part, target)).join(compiled.kind === 'all' ? ' AND ' : ' OR ')})`;
  }
}

function fieldCondition(field: Field, target: Target): string {
  const { columns } = target;
  switch (field.kind) {
    case 'from': {
      const starts = `${columns.authorFolded} LIKE ${bind(`${escapeLike(field.author)}${field.prefix ? '%' : '@%'}`, target)}`;
      return field.prefix ? starts : `(${columns.authorFolded} = ${bind(field.author, target)} OR ${starts})`;
    }
    case 'lang':
      return `(${columns.lang} = ${bind(field.lang, target)} OR ${columns.lang} LIKE ${bind(`${field.lang}-%`, target)})`;
    case 'network':
      return `${columns.network} = ${bind(field.network, target)}`;
    case 'site':
      return `(${columns.site} = ${bind(field.site, target)} OR ${columns.site} LIKE ${bind(`%.${escapeLike(field.site)}`, target)})`;
    case 'has':
      return field.what === 'link' ? columns.hasLink : columns.hasMedia;
    case 'followers':
      return `${columns.followers} ${field.comparison} ${bind(field.count, target)}`;
  }
}

function bind(value: unknown, { params }: Target): string {
  params.push(value);
  return `$${params.length}`;
}

function escapeLike(value: string): string {
  return value.replaceAll(/[\\%_]/gu, String.raw`\$&`);
}
