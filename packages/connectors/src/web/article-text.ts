import { textOf, treeToText, type MarkupElement, type MarkupNode, type SafeText } from '../html/index.ts';

const neverArticle = new Set(
  'script style noscript template nav aside footer form iframe button input select menu dialog'.split(' '),
);
const roleAside = /^(?:navigation|complementary|banner|contentinfo|search|dialog|alertdialog|menu|menubar|toolbar)$/i;
const namesAside =
  /\b(?:ad|ads|advert\w*|banner|breadcrumbs?|byline|comments?|commentaires?|consent|cookies?|disclaimer|foot|footer|masthead|menu|meta|modal|nav|navbar|newsletter|outbrain|pagination|partage|popup|promo|pub|publicite|recommend\w*|related|share|sharing|sidebar|skip|social|sponsor\w*|subscribe|abonne\w*|taboola|tags?|toolbar|widget)\b/;
const namesArticle =
  /\b(?:article|articlebody|body|chapo|content|contenu|entry|hentry|main|page|post|story|text|texte)\b/;
const paragraphs = new Set(['p', 'pre', 'blockquote', 'li', 'h2', 'h3', 'figcaption', 'dd']);
const containers = new Set(['div', 'section', 'article', 'main', 'td', 'body']);

/**
 * The text of a page's article, without what surrounds it: menus, banners, shares, comments, lists of other articles.
 * After Arc90's Readability (2009), cut to its core: each paragraph credits what holds it with its length and commas,
 * names and roles weigh in, the share of text that is links weighs against; the best holder is the article.
 */
export function readArticle(root: MarkupElement, baseUrl: string): SafeText {
  const scores = new Map<MarkupElement, number>();
  credit(root, scores);
  let best: MarkupElement | undefined;
  let bestScore = 0;
  for (const [element, score] of scores) {
    const weighed = score * (1 - linkShare(element));
    if (weighed > bestScore) {
      best = element;
      bestScore = weighed;
    }
  }
  if (best === undefined) return treeToText(withoutAsides(root), baseUrl);
  const parts = (best.parent?.children ?? [best]).filter(
    (sibling) => sibling === best || (typeof sibling !== 'string' && belongs(sibling, scores, bestScore)),
  );
  return treeToText(
    { ...best, name: 'div', children: parts.map((part) => (typeof part === 'string' ? part : withoutAsides(part))) },
    baseUrl,
  );
}

function credit(element: MarkupElement, scores: Map<MarkupElement, number>): void {
  for (const child of element.children) {
    if (typeof child === 'string' || isAside(child)) continue;
    if (paragraphs.has(child.name) || (containers.has(child.name) && ownTextLength(child) >= 80)) {
      const text = textOf(child).trim();
      if (text.length >= 25) {
        const points = 1 + Math.min(text.length / 100, 3) + Math.min(text.split(/[,;،、]/).length - 1, 5);
        const holder = containers.has(child.name) ? child : child.parent;
        add(scores, holder, points);
        add(scores, holder?.parent, points / 2);
      }
    }
    credit(child, scores);
  }
}

function add(scores: Map<MarkupElement, number>, element: MarkupElement | undefined, points: number): void {
  if (element === undefined || element.name === '' || element.name === 'html') return;
  scores.set(element, (scores.get(element) ?? startingScore(element)) + points);
}

function startingScore(element: MarkupElement): number {
  const { attrs, name } = element;
  let score = name === 'article' ? 25 : name === 'main' || attrs['role'] === 'main' ? 10 : 0;
  if (/articlebody/i.test(attrs['itemprop'] ?? '')) score += 50;
  if (namesArticle.test(namesOf(element))) score += 10;
  return score;
}

/** Whether a sibling of the article is part of it: pages often cut an article in several blocks. */
function belongs(sibling: MarkupElement, scores: Map<MarkupElement, number>, bestScore: number): boolean {
  if (isAside(sibling)) return false;
  const score = (scores.get(sibling) ?? 0) * (1 - linkShare(sibling));
  if (score > Math.max(10, bestScore / 5)) return true;
  return sibling.name === 'p' && textOf(sibling).trim().length > 80 && linkShare(sibling) < 0.25;
}

function withoutAsides(element: MarkupElement): MarkupElement {
  const children: MarkupNode[] = [];
  for (const child of element.children) {
    if (typeof child === 'string') children.push(child);
    else if (!isAside(child) && !isListOfLinks(child)) children.push(withoutAsides(child));
  }
  return { ...element, children };
}

function isAside(element: MarkupElement): boolean {
  const { name, attrs } = element;
  if (neverArticle.has(name) || roleAside.test(attrs['role'] ?? '')) return true;
  if (
    attrs['hidden'] !== undefined ||
    attrs['aria-hidden'] === 'true' ||
    /display\s*:\s*none/i.test(attrs['style'] ?? '')
  )
    return true;
  if (name === 'html' || name === 'body' || name === 'article' || name === 'main') return false;
  const names = namesOf(element);
  return namesAside.test(names) && !namesArticle.test(names);
}

function isListOfLinks(element: MarkupElement): boolean {
  return /^(?:ul|ol|div|section|table)$/.test(element.name) && linkShare(element) > 0.6;
}

/** Class and identifier as words: `post-content__body` → `post content body`. */
function namesOf({ attrs }: MarkupElement): string {
  return `${attrs['class'] ?? ''} ${attrs['id'] ?? ''}`
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
}

function ownTextLength(element: MarkupElement): number {
  let length = 0;
  for (const child of element.children) if (typeof child === 'string') length += child.trim().length;
  return length;
}

function linkShare(element: MarkupElement): number {
  const all = textOf(element).trim().length;
  return all === 0 ? 0 : Math.min(1, linkedLength(element) / all);
}

function linkedLength(element: MarkupElement): number {
  let length = 0;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    length += child.name === 'a' ? textOf(child).trim().length : linkedLength(child);
  }
  return length;
}
