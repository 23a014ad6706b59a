export type Span = { text: string; lit: boolean };

/** Cuts a text at the ranges to light, in order; ranges that overlap, or leave the text, are made sense of. */
export function litSpans(text: string, ranges: readonly { from: number; to: number }[]): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(at, range.from);
    const to = Math.min(text.length, range.to);
    if (to <= from) continue;
    if (from > at) spans.push({ text: text.slice(at, from), lit: false });
    spans.push({ text: text.slice(from, to), lit: true });
    at = to;
  }
  if (at < text.length) spans.push({ text: text.slice(at), lit: false });
  return spans;
}
