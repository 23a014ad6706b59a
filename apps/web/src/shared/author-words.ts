import type { Words } from './words.ts';

/** Who wrote, as the server names them: a name, or the four signs of a pseudonym, which want a word before them. */
export function authorWords(t: Words, author: string): string {
  if (author === '') return t('common.unknown_author');
  return /^[0-9A-F]{4}$/.test(author) ? t('common.author', { code: author }) : author;
}
