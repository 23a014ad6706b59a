import type { Atom } from './atom.table.ts';

/** Words that are in so many posts that a watch should wait for any other of its words first. */
const frequent = new Set(
  (
    'de la le les l d et a en un une des du que qui il est pour pas dans ce on au sur ne je se par sont avec plus tout ' +
    'c s n nous vous ils elle cette ces son sa ses mais ou si y aux leur etre fait j qu rt via http https www com co fr ' +
    't the of and to in is for on it you i that with this be are at from by not have user'
  ).split(' '),
);

/** How many posts a guess is worth. */
const GUESS_WEIGHT = 100;

/**
 * The share of posts in which an atom is expected: a guess from its spelling, corrected by what was seen.
 *
 * @param hits in how many of `posts` posts it was found
 */
export function expectedShare(atom: Atom, hits: number, posts: number): number {
  return (guess(atom) * GUESS_WEIGHT + hits) / (GUESS_WEIGHT + posts);
}

function guess(atom: Atom): number {
  if (atom.kind === 'value') return { lang: 0.7, network: 0.3, site: 0.005, from: 0.001 }[atom.field.kind];
  if (atom.kind !== 'term') return 0.5;
  const lexeme = atom.lexemes[0]!;
  const letters = lexeme.replace(/^[#@=~]/u, '').length;
  const share = frequent.has(lexeme) ? 0.3 : Math.min(0.03, 0.1 / (letters * letters));
  return (atom.prefix ? share * 5 : share) * (atom.inTitle ? 0.2 : 1);
}
