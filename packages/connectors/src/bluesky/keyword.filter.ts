import { fold } from '@beffroi/engines/text';

/**
 * Whether a text holds one of the keywords: whole words or phrases, accents and case folded, a final `*` for their
 * beginning. A wide net cast before the watches, on networks whose whole flow passes by; no keyword keeps everything.
 */
export function keywordFilter(keywords: readonly string[]): (text: string) => boolean {
  if (keywords.length === 0) return () => true;
  const patterns = keywords.map((keyword) => {
    const isPrefix = keyword.endsWith('*');
    const words = fold(isPrefix ? keyword.slice(0, -1) : keyword)
      .split(/[^\p{L}\p{N}_]+/u)
      .filter((word) => word !== '');
    return words.join('[^\\p{L}\\p{N}_]+') + (isPrefix ? '[\\p{L}\\p{N}_]*' : '');
  });
  const any = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${patterns.join('|')})(?![\\p{L}\\p{N}_])`, 'u');
  return (text) => any.test(fold(text));
}
