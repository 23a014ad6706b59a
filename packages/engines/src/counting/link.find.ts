import { accentedLetters, domainAt, latinDomains } from './domain.scan.ts';

export type Span = { from: number; to: number };

const LONGEST_ADDRESS = 4096;
const LONGEST_SLUG = 40;
const letters = `a-z\u0400-\u04ff0-9${accentedLetters}`;
const general = `[${letters}!*';:=+,.$/%#\\[\\]\\-\u2013_~@|&]`;
const path = new RegExp(`/(?:${general}|\\((?:${general}+|${general}*\\(${general}+\\)${general}*)\\))*`, 'iy');
const pathMayEndWith = new RegExp(`[${letters}+\\-=_#/)]`, 'i');
const query = /\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*/iy;
const queryMayEndWith = /[a-z0-9\-_&=#/]/i;
/** Any host, `ville.example` and `localhost` too: what networks other than X make clickable after a scheme. */
const anyHost = /[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?/uy;
const scheme = /https?:\/\//iy;
const port = /:[0-9]+/y;
const shortened = /^https?:\/\/t\.co\/([a-z0-9]+)/i;

/**
 * Links of a text. With `bareDomains`, exactly as X finds them (twitter-text 3.1): `mairie.fr` without a scheme is one,
 * the host of an e-mail address is not, nor a host whose end is not in the root zone. Otherwise: what has a scheme.
 */
export function findLinks(text: string, bareDomains: boolean): Span[] {
  const links: Span[] = [];
  if (!text.includes(bareDomains ? '.' : '://')) return links;
  // X reads the sign before an address first: at the very start of a text, an accented letter may be taken for it.
  const swapped = text.length > 1 && mayPrecede(text, 0);
  let before = -1;
  let dead = -1;
  for (let turn = 0; turn < text.length; turn += 1) {
    const from = swapped && turn < 2 ? 1 - turn : turn;
    if (from - 1 < before || from < dead || (from > 0 && !mayPrecede(text, from - 1))) continue;
    const found = addressAt(text, from, bareDomains);
    if (typeof found === 'number') {
      // The second of the two swapped turns looks before the first.
      if (turn > 1) dead = found;
      continue;
    }
    links.push(
      ...(found.domain > from ? withScheme(text, from, found) : withoutScheme(text, from, found, bareDomains)),
    );
    before = found.to;
    turn = found.to;
  }
  return links;
}

function mayPrecede(text: string, at: number): boolean {
  return !/[A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]/.test(text[at]!);
}

type Address = { domain: number; domainTo: number; pathTo: number; to: number };

/** The address that starts at `from`, or where to look next. */
function addressAt(text: string, from: number, bareDomains: boolean): Address | number {
  const domain = matchEnd(scheme, text, from) ?? from;
  const { end, dead } = domainAt(text, domain);
  const domainTo = end < 0 && domain > from && !bareDomains ? (matchEnd(anyHost, text, domain) ?? end) : end;
  if (domainTo < 0) return domain > from ? from : dead;
  const start = matchEnd(port, text, domainTo) ?? domainTo;
  const pathTo = trimmedEnd(text, start, path, pathMayEndWith);
  return {
    domain,
    domainTo,
    pathTo: pathTo > start ? pathTo : domainTo,
    to: trimmedEnd(text, pathTo, query, queryMayEndWith),
  };
}

function withScheme(text: string, from: number, address: Address): Span[] {
  if (address.to - from > LONGEST_ADDRESS) return [];
  const slug = shortened.exec(text.slice(from, address.to));
  if (slug === null) return [{ from, to: address.to }];
  if (slug[1]!.length > LONGEST_SLUG) return [];
  return [{ from, to: trimmedEnd(text, from + slug[0].length, query, queryMayEndWith) }];
}

function withoutScheme(text: string, from: number, address: Address, bareDomains: boolean): Span[] {
  if (!bareDomains || (from > 0 && '-_./'.includes(text[from - 1]!))) return [];
  const found = latinDomains(text, from, address.domainTo);
  const last = found.at(-1);
  if (last !== undefined && address.pathTo > address.domainTo) last.to = address.to;
  return found;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Where a match ends once what may not end an address is left out. */
function trimmedEnd(text: string, at: number, pattern: RegExp, mayEndWith: RegExp): number {
  let end = matchEnd(pattern, text, at) ?? at;
  while (end > at && !mayEndWith.test(text[end - 1]!)) end -= 1;
  return end;
}
