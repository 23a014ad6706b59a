/** Namespaces whose elements are the feed's own: RSS in all its dialects, and Atom. */
const feedNamespaces = [
  'http://backend.userland.com/rss',
  'http://blogs.law.harvard.edu/tech/rss',
  'http://purl.org/rss/1.0/',
  'http://my.netscape.com/rdf/simple/0.9/',
  'http://channel.netscape.com/rdf/simple/0.9/',
  'http://example.com/newformat#',
  'http://example.com/necho',
  'http://purl.org/echo/',
  'uri/of/echo/namespace#',
  'http://purl.org/pie/',
  'http://purl.org/atom/ns#',
  'http://www.w3.org/2005/atom',
  'http://purl.org/rss/1.0/modules/rss091#',
];

/** Lower-case namespace → the prefix by which this code knows it, whatever the document calls it. */
const canonicalPrefixes = new Map<string, string>([
  ...feedNamespaces.map((uri): [string, string] => [uri, '']),
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/elements/1.0/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/rss/1.0/modules/syndication/', 'sy'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://www.w3.org/2000/svg', 'svg'],
  ['http://www.w3.org/1998/math/mathml', 'math'],
  ['http://podlove.org/simple-chapters', 'psc'],
]);

/** The prefix for a namespace, or nothing when it is not one of those that feeds use. */
export function canonicalPrefix(namespace: string): string | undefined {
  const lower = namespace.trim().toLowerCase();
  if (lower.includes('backend.userland.com/rss')) return '';
  return canonicalPrefixes.get(lower);
}

/** The format that a namespace declares by itself, when no root element says better. */
export function formatOfNamespace(namespace: string): { format: 'rdf' | 'atom'; version: string } | undefined {
  switch (namespace.trim().toLowerCase()) {
    case 'http://purl.org/rss/1.0/':
      return { format: 'rdf', version: '1.0' };
    case 'http://my.netscape.com/rdf/simple/0.9/':
      return { format: 'rdf', version: '0.90' };
    case 'http://www.w3.org/2005/atom':
      return { format: 'atom', version: '1.0' };
    case 'http://purl.org/atom/ns#':
      return { format: 'atom', version: '0.3' };
    default:
      return undefined;
  }
}
