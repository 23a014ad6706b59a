import type { Query, WordPattern, Words } from './query.ast.ts';

/** The canonical text of a query: `parseQuery(printQuery(query)).query` equals `query`. English operators, folded words. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'and':
      return query.children.map((child) => printInside(child, 'and')).join(' AND ');
    case 'or':
      return query.children.map((child) => printInside(child, 'or')).join(' OR ');
    case 'not':
      return `NOT ${printInside(query.child, 'not')}`;
    case 'words':
      return printWords(query);
    case 'near':
      return `${printWords(query.left)} NEAR/${query.distance} ${printWords(query.right)}`;
    case 'from':
      return `from:"${query.author}${query.prefix ? '*' : ''}"`;
    case 'lang':
      return `lang:${query.lang}`;
    case 'network':
      return `network:"${query.network}"`;
    case 'site':
      return `site:${query.site}`;
    case 'has':
      return `has:${query.what}`;
    case 'followers':
      return `followers:${query.comparison}${query.count}`;
  }
}

function printInside(query: Query, outer: 'and' | 'or' | 'not'): string {
  const text = printQuery(query);
  const loose = query.kind === 'or' ? outer !== 'or' : query.kind === 'and' && outer === 'not';
  return loose ? `(${text})` : text;
}

function printWords({ patterns, scope }: Words): string {
  const [first] = patterns;
  const text =
    patterns.length === 1 && first !== undefined
      ? printSingle(first)
      : `"${patterns.map((pattern) => printPattern(pattern)).join(' ')}"`;
  return scope === 'title' ? `title:${text}` : text;
}

/** Alone, a word is between quotation marks when it would be read as something else (`AND`, or two words). */
function printSingle(pattern: WordPattern): string {
  const text = printPattern(pattern);
  return /^=?(AND|ET|OR|OU|NOT|SAUF|NEAR|PROCHE)$/u.test(text) ? `"${text}"` : text;
}

function printPattern({ match, text }: WordPattern): string {
  switch (match) {
    case 'word':
    case 'emoji':
      return text;
    case 'prefix':
      return `${text}*`;
    case 'inflected':
      return `${text}~`;
    case 'exact':
      return `=${text}`;
    case 'tag':
      return `#${text}`;
    case 'tag-prefix':
      return `#${text}*`;
    case 'account':
      return `@${text}`;
    case 'account-prefix':
      return `@${text}*`;
  }
}
