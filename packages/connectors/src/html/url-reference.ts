const schemePattern = /^[a-z][a-z0-9+.-]*:/i;
const tooManySlashes = /^(https?:\/\/)\/+/i;

/**
 * Resolves a reference against a base as RFC 3986 §5.2 says, leaving what is already absolute as it was written: a
 * feed's identifiers are compared byte by byte, so nothing is re-encoded.
 */
export function resolveReference(base: string | undefined, reference: string): string {
  const wanted = reference.trim().replace(tooManySlashes, '$1');
  if (schemePattern.test(wanted) || base === undefined || base === '') return wanted;
  const parts = /^([a-z][a-z0-9+.-]*:)(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(base);
  if (parts === null) return joinPaths(base, wanted);
  const [, scheme = '', authority = '', path = '', query = ''] = parts;
  if (wanted === '') return base.replace(/#.*$/s, '');
  if (wanted.startsWith('//')) return scheme + wanted;
  if (wanted.startsWith('#')) return scheme + authority + path + query + wanted;
  if (wanted.startsWith('?')) return scheme + authority + path + wanted;
  const [, ownPath = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(wanted) ?? [];
  const merged = ownPath.startsWith('/') ? ownPath : mergePaths(path, ownPath, authority !== '');
  return scheme + authority + removeDotSegments(merged) + rest;
}

/** A link that may be shown and followed: absolute, http or https, without a password in it. */
export function safeHttpUrl(reference: string, base?: string): string | undefined {
  const written = reference.trim();
  if (written === '' || written.length > 4096) return undefined;
  const url = base === undefined ? URL.parse(written) : URL.parse(written, base);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  if (url.hostname === '' || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

function joinPaths(base: string, reference: string): string {
  if (reference.startsWith('/')) return reference;
  const [, basePath = ''] = /^([^?#]*)/.exec(base) ?? [];
  return mergePaths(basePath, reference, false);
}

function mergePaths(basePath: string, reference: string, hasAuthority: boolean): string {
  if (basePath === '' && hasAuthority) return `/${reference}`;
  return basePath.slice(0, basePath.lastIndexOf('/') + 1) + reference;
}

function removeDotSegments(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
      if (isLast) kept.push('');
    } else if (segment === '.') {
      if (isLast) kept.push('');
    } else {
      kept.push(segment);
    }
  }
  return kept.join('/');
}
