import type { InboxMail } from '../inbox.port.ts';

type Verdict = NonNullable<InboxMail['authentication']>;

/**
 * What our own receiving server found of who wrote it (RFC 8601): the first such header, and only when its server is
 * ours. Those below it came with the mail and say what its sender wants.
 * @param values those of `Authentication-Results`, topmost first
 * @param ours the name under which our server signs; without it, nothing is believed
 * @param from the address that the mail shows
 */
export function authenticationOf(
  values: readonly string[],
  ours: string | undefined,
  from: string,
): Verdict | undefined {
  const [first] = values;
  if (first === undefined || !ours || authservOf(first) !== ours.toLowerCase()) return undefined;
  const results = resultsOf(first);
  const dmarc = results.find(({ method }) => method === 'dmarc');
  if (dmarc?.result === 'pass') return 'pass';
  if (dmarc?.result === 'fail') return 'fail';
  const domain = from.split('@')[1]?.toLowerCase() ?? '';
  const aligned = results.some(
    ({ method, result, properties }) =>
      result === 'pass' &&
      ((method === 'dkim' && isAligned(properties.get('header.d') ?? properties.get('header.i'), domain)) ||
        (method === 'spf' && isAligned(properties.get('smtp.mailfrom'), domain))),
  );
  if (aligned) return 'pass';
  return results.some(({ result }) => ['fail', 'softfail', 'permerror', 'policy'].includes(result)) ? 'fail' : 'none';
}

/** The server that signs a header, without its version. */
export function authservOf(value: string): string | undefined {
  return /^\s*([^\s;]+)/.exec(withoutComments(value))?.[1]?.toLowerCase();
}

/**
 * The name that our server signs with, learnt from mails that came in: one that is first in nearly all of them. A sender
 * can forge one mail, not what all the others carry.
 * @param firsts of each mail, its first `Authentication-Results`, or nothing
 */
export function learnAuthserv(firsts: readonly (string | undefined)[]): string | undefined {
  if (firsts.length < 5) return undefined;
  const counts = new Map<string, number>();
  for (const first of firsts) {
    const name = first === undefined ? undefined : authservOf(first);
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count >= firsts.length * 0.8)?.[0];
}

function resultsOf(value: string): { method: string; result: string; properties: Map<string, string> }[] {
  return withoutComments(value)
    .split(';')
    .slice(1)
    .flatMap((written) => {
      const [, method, result] = /^\s*([a-z-]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(written) ?? [];
      if (!method || !result) return [];
      const properties = new Map<string, string>();
      for (const [, name = '', said = ''] of written.matchAll(/([a-z]+\.[a-z-]+)\s*=\s*"?([^\s;"]+)/gi))
        properties.set(name.toLowerCase(), said.toLowerCase());
      return [{ method: method.toLowerCase(), result: result.toLowerCase(), properties }];
    });
}

/** The same domain, or one within the other, as relaxed alignment has it (RFC 7489, 3.1). */
function isAligned(signed: string | undefined, domain: string): boolean {
  const other = signed?.slice(signed.lastIndexOf('@') + 1);
  if (!other || domain === '') return false;
  return other === domain || other.endsWith(`.${domain}`) || domain.endsWith(`.${other}`);
}

function withoutComments(value: string): string {
  let flat = value;
  for (let depth = 0; depth < 5; depth += 1) flat = flat.replaceAll(/\([^()]*\)/g, ' ');
  return flat;
}
