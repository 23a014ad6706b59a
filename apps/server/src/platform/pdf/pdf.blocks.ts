import type { Pdf, PdfPart } from './pdf.document.ts';

/** Ink of a page: warm black, grey that stays readable, hairlines. */
export const ink = { text: '#1f1c18', soft: '#5b5750', line: '#d9d4cb' } as const;

type Style = { size?: number; bold?: boolean; colour?: string; after?: number; gap?: number };

/** A heading or a paragraph. */
export function say(pdf: Pdf, tag: 'H1' | 'H2' | 'H3' | 'P', text: string, style: Style = {}): void {
  const { page } = pdf;
  const { size = 11.5, bold = tag !== 'P', colour = ink.text, after = 0.6, gap = 3 } = style;
  pdf.root.add(
    page.struct(tag, {}, () => {
      page
        .font(bold ? 'bold' : 'regular')
        .fontSize(size)
        .fillColor(colour);
      page.text(pdf.set(text), pdf.left, page.y, { width: pdf.width, lineGap: gap });
    }),
  );
  page.font('regular').fontSize(size);
  page.moveDown(after);
}

export function list(pdf: Pdf, items: readonly string[], { size = 11.5 }: { size?: number } = {}): void {
  const { page } = pdf;
  const whole = page.struct('L');
  pdf.root.add(whole);
  for (const item of items) {
    const body = page.struct('LBody', {}, () => {
      page.font('regular').fontSize(size).fillColor(ink.text);
      page.text(`–  ${pdf.set(item)}`, pdf.left, page.y, { width: pdf.width, indent: 12, lineGap: 3 });
    });
    whole.add(page.struct('LI', {}, [body]));
  }
  whole.end();
  page.moveDown(0.6);
}

export type Box = { x: number; y: number; width: number; height: number };

/** A drawing, with the words that stand for it where it is not seen. */
export function figure(pdf: Pdf, given: { alt: string; height: number; draw: (box: Box) => void }): void {
  const { page } = pdf;
  pdf.room(given.height);
  const box = { x: pdf.left, y: page.y, width: pdf.width, height: given.height };
  pdf.root.add(page.struct('Figure', { alt: given.alt }, () => given.draw(box)));
  page.x = pdf.left;
  page.y = box.y + given.height;
}

export type Column = { title: string; width: number; align?: 'left' | 'right'; bold?: boolean };

/** A table whose head is said again on each page that it reaches; `columns` share the width by their weights. */
export function table(pdf: Pdf, columns: readonly Column[], rows: readonly (readonly string[])[], size = 9.5): void {
  const { page } = pdf;
  const whole = page.struct('Table');
  pdf.root.add(whole);
  const weights = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => (column.width / weights) * pdf.width);
  const bottom = () => page.page.height - page.page.margins.bottom;
  const heightOf = (cells: readonly string[], bold: boolean) =>
    Math.max(
      ...cells.map((cell, index) => {
        page.font(bold || columns[index]?.bold === true ? 'bold' : 'regular').fontSize(size);
        return page.heightOfString(pdf.set(cell), { width: (widths[index] ?? 0) - 8, lineGap: 1.5 });
      }),
    ) + 6;
  const line = (cells: readonly string[], tag: 'TH' | 'TD', part: PdfPart | undefined) => {
    const height = heightOf(cells, tag === 'TH');
    const y = page.y;
    let x = pdf.left;
    for (const [index, cell] of cells.entries()) {
      const { align = 'left', bold = false } = columns[index] as Column;
      const width = (widths[index] ?? 0) - 8;
      const left = x;
      const write = () => {
        page.font(tag === 'TH' || bold ? 'bold' : 'regular').fontSize(size);
        page.fillColor(tag === 'TH' ? ink.soft : ink.text);
        page.text(pdf.set(cell), left, y + 3, { width, align, lineGap: 1.5 });
      };
      if (part) part.add(page.struct(tag, {}, write));
      else write();
      x += widths[index] ?? 0;
    }
    page.markContent('Artifact', { type: 'Layout' } as never);
    page
      .moveTo(pdf.left, y + height)
      .lineTo(pdf.left + pdf.width, y + height)
      .lineWidth(0.5)
      .stroke(ink.line);
    if (part) page.endMarkedContent();
    page.x = pdf.left;
    page.y = y + height;
  };
  const head = columns.map(({ title }) => title);
  const row = (cells: readonly string[], tag: 'TH' | 'TD') => {
    const part = page.struct('TR');
    whole.add(part);
    line(cells, tag, part);
    part.end();
  };
  pdf.room(heightOf(head, true) + 24);
  row(head, 'TH');
  for (const cells of rows) {
    if (page.y + heightOf(cells, false) > bottom()) {
      page.addPage();
      page.markContent('Artifact', { type: 'Pagination' } as never);
      line(head, 'TH', undefined);
      page.endMarkedContent();
    }
    row(cells, 'TD');
  }
  whole.end();
  page.y += 10;
}
