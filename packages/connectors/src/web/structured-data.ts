import { descendants, textOf, type MarkupElement } from '../html/index.ts';

type Json = Record<string, unknown>;

/** What a page says of its article in JSON-LD (schema.org); texts as they stand, not made safe yet. */
export type StructuredArticle = {
  headline?: string;
  description?: string;
  articleBody?: string;
  datePublished?: string;
  dateModified?: string;
  inLanguage?: string;
  image?: string;
  author?: { name: string; url?: string };
  publisher?: string;
  keywords: string[];
};

const articleTypes = /(?:Article|BlogPosting|Posting|Report|Review|Event|PressRelease)$/;
const maxLength = 500_000;

/** The article of a page, when it tells of one; the first, as pages that list others do so after it. */
export function readStructuredArticle(root: MarkupElement): StructuredArticle | undefined {
  for (const element of descendants(root)) {
    if (element.name !== 'script' || !/^application\/ld\+json/i.test((element.attrs['type'] ?? '').trim())) continue;
    const found = things(parse(textOf(element))).find((thing) =>
      typesOf(thing).some((type) => articleTypes.test(type)),
    );
    if (found !== undefined) return toArticle(found);
  }
  return undefined;
}

function parse(source: string): unknown {
  if (source.length > maxLength) return undefined;
  // Some systems write line breaks into strings, or wrap the whole in a comment.
  const cleaned = source
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, '')
    .replace(/[\r\n\t]+/g, ' ');
  try {
    return JSON.parse(cleaned);
  } catch {
    return undefined;
  }
}

function things(value: unknown, depth = 0): Json[] {
  if (depth > 4) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((part) => things(part, depth + 1));
  if (!isObject(value)) return [];
  return [value, ...things(value['@graph'], depth + 1), ...things(value['mainEntity'], depth + 1)];
}

function toArticle(thing: Json): StructuredArticle {
  const author = first(thing['author'] ?? thing['creator']);
  const authorName = text(author) ?? (isObject(author) ? text(author['name']) : undefined);
  const authorUrl = isObject(author) ? text(author['url']) : undefined;
  const publisher = first(thing['publisher']);
  const image = first(thing['image']);
  const article = {
    headline: text(thing['headline']) ?? text(thing['name']),
    description: text(thing['description']),
    articleBody: text(thing['articleBody']),
    datePublished: text(thing['datePublished']) ?? text(thing['dateCreated']) ?? text(thing['uploadDate']),
    dateModified: text(thing['dateModified']),
    inLanguage: text(thing['inLanguage']),
    image: text(image) ?? (isObject(image) ? (text(image['url']) ?? text(image['contentUrl'])) : undefined),
    publisher: text(publisher) ?? (isObject(publisher) ? text(publisher['name']) : undefined),
    author:
      authorName === undefined
        ? undefined
        : { name: authorName, ...(authorUrl === undefined ? {} : { url: authorUrl }) },
    keywords: keywords(thing['keywords']),
  };
  return Object.fromEntries(Object.entries(article).filter(([, value]) => value !== undefined)) as StructuredArticle;
}

function keywords(value: unknown): string[] {
  const parts: unknown[] = Array.isArray(value) ? value : (text(value) ?? '').split(',');
  return parts.flatMap((part) => text(part)?.trim() ?? []).filter((word) => word !== '');
}

function typesOf(thing: Json): string[] {
  const type = thing['@type'];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? (value as unknown[])[0] : value;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
