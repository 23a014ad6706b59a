import { oneLine, type MarkupElement } from '../html/index.ts';
import { readLink } from './element-facts.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { readRichText, readTitle, readValue } from './rich-text.ts';
import type { XmlFeedTree } from './xml-feed-tree.ts';

type Channel = Pick<ParsedFeed, 'title' | 'link' | 'description' | 'lang' | 'hub' | 'self' | 'movedTo' | 'ttlSeconds'>;
type Draft = { [K in keyof Channel]: Channel[K] | undefined };

const aside = new Set([
  'image',
  'textinput',
  'source',
  'author',
  'contributor',
  'managingeditor',
  'webmaster',
  'cloud',
  'items',
]);
const periodSeconds: Record<string, number> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};

/** Understands what a feed says of itself, from what is left of its tree once the entries are out of it. */
export function readChannel(tree: XmlFeedTree): Channel {
  const channel: Draft = {};
  let titleDepth = Infinity;
  let permalink: string | undefined;
  let period: number | undefined;
  let frequency = 1;

  const visit = (element: MarkupElement): void => {
    const { base, lang } = tree.scopeOf(element);
    const given = { format: tree.format, base };
    switch (element.name) {
      case 'rss':
      case 'feed':
      case 'rdf:rdf':
        if (lang !== undefined) channel.lang = lang;
        break;
      case 'channel': {
        const href = element.attrs['href'];
        if (href !== undefined && href !== '') channel.link = readLink(element, base).href;
        break;
      }
      case 'title':
      case 'dc:title': {
        const title = titleDepth <= element.depth ? '' : readTitle(element, given);
        if (title !== '') {
          channel.title = title;
          titleDepth = element.depth;
        }
        return;
      }
      case 'link': {
        const link = readLink(element, base);
        if (link.rel === 'hub' && link.href !== '') channel.hub ??= link.href;
        else if (link.rel === 'self' && link.href !== '') channel.self ??= link.href;
        if (link.isPage) channel.link = link.href;
        return;
      }
      case 'id': {
        const id = readValue(element);
        if (/^https?:\/\//i.test(id)) permalink = id;
        return;
      }
      case 'description':
      case 'subtitle':
      case 'tagline':
      case 'abstract':
      case 'dc:description': {
        const isHtml = element.name === 'description' || element.name === 'dc:description';
        channel.description ??= oneLine(
          readRichText(element, { ...given, defaultType: isHtml ? 'text/html' : 'text/plain' }).text,
        );
        return;
      }
      case 'language':
      case 'dc:language':
        channel.lang = readValue(element).replaceAll('_', '-');
        return;
      case 'ttl':
        channel.ttlSeconds = positive(readValue(element), 60);
        return;
      case 'sy:updateperiod':
        period = periodSeconds[readValue(element).toLowerCase()];
        return;
      case 'sy:updatefrequency':
        frequency = positive(readValue(element), 1) ?? 1;
        return;
      case 'newlocation':
      case 'itunes:new-feed-url':
        channel.movedTo = readValue(element);
        return;
      default:
    }
    for (const child of element.children) if (typeof child !== 'string' && !aside.has(child.name)) visit(child);
  };
  visit(tree.root);

  channel.link ??= permalink;
  if (channel.ttlSeconds === undefined && period !== undefined) channel.ttlSeconds = Math.round(period / frequency);
  return Object.fromEntries(
    Object.entries(channel).filter(([, value]) => value !== undefined && value !== ''),
  ) as Channel;
}

function positive(written: string, unit: number): number | undefined {
  const value = Number.parseInt(written, 10);
  return Number.isFinite(value) && value > 0 && value < 1_000_000 ? value * unit : undefined;
}
