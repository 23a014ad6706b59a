import { fold } from '../text/index.ts';
import type { Comparison, Query } from './query.ast.ts';
import { queryIssue } from './query.issue.ts';
import type { Bilingual, QueryIssue } from './query.issue.ts';
import { foldHandle } from './query.words.ts';

export type FieldName = 'from' | 'lang' | 'network' | 'site' | 'title' | 'has' | 'followers';

/** The name of each filter, and what a French reader may type instead. */
const fieldNames: Readonly<Record<string, FieldName>> = {
  from: 'from',
  auteur: 'from',
  lang: 'lang',
  langue: 'lang',
  network: 'network',
  reseau: 'network',
  site: 'site',
  title: 'title',
  titre: 'title',
  has: 'has',
  avec: 'has',
  followers: 'followers',
  abonnes: 'followers',
};

export function fieldNamed(written: string): FieldName | undefined {
  const name = fold(written);
  return Object.hasOwn(fieldNames, name) ? fieldNames[name] : undefined;
}

/** The known filter that `written` may have meant: at most two letters away. */
export function nearestField(written: string): string | undefined {
  const folded = fold(written);
  const [nearest] = Object.keys(fieldNames)
    .map((name) => ({ name, distance: editDistance(folded, name) }))
    .sort((a, b) => a.distance - b.distance);
  return nearest !== undefined && nearest.distance <= 2 && nearest.distance * 2 <= folded.length
    ? nearest.name
    : undefined;
}

type Value = { text: string; from: number; to: number };

/** Reads the value of a filter other than `title:`. `undefined` when an issue was added. */
export function readField(field: Exclude<FieldName, 'title'>, value: Value, issues: QueryIssue[]): Query | undefined {
  const node = fieldNode(field, value.text.trim());
  if (node !== undefined) return Object.freeze(node);
  issues.push(
    queryIssue('query.invalid_value', value.from, value.to, { what: value.text, expected: expectedValues[field] }),
  );
  return undefined;
}

function fieldNode(field: Exclude<FieldName, 'title'>, text: string): Query | undefined {
  switch (field) {
    case 'from': {
      const handle = foldHandle(text);
      const prefix = handle.endsWith('*');
      const author = handle.replace(/\*+$/u, '');
      return author.length < (prefix ? 2 : 1) ? undefined : { kind: 'from', author, prefix };
    }
    case 'lang': {
      const lang = text.toLowerCase();
      return /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,3}$/.test(lang) ? { kind: 'lang', lang } : undefined;
    }
    case 'network': {
      const network = foldHandle(text);
      return network === '' ? undefined : { kind: 'network', network };
    }
    case 'site': {
      const site = text
        .toLowerCase()
        .replace(/^https?:\/\//u, '')
        .replace(/^www\./u, '')
        .replace(/\/$/u, '');
      return /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*(:\d{1,5})?$/u.test(site) ? { kind: 'site', site } : undefined;
    }
    case 'has': {
      const what = /^(link|lien)$/u.test(fold(text)) ? 'link' : fold(text);
      return what === 'link' || what === 'media' ? { kind: 'has', what } : undefined;
    }
    case 'followers': {
      const match = /^(>=|<=|>|<|=|)(\d{1,12})(k|m|)$/iu.exec(text.replace('≥', '>=').replace('≤', '<='));
      if (match === null) return undefined;
      const factor = { k: 1000, m: 1_000_000 }[match[3]!.toLowerCase()] ?? 1;
      return { kind: 'followers', comparison: (match[1] || '=') as Comparison, count: Number(match[2]) * factor };
    }
  }
}

const expectedValues: Readonly<Record<Exclude<FieldName, 'title'>, Bilingual>> = {
  from: { fr: 'un compte, comme from:mairie', en: 'an account, as in from:mairie' },
  lang: { fr: 'un code de langue, comme lang:fr', en: 'a language code, as in lang:fr' },
  network: { fr: 'un réseau, comme network:mastodon', en: 'a network, as in network:mastodon' },
  site: { fr: 'un nom de domaine, comme site:ouest-france.fr', en: 'a domain name, as in site:ouest-france.fr' },
  has: { fr: 'has:link ou has:media', en: 'has:link or has:media' },
  followers: { fr: 'un seuil, comme followers:>1000', en: 'a threshold, as in followers:>1000' },
};

/** Levenshtein's distance, on words of a few letters. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
