import type { StoredPage } from '../crisis-file.tables.ts';

/* Whether a page holds on one sheet of A4. Counted in lines of the printed page, set as `sheet.style.ts` sets it. */

/** Signs in a line and lines on a sheet: at 10.5 points, and at 8.5, below which nobody reads. */
const sizes = { ample: { signs: 92, lines: 50 }, dense: { signs: 114, lines: 66 } } as const;
export type SheetSize = keyof typeof sizes;

/** In which size it holds; undefined when it is too long for one sheet. */
export function sizeOf(page: StoredPage): SheetSize | undefined {
  const fits = (size: SheetSize) => linesOf(page, sizes[size].signs) <= sizes[size].lines;
  if (fits('ample')) return 'ample';
  return fits('dense') ? 'dense' : undefined;
}

function linesOf(page: StoredPage, signs: number): number {
  const block = (text: string): number =>
    text === ''
      ? 0
      : // Its heading, and the space around.
        2 + text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / signs)), 0);
  const asked = page.questions.reduce(
    (sum, { question, answer }) => sum + Math.ceil(question.length / signs) + block(answer) - 1.5,
    page.questions.length === 0 ? 0 : 2,
  );
  // Whose page it is, its title, for whom, until when.
  return 5 + block(page.facts) + block(page.say) + block(page.doNotSay) + asked + block(page.contact);
}
