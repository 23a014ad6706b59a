import type { HttpRequest, Trouble } from '@beffroi/connectors';
import { trouble } from './outbound-troubles.ts';

type Method = NonNullable<HttpRequest['method']>;
type Hop = { url: URL; method: Method; permanent: boolean; leavesOrigin: boolean };

/** An address that may be called: http or https, nothing else. */
export function parseAddress(written: string, base?: URL): { url: URL } | Trouble {
  const url = URL.parse(written, base?.href);
  if (url === null) {
    return trouble(
      'unreadable',
      `« ${shown(written)} » n’est pas une adresse web.`,
      `'${shown(written)}' is no web address.`,
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return trouble(
      'refused_address',
      `Seules les adresses http et https sont appelées, pas « ${url.protocol} ».`,
      `Only http and https are called, not '${url.protocol}'.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    return trouble(
      'refused_address',
      'Une adresse ne doit pas contenir de mot de passe.',
      'An address must not hold a password.',
    );
  }
  url.hash = '';
  return { url };
}

/** Where an answer sends the request next (RFC 9110, 15.4); nothing when it is no redirection. */
export function nextHop(given: {
  from: URL;
  status: number;
  location: string | string[] | undefined;
  method: Method;
}): Hop | Trouble | undefined {
  const { from, status, location, method } = given;
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const written = Array.isArray(location) ? location[0] : location;
  if (written === undefined) return undefined;
  const next = parseAddress(written, from);
  if (!('url' in next)) return next;
  const becomesGet = status === 303 || (method === 'POST' && (status === 301 || status === 302));
  return {
    url: next.url,
    method: becomesGet ? 'GET' : method,
    permanent: status === 301 || status === 308,
    leavesOrigin: next.url.origin !== from.origin,
  };
}

function shown(written: string): string {
  return written.length > 80 ? `${written.slice(0, 79)}…` : written;
}
