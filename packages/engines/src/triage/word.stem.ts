import { stemFrench } from '../text/index.ts';

/** The stem of a folded term; numbers are one and the same, short words and spelled-out ones stay as they are. */
export function stemOf(term: string): string {
  if (/^\d+$/.test(term)) return '0';
  return term.length > 3 && !term.includes(' ') ? stemFrench(term) : term;
}
