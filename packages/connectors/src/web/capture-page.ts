import { decodeBytes, descendants, linksInText, readMarkup, safeHttpUrl, type SafeText } from '../html/index.ts';
import type { HttpResponse, ReceiveContext, ReceivedPost, Trouble } from '../port.ts';
import { retryAfterOf, troubleOfStatus } from '../status.trouble.ts';
import { readArticle } from './article-text.ts';
import { readPageFacts, type PageFacts } from './page-facts.ts';

/** Of a page that is longer, the rest is not read. */
const maxPageLength = 2_000_000;
const maxTextLength = 100_000;
const maxMedia = 20;

/**
 * Captures what a pasted link leads to as a post: title, text, author, date, site, language, image. Nothing of the page
 * is run; nothing but the page is fetched.
 */
export async function capturePage(
  url: string,
  context: ReceiveContext,
): Promise<{ ok: true; post: ReceivedPost } | Trouble> {
  const response = await context.http.fetch({
    url: /^[a-z][a-z0-9+.-]*:\/\//i.test(url.trim()) ? url.trim() : `https://${url.trim()}`,
    headers: { accept: 'text/html, application/xhtml+xml;q=0.9, text/plain;q=0.5, */*;q=0.1' },
    signal: context.signal,
  });
  if (!response.ok) return response;
  const { host } = new URL(response.finalUrl);
  if (response.status >= 400) {
    return troubleOfStatus(response.status, host, {
      retryAfterSeconds: retryAfterOf(response.headers['retry-after'], context.now()),
    });
  }
  const type = (response.headers['content-type'] ?? 'text/html').split(';')[0]?.trim().toLowerCase() ?? '';
  const { text } = decodeBytes(response.body, { markup: 'html', contentType: response.headers['content-type'] });
  if (/<(?:rss|rdf:rdf|feed)[\s>]/i.test(text.slice(0, 2000)) && !/<html[\s>]/i.test(text.slice(0, 2000))) {
    return unreadable(`${host} donne un flux : ajoutez-le comme source.`, `${host} gives a feed: add it as a source.`);
  }
  if (type === 'text/plain')
    return {
      ok: true,
      post: toPost(
        { url: response.finalUrl, tags: [] },
        { text: text.trim(), links: linksInText(text), images: [] },
        response,
        context,
      ),
    };
  if (!/html|^$|^application\/(?:xml|octet-stream)$|^text\/xml$/.test(type)) {
    return unreadable(
      `Ce lien mène à un fichier (${type}), pas à une page.`,
      `This link leads to a file (${type}), not to a page.`,
    );
  }
  return readPage(text, response, context);
}

function readPage(
  html: string,
  response: HttpResponse,
  context: ReceiveContext,
): { ok: true; post: ReceivedPost } | Trouble {
  const { root } = readMarkup(html.slice(0, maxPageLength), { xml: false });
  let base = response.finalUrl;
  for (const element of descendants(root)) {
    if (element.name !== 'base') continue;
    base = safeHttpUrl(element.attrs['href'] ?? '', base) ?? base;
    break;
  }
  const facts = readPageFacts(root, response.finalUrl);
  const found = readArticle(root, base);
  const article = withoutHeading(found.text, facts.title);
  const { body: structured = '', description = '' } = facts;
  // A page that is mostly a menu, or built by a script, still tells what it is about in its head.
  const text =
    structured.length > article.length * 2
      ? structured
      : article.length < 140 && description.length > article.length
        ? description
        : article;
  if (text === '' && facts.title === undefined) {
    const { host } = new URL(response.finalUrl);
    return unreadable(
      `La page de ${host} ne contient pas de texte lisible.`,
      `The page of ${host} holds no readable text.`,
    );
  }
  return {
    ok: true,
    post: toPost(facts, { ...found, text: text === '' ? (facts.title ?? '') : text }, response, context),
  };
}

/** The text without the title that it begins with. */
function withoutHeading(text: string, title: string | undefined): string {
  return title !== undefined && text.startsWith(`${title}\n`) ? text.slice(title.length).trim() : text;
}

function toPost(facts: PageFacts, body: SafeText, response: HttpResponse, context: ReceiveContext): ReceivedPost {
  const { host } = new URL(response.finalUrl);
  const { author, image, postedAt, editedAt } = facts;
  const images = body.images.filter(({ url }) => url !== image).map((found) => ({ kind: 'image' as const, ...found }));
  const isPast = (instant: string) => Date.parse(instant) <= context.now().getTime();
  return {
    network: 'web',
    originId: facts.url,
    url: facts.url,
    ...(facts.title === undefined ? {} : { title: facts.title }),
    text: body.text.slice(0, maxTextLength),
    ...(facts.lang === undefined ? {} : { lang: facts.lang }),
    ...(postedAt !== undefined && isPast(postedAt) ? { postedAt } : {}),
    ...(editedAt !== undefined && editedAt !== postedAt && isPast(editedAt) ? { editedAt } : {}),
    author: {
      handle: (facts.site ?? host.replace(/^www\./, '')).replace(/^@+/, '') || host,
      ...(author === undefined ? {} : { name: author.name }),
      ...(author?.url === undefined ? {} : { url: author.url }),
    },
    tags: facts.tags,
    mentions: [],
    links: body.links,
    media: [...(image === undefined ? [] : [{ kind: 'image' as const, url: image }]), ...images].slice(0, maxMedia),
  };
}

function unreadable(fr: string, en: string): Trouble {
  return { ok: false, kind: 'unreadable', message: { fr, en } };
}
