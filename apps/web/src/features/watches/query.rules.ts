import type { QueryIssueView } from '@beffroi/contracts';

type Place = Pick<QueryIssueView, 'from' | 'to'>;

/** The query with what was proposed in the place of what is wrong, and where the caret goes after it. */
export function applySuggestion(
  query: string,
  issue: Place & Pick<QueryIssueView, 'code'>,
  suggestion: string,
): { query: string; caret: number } {
  let { from, to } = issue;
  // The fault is the filter's name, what is proposed has its value too.
  if (issue.code === 'query.unknown_field') to += /^[^\s()]*/.exec(query.slice(to))?.[0].length ?? 0;
  // `="…` is one phrase, whose fault begins at the quotation mark.
  if (issue.code === 'query.unclosed_phrase' && suggestion.startsWith('=') && query[from - 1] === '=') from -= 1;
  return { query: query.slice(0, from) + suggestion + query.slice(to), caret: from + suggestion.length };
}

/** The query with an example put at the caret, set apart from its neighbours. */
export function insertExample(
  query: string,
  selection: { from: number; to: number },
  example: string,
): { query: string; caret: number } {
  const before = query.slice(0, selection.from);
  const after = query.slice(selection.to);
  const space = before === '' || /[\s(]$/.test(before) ? '' : ' ';
  const rest = after === '' || /^[\s)]/.test(after) ? '' : ' ';
  return { query: before + space + example + rest + after, caret: before.length + space.length + example.length };
}

/** What an issue is about, to quote it; nothing for one that stands between two signs. */
export function excerptOf(query: string, place: Place): string {
  const excerpt = query.slice(place.from, place.to).trim();
  return excerpt.length > 40 ? `${excerpt.slice(0, 39)}…` : excerpt;
}

/** Ranges to underline: one that is empty, or at the end, is widened so that it shows. */
export function underlined(query: string, issues: readonly Place[]): Place[] {
  return issues.map(({ from, to }) => {
    if (to > from) return { from, to: Math.min(to, query.length) };
    return from < query.length ? { from, to: from + 1 } : { from: Math.max(0, query.length - 1), to: query.length };
  });
}
