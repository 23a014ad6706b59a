/** The hashtags and the accounts that a text names. */
export function tagsIn(text: string): { tags: string[]; mentions: string[] } {
  const named = (mark: string, name: string) =>
    [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_])${mark}(${name})`, 'gu'))].map((found) => found[1] ?? '');
  return { tags: named('#', '[\\p{L}\\p{N}_]+'), mentions: named('@', '[\\w](?:[\\w.]*[\\w])?') };
}

/** The addresses that a text holds. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map((found) => found[0].replace(/[.,;:!?)\]’»]+$/, ''));
}
