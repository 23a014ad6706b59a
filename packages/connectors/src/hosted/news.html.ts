import { attributesOf, element, escaped, paragraphsOf } from '../markup.write.ts';
import { titleOf, type NewsItem, type NewsMedia } from './news.feed.ts';

export type NewsPageOptions = {
  /** BCP 47, of the page around. */
  lang: 'fr' | 'en';
  /** The level of the articles' headings on the page around; 2 unless told. */
  headingLevel?: 2 | 3 | 4;
  timeZone?: string;
};

/**
 * The articles as a fragment of a page: each an `article` with a heading, its date as people write it, its pictures with
 * their alternative texts and sizes, its videos with their captions, in its own language. Everything is escaped.
 */
export function renderNewsFragment(items: readonly NewsItem[], options: NewsPageOptions): string {
  if (items.length === 0)
    return element('p', options.lang === 'fr' ? 'Aucune actualité pour le moment.' : 'No news for now.');
  return items.map((item) => articleOf(item, options)).join('\n');
}

/** What an article says, without its heading, for a feed reader or a page. */
export function bodyOf({ text, title, link, media }: NewsItem): string {
  // A text that is its own title is not said twice.
  const said = title === undefined || text.trim() !== title.trim() ? paragraphsOf(text) : '';
  const isTold = !link || text.includes(link.url);
  const more = isTold ? '' : `<p><a${attributesOf({ href: link.url })}>${escaped(link.title ?? link.url)}</a></p>`;
  return [said, ...media.map(figureOf), more].filter((part) => part !== '').join('\n');
}

function articleOf(item: NewsItem, { lang, headingLevel = 2, timeZone = 'Europe/Paris' }: NewsPageOptions): string {
  const heading = `h${headingLevel}`;
  const id = `actualite-${item.id.replaceAll(/[^\w-]/g, '-')}`;
  const dates = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  const time = (instant: string) => element('time', dates.format(new Date(instant)), { datetime: instant });
  const edited = item.editedAt
    ? ` <span>${lang === 'fr' ? 'modifié le' : 'edited on'} ${time(item.editedAt)}</span>`
    : '';
  return [
    `<article${attributesOf({ 'aria-labelledby': id, ...(item.lang === lang ? {} : { lang: item.lang }) })}>`,
    `<${heading}${attributesOf({ id })}><a${attributesOf({ href: item.url })}>${escaped(titleOf(item))}</a></${heading}>`,
    `<p>${time(item.at)}${edited}</p>`,
    bodyOf(item),
    '</article>',
  ].join('\n');
}

function figureOf({ url, kind, mimeType, width, height, alt, captions = [] }: NewsMedia): string {
  if (kind === 'image')
    return `<figure><img${attributesOf({ src: url, alt, width, height, loading: 'lazy', decoding: 'async' })}></figure>`;
  const tracks = captions.map(({ lang, url: src }, at) => {
    const isDefault = at === 0 ? ' default' : '';
    return `<track${attributesOf({ kind: 'captions', srclang: lang, label: lang, src })}${isDefault}>`;
  });
  const label = alt === '' ? {} : { 'aria-label': alt };
  const source = `<source${attributesOf({ src: url, type: mimeType })}>`;
  return `<figure><video controls preload="none"${attributesOf({ width, height, ...label })}>${source}${tracks.join('')}</video></figure>`;
}
