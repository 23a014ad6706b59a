import { descendants, readMarkup, safeHttpUrl, treeToText } from '../html/index.ts';

/** The text of a status, and the addresses that its author put in it: mentions and hashtags are told apart by class. */
export function readContent(html: string): { text: string; links: string[] } {
  const { root } = readMarkup(html.slice(0, 200_000), { xml: false });
  const links = new Set<string>();
  for (const { name, attrs } of descendants(root)) {
    if (name !== 'a' || /\b(mention|hashtag)\b/.test(attrs['class'] ?? '')) continue;
    const url = safeHttpUrl(attrs['href'] ?? '');
    if (url !== undefined) links.add(url);
  }
  return { text: treeToText(root).text, links: [...links] };
}
