import { describe, expect, it } from 'vitest';
import { articleId, namedArticles, newArticle } from './moderation.rules.ts';
import { readModerationSearch } from './moderation.search.ts';

describe('the articles of the charter', () => {
  it('are named by their title, unlike the others', () => {
    expect(articleId('Injures & menaces', [])).toBe('injures-menaces');
    expect(articleId('Injures & menaces', ['injures-menaces', 'injures-menaces-2'])).toBe('injures-menaces-3');
    expect(articleId('…', [])).toBe('article');
  });
  it('keep the name that measures were taken on', () => {
    const articles = [
      { ...newArticle, id: 'hors-sujet', title: 'Autre titre', text: 'a' },
      { ...newArticle, title: 'Hors sujet', text: 'b', enTitle: 'Off topic', enText: 'c' },
    ];
    expect(namedArticles(articles)).toEqual([
      { id: 'hors-sujet', title: 'Autre titre', text: 'a' },
      { id: 'hors-sujet-2', title: 'Hors sujet', text: 'b', en: { title: 'Off topic', text: 'c' } },
    ]);
  });
});

it('shows every measure when the address asks for a state that is not', () => {
  expect(readModerationSearch({ etat: 'in_force' })).toEqual({ etat: 'in_force' });
  expect(readModerationSearch({ etat: 'perdu' })).toEqual({});
});
