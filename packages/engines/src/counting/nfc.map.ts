import { graphemes } from './emoji.segment.ts';

/** A text in NFC, and for each of its UTF-16 offsets the offset in the source. */
export function normalizeWithOffsets(text: string): { text: string; source: (offset: number) => number } {
  const normalized = text.normalize('NFC');
  if (normalized === text) return { text, source: (offset) => offset };
  let joined = '';
  const sources: number[] = [];
  for (const { segment, index } of graphemes(text)) {
    const piece = segment.normalize('NFC');
    const same = piece === segment;
    for (let unit = 0; unit < piece.length; unit += 1) sources.push(same ? index + unit : index);
    joined += piece;
  }
  return { text: joined, source: (offset) => sources[offset] ?? text.length };
}
