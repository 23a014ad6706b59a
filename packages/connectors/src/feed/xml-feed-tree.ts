import { readMarkup, resolveReference, type MarkupElement } from '../html/index.ts';
import type { MarkupProblem } from '../html/markup.ts';
import { canonicalPrefix, formatOfNamespace } from './feed-names.ts';
import type { FeedFormat } from './parsed-feed.ts';
import { entityDecoder } from './xml-entities.ts';

/** What holds at a place of the document: its base address, its language, its prefixes. */
export type Scope = { base: string | undefined; lang: string | undefined; prefixes: Record<string, string> };

export type XmlFeedTree = {
  /** All that is outside the entries. */
  root: MarkupElement;
  format: FeedFormat;
  version: string | undefined;
  problems: Set<MarkupProblem | 'entity' | 'expansion' | 'no-root'>;
  scopeOf: (element: MarkupElement) => Scope;
};

/**
 * Reads the XML of a feed. Names come out under prefixes of our own (`dc:date`, `title`), `xml:base` and `xml:lang`
 * resolved; each entry is handed over when it is complete and leaves the tree.
 */
export function readFeedTree(
  source: string,
  given: {
    base: string | undefined;
    onEntry: (entry: MarkupElement, tree: Omit<XmlFeedTree, 'root' | 'problems'>) => void;
    onEntryStart: () => number;
  },
): XmlFeedTree {
  const firstTag = source.search(/<[a-z_]/i);
  const entities = entityDecoder(firstTag < 0 ? source.slice(0, 65_536) : source.slice(0, Math.min(firstTag, 65_536)));
  const scopes = new WeakMap<MarkupElement, Scope>();
  const documentScope: Scope = {
    base: given.base,
    lang: undefined,
    prefixes: Object.create(null) as Record<string, string>,
  };
  const scopeOf = (element: MarkupElement): Scope => scopes.get(element) ?? documentScope;
  const tree: { format: FeedFormat; version: string | undefined; scopeOf: typeof scopeOf } = {
    format: 'unknown',
    version: undefined,
    scopeOf,
  };
  let fromNamespace: ReturnType<typeof formatOfNamespace>;

  const onOpen = (element: MarkupElement) => {
    const outer = element.parent === undefined ? documentScope : scopeOf(element.parent);
    const scope = innerScope(element, outer, (namespace) => (fromNamespace ??= formatOfNamespace(namespace)));
    if (scope !== outer || element.parent?.depth === 0) scopes.set(element, scope);
    else scopes.set(element, outer);
    element.name = canonicalName(element.name, scope.prefixes);
    if (tree.format === 'unknown') Object.assign(tree, formatOfRoot(element, fromNamespace));
    if (isEntry(element)) given.onEntryStart();
  };
  const { root, problems } = readMarkup(source, {
    xml: true,
    decode: entities.decode,
    onOpen,
    onClose: (element) => {
      if (!isEntry(element)) return undefined;
      given.onEntry(element, tree);
      return 'drop';
    },
  });
  const found: XmlFeedTree['problems'] = new Set(problems);
  if (entities.sawInvalid()) found.add('entity');
  if (entities.refusedExpansion()) found.add('expansion');
  if (!root.children.some((child) => typeof child !== 'string')) found.add('no-root');
  return { root, problems: found, ...tree };
}

export function isEntry(element: MarkupElement): boolean {
  return element.name === 'item' || element.name === 'entry';
}

function innerScope(element: MarkupElement, outer: Scope, onNamespace: (namespace: string) => void): Scope {
  let scope = outer;
  const own = () => (scope === outer ? (scope = { ...outer }) : scope);
  for (const [name, value] of Object.entries(element.attrs)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) {
      onNamespace(value);
      const prefix = name === 'xmlns' ? '' : name.slice(6);
      const known = canonicalPrefix(value) ?? prefix;
      if (known !== (scope.prefixes[prefix] ?? prefix)) own().prefixes = { ...scope.prefixes, [prefix]: known };
    }
  }
  const base = element.attrs['xml:base'] ?? element.attrs['base'];
  if (base !== undefined && base !== '') {
    const resolved = resolveReference(outer.base, base);
    if (outer.base === undefined || /^(?:https?|ftp|file|feed):/i.test(resolved)) own().base = resolved;
  }
  const lang = element.attrs['xml:lang'] ?? element.attrs['lang'];
  if (lang !== undefined) own().lang = lang === '' ? undefined : lang.replaceAll('_', '-');
  return scope;
}

function canonicalName(name: string, prefixes: Record<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const known = prefixes[prefix] ?? prefix;
  const local = name.slice(colon + 1);
  return known === '' ? local : `${known}:${local}`;
}

function formatOfRoot(
  element: MarkupElement,
  fromNamespace: { format: FeedFormat; version: string } | undefined,
): { format: FeedFormat; version: string | undefined } {
  const declared = element.attrs['version']?.trim();
  switch (element.name) {
    case 'rss':
      return { format: 'rss', version: declared };
    case 'feed':
      return {
        format: 'atom',
        version:
          fromNamespace?.format === 'atom' && fromNamespace.version === '1.0'
            ? '1.0'
            : (declared ?? fromNamespace?.version),
      };
    case 'rdf:rdf':
    case 'rdf':
      return { format: 'rdf', version: fromNamespace?.format === 'rdf' ? fromNamespace.version : undefined };
    case 'channel':
      return { format: element.parent?.depth === 0 ? 'cdf' : 'unknown', version: undefined };
    case 'entry':
      return { format: 'atom', version: fromNamespace?.version };
    default:
      return { format: 'unknown', version: undefined };
  }
}
