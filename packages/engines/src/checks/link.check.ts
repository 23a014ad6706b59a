import { findEntities } from '../counting/index.ts';
import type { CheckContext, Finding } from './checks.types.ts';
import type { Check, DraftText } from './draft.prepare.ts';
import { finding, inText, quoted } from './draft.prepare.ts';

const trackers =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|_hsenc|_hsmi|xtor|at_(?:medium|campaign|custom\d)|yclid|twclid|ttclid|si)$/i;
const shorteners = new Set([
  'bit.ly',
  'tinyurl.com',
  'goo.gl',
  'ow.ly',
  'buff.ly',
  't.co',
  'lnkd.in',
  'is.gd',
  'cutt.ly',
  'urlz.fr',
  'shorturl.at',
  'rb.gy',
]);
const broken =
  /(?<![\p{L}\p{N}])(?:https?:\/(?!\/)\S+|https?\/\/\S+|(?:htp|htpp|htttp|hhtp|httpss?)s?:\/\/(?<!https?:\/\/)\S+|https?:\/\/https?:?\/\/\S+|https?:\/\/\s+\S+|www\.[^\s.]+(?=\s|$))/giu;

/** Addresses well written, without trackers, and alive as far as the caller looked. */
export const checkLinks: Check = ({ texts, context }) =>
  texts.flatMap((text) => [...syntax(text), ...addresses(text, context)]);

function syntax(text: DraftText): Finding[] {
  return [...text.text.matchAll(broken)].map((match) =>
    finding(
      'link_broken_syntax',
      'blocks',
      {
        fr: `« ${quoted(match[0])} » n’est pas une adresse valable : copiez-la à nouveau depuis le navigateur.`,
        en: `“${quoted(match[0])}” is not a valid address: copy it again from the browser.`,
      },
      inText(text, match.index, match.index + match[0].length),
    ),
  );
}

function addresses(text: DraftText, context: CheckContext): Finding[] {
  const found: Finding[] = [];
  const bare = findEntities(text.text, { bareDomains: true }).filter(({ kind }) => kind === 'link');
  const withScheme = findEntities(text.text).filter(({ kind }) => kind === 'link');
  const links = [
    ...withScheme,
    ...bare.filter((one) => !withScheme.some((other) => one.from < other.to && other.from < one.to)),
  ];
  for (const { from, to, text: written, url } of links) {
    const where = inText(text, from, to);
    const clean = withoutTrackers(written);
    if (clean !== written) {
      found.push(
        finding(
          'link_tracking',
          'advises',
          {
            fr: 'L’adresse porte des traceurs publicitaires : retirez ce qui suit le « ? ».',
            en: 'The address carries advertising trackers: remove what follows the “?”.',
          },
          where,
          { fix: clean },
        ),
      );
    }
    const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? '';
    if (shorteners.has(host)) {
      found.push(
        finding(
          'link_shortened',
          'advises',
          {
            fr: 'L’adresse est raccourcie : on ne voit pas où elle mène. Mettez l’adresse du site.',
            en: 'The address is shortened: one cannot see where it leads. Use the address of the site.',
          },
          where,
        ),
      );
    }
    const known = context.links?.[url ?? ''] ?? context.links?.[written];
    if (known?.alive === false) {
      const status =
        known.status === undefined
          ? { fr: 'pas de réponse', en: 'no answer' }
          : { fr: `erreur ${known.status}`, en: `error ${known.status}` };
      found.push(
        finding(
          'link_dead',
          'blocks',
          {
            fr: `La page ${quoted(written)} ne répond pas (${status.fr}) : vérifiez l’adresse.`,
            en: `The page ${quoted(written)} does not answer (${status.en}): check the address.`,
          },
          where,
        ),
      );
    } else if (known?.redirectsTo !== undefined) {
      found.push(
        finding(
          'link_moved',
          'advises',
          {
            fr: `La page a déménagé : remplacez l’adresse par ${quoted(known.redirectsTo, 80)}.`,
            en: `The page has moved: use the address ${quoted(known.redirectsTo, 80)} instead.`,
          },
          where,
          { fix: known.redirectsTo },
        ),
      );
    }
  }
  return found;
}

/** An address without the parameters that follow people from site to site. */
export function withoutTrackers(url: string): string {
  const match = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(url);
  if (match === null) return url;
  const kept = match[2]!.split('&').filter((pair) => !trackers.test(pair.split('=')[0]!));
  return `${match[1]}${kept.length > 0 ? `?${kept.join('&')}` : ''}${match[3] ?? ''}`;
}
