/* Saved replies: what their variables are worth here, and what is left to write by hand. */

export const variables = ['prénom', 'nom', 'référence', 'service', 'territoire', 'lien', 'délai'] as const;
export type Variable = (typeof variables)[number];
const VARIABLE = /\{(prénom|nom|référence|service|territoire|lien|délai)\}/gu;

/** Fills what is known; what is not stays as it is written, and is named. */
export function fillVariables(text: string, known: Partial<Record<Variable, string>>): string {
  return text.replaceAll(VARIABLE, (written, name: Variable) => known[name] || written);
}

/** Variables that nobody filled: nothing leaves with one of them in it. */
export function unfilled(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([written]) => written))];
}

/** « Sandrine Lefèvre » is two names; « @velo_somme » is none. */
export function namesOf(author: string): Partial<Record<'prénom' | 'nom', string>> {
  const parts = author.trim().split(/\s+/);
  if (author.startsWith('@') || parts.length < 2 || /[\d_@]/.test(author)) return {};
  return { prénom: parts[0] ?? '', nom: parts.slice(1).join(' ') };
}
