import { list, say } from '../../../platform/pdf/pdf.blocks.ts';
import { beginPdf } from '../../../platform/pdf/pdf.document.ts';
import type { Letter } from './acknowledgement.write.ts';

/** A letter as a tagged PDF: headings, paragraphs and lists that a screen reader walks through. */
export async function letterPdf(letter: Letter, at: Date): Promise<Buffer> {
  const pdf = beginPdf({ title: letter.title, author: letter.author, lang: letter.lang, at, foot: letter.title });
  for (const block of letter.blocks) {
    if (block.kind === 'list') list(pdf, block.items);
    else if (block.kind === 'title') say(pdf, 'H1', block.text, { size: 20 });
    else if (block.kind === 'text') say(pdf, 'P', block.text);
    else {
      pdf.page.moveDown(0.4);
      say(pdf, 'H2', block.text, { size: 14 });
    }
  }
  return pdf.end();
}
