import type { Charter, Measure } from '@beffroi/contracts';
import type { TagKind } from '@beffroi/ui';

export const measureKinds: Record<Measure['state'], TagKind> = {
  in_review: 'watch',
  applying: 'line',
  lifting: 'line',
  in_force: 'brand',
  lifted: 'plain',
  expired: 'plain',
  refused_by_network: 'alarm',
  refused: 'plain',
};

/** An article as a form has it: its English beside it. */
export type ArticleFields = { id: string; title: string; text: string; enTitle: string; enText: string };
type Article = Charter['articles'][number];

export const newArticle: ArticleFields = { id: '', title: '', text: '', enTitle: '', enText: '' };

export const fieldsOfArticles = (articles: readonly Article[]): ArticleFields[] =>
  articles.map(({ id, title, text, en }) => ({ id, title, text, enTitle: en?.title ?? '', enText: en?.text ?? '' }));

/** A name for an article that its title gives, unlike those there are: measures keep it for ever. */
export function articleId(title: string, taken: readonly string[]): string {
  const base =
    title
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 34)
      .replace(/-$/, '') || 'article';
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** The articles as they are put in force: those that had a name keep it. English goes whole or not at all. */
export function namedArticles(articles: readonly ArticleFields[]): Article[] {
  const taken = articles.map(({ id }) => id).filter(Boolean);
  return articles.map(({ id, title, text, enTitle, enText }) => {
    const name = id || articleId(title, taken);
    taken.push(name);
    const en = enTitle.trim() && enText.trim() ? { en: { title: enTitle, text: enText } } : {};
    return { id: name, title, text, ...en };
  });
}

export const canLift = ({ state }: Pick<Measure, 'state'>) => state === 'in_force' || state === 'in_review';
