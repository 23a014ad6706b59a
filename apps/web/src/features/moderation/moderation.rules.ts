import type { Measure } from '@beffroi/contracts';
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

export type Article = { id: string; title: string; text: string };

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

/** The articles as they are put in force: those that had a name keep it. */
export function namedArticles(articles: readonly Article[]): Article[] {
  const named: Article[] = [];
  const kept = articles.map(({ id }) => id).filter(Boolean);
  for (const article of articles) {
    const taken = [...kept, ...named.map(({ id }) => id)];
    named.push({ ...article, id: article.id || articleId(article.title, taken) });
  }
  return named;
}

export const canLift = ({ state }: Pick<Measure, 'state'>) => state === 'in_force' || state === 'in_review';
