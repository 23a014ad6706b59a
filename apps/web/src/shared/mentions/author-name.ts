import type { Mention } from '@beffroi/contracts';
import type { Words } from '../words.ts';

/** Who wrote, as it may be shown: the name of a public body or a press title, else a stable pseudonym. */
export function authorName(t: Words, author: Mention['author']): string {
  if (!author) return t('common.unknown_author');
  return author.name ?? author.handle ?? t('common.author', { code: author.pseudonym });
}
