import type { Entity } from './counting.types.ts';
import { findLinks } from './link.find.ts';

const hashtag =
  /(?<![\p{L}\p{N}\p{M}_&/])[#＃](?![\ufe0f\u20e3])[\p{L}\p{M}\p{N}_·]*[\p{L}\p{M}][\p{L}\p{M}\p{N}_·]*/gu;
const mention = /(?<![\p{L}\p{N}_!#$%&*@＠/.])[@＠][a-z0-9_]+(?:[.-][a-z0-9_]+)*(?:@[a-z0-9-]+(?:\.[a-z0-9-]+)+)?/giu;
const email =
  /(?<![\p{L}\p{N}@＠.!#$%&'*+/=?^_`{|}~-])[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+/giu;

/**
 * Links, hashtags, accounts and e-mail addresses of a text, in order and apart from each other: what a preview colours
 * and what a cut must not go through. `bareDomains`: `mairie.fr` is a link too, as on X.
 */
export function findEntities(text: string, options: { bareDomains?: boolean } = {}): Entity[] {
  const found: Entity[] = [];
  for (const { from, to } of findLinks(text, options.bareDomains === true)) {
    const written = text.slice(from, to);
    found.push({
      kind: 'link',
      from,
      to,
      text: written,
      url: /^https?:/i.test(written) ? written : `https://${written}`,
    });
  }
  if (text.includes('@') || text.includes('＠')) {
    add(text, email, 'email', found);
    add(text, mention, 'mention', found);
  }
  if (text.includes('#') || text.includes('＃')) add(text, hashtag, 'hashtag', found);
  return found.sort((a, b) => a.from - b.from);
}

function add(text: string, pattern: RegExp, kind: Entity['kind'], found: Entity[]): void {
  const taken = found.slice().sort((a, b) => a.from - b.from);
  let next = 0;
  for (const match of text.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    while (next < taken.length && taken[next]!.to <= from) next += 1;
    if (next < taken.length && taken[next]!.from < to) continue;
    found.push({ kind, from, to, text: match[0] });
  }
}
