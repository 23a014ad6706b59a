/** Parameters that tell where a reader came from, not what the address shows. */
const trackers =
  /^(utm_|fbclid|gclid|dclid|msclkid|mc_|at_|xtor|igshid|ref$|ref_|source$|spm$|s$|t$|feature$|si$|cmpid|ns_)/i;

/**
 * The address under which two links are the same: no scheme, no `www.` or `m.`, no trackers, no fragment, no final slash.
 *
 * @returns undefined for what is no web address, and for a bare home page, which is no subject
 */
export function sameAddress(link: string): string | undefined {
  const match = /^https?:\/\/([^/?#\s]{1,253})([^?#\s]{0,1500})(?:\?([^#\s]{0,1500}))?/i.exec(link);
  if (match === null) return undefined;
  const host = (match[1] ?? '').toLowerCase().replace(/^(www|m|mobile|amp)\./, '');
  const path = trimEnd(match[2] ?? '');
  const kept = (match[3] ?? '').split('&').filter((pair) => pair !== '' && !trackers.test(pair));
  if (path === '' && kept.length === 0) return undefined;
  return `${host}${path}${kept.length > 0 ? `?${kept.sort().join('&')}` : ''}`;
}

function trimEnd(path: string): string {
  let end = path.length;
  while (end > 0 && '/.,;:!?)…'.includes(path.charAt(end - 1))) end -= 1;
  return path.slice(0, end);
}
