import { readFileSync } from 'node:fs';
// oxlint-disable-next-line import/no-named-as-default -- its types know the default alone
import PDFDocument from 'pdfkit';
import { frenchSpaces } from '../french-spaces.ts';

export type Lang = 'fr' | 'en';
export type PdfPage = InstanceType<typeof PDFDocument>;
export type PdfPart = ReturnType<PdfPage['struct']>;

/** A tagged document being written, from top to bottom. */
export type Pdf = {
  page: PdfPage;
  /** What a screen reader walks through. */
  root: PdfPart;
  lang: Lang;
  /** Left edge and width of what is written, in points. */
  left: number;
  width: number;
  /** Words as their language is typeset; signs that our letters lack, such as emoji, are left out. */
  set: (text: string) => string;
  /** Begins a page where less than so much is left of this one. */
  room: (height: number) => void;
  /** Writes the foot of every page and gives the file. */
  end: () => Promise<Buffer>;
};

/** Our own, embedded: PDF/UA wants every letter to be in the file. Licence: SIL OFL 1.1, beside them. */
const fontOf = (weight: 400 | 700): Buffer =>
  readFileSync(new URL(`./fonts/atkinson-hyperlegible-next-${weight}.ttf`, import.meta.url));
let fonts: { regular: Buffer; bold: Buffer } | undefined;

const FOOT = 34;

/**
 * Begins a tagged PDF (PDF/UA-1, ISO 14289) on A4: its language, its title, our fonts. The same content at the same
 * instant gives the same bytes. `foot` is said at the foot of each page of a document of several, beside its number.
 */
export function beginPdf(given: {
  title: string;
  author: string;
  lang: Lang;
  at: Date;
  margin?: number;
  foot?: string;
}): Pdf {
  const { title, author, lang, at, margin = 64, foot } = given;
  fonts ??= { regular: fontOf(400), bold: fontOf(700) };
  const page = new PDFDocument({
    size: 'A4',
    margin,
    pdfVersion: '1.7',
    // Its types know the older profiles only.
    subset: 'PDF/UA' as never,
    tagged: true,
    bufferPages: true,
    lang: lang === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    // Without one of its own: the standard fonts cannot be embedded.
    font: null as never,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => resolve(Buffer.concat(parts)));
    page.on('error', reject);
  });
  page.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const root = page.struct('Document');
  page.addStructure(root);
  const knows = glyphsOf(page.font('regular'));
  const set = (text: string): string => {
    const known = [...text.replaceAll('\u{202f}', '\u{a0}')]
      .filter((sign) => sign === '\n' || knows(sign))
      .join('')
      .replaceAll(/^ +/gm, '');
    return lang === 'fr' ? frenchSpaces(known) : known;
  };
  return {
    page,
    root,
    lang,
    left: margin,
    width: page.page.width - 2 * margin,
    set,
    room(height) {
      if (page.y + height > page.page.height - margin) page.addPage();
    },
    async end() {
      root.end();
      numberPages(page, { lang, margin, foot: foot === undefined ? '' : set(foot) });
      page.end();
      return done;
    },
  };
}

/** Whether a font draws a sign: one that it lacks would be an empty box, which PDF/UA refuses. */
function glyphsOf(page: PdfPage): (sign: string) => boolean {
  const { font } = (page as unknown as { _font: { font: { hasGlyphForCodePoint: (code: number) => boolean } } })._font;
  return (sign) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
}

/** The foot is no part of what is read: an artifact, in the words of the standard. */
function numberPages(page: PdfPage, { lang, margin, foot }: { lang: Lang; margin: number; foot: string }): void {
  const { start, count } = page.bufferedPageRange();
  if (count === 1) return;
  for (let index = 0; index < count; index++) {
    page.switchToPage(start + index);
    // Written under the margin, where a text would otherwise begin a page.
    page.page.margins.bottom = 0;
    const y = page.page.height - Math.max(FOOT, margin * 0.6);
    const number = `${index + 1} ${lang === 'fr' ? 'sur' : 'of'} ${count}`;
    page.markContent('Artifact', { type: 'Pagination' } as never);
    page.font('regular').fontSize(8.5).fillColor('#5b5750');
    page.text(foot, margin, y, { width: page.page.width - 2 * margin - 60, lineBreak: false, ellipsis: true });
    page.text(number, page.page.width - margin - 60, y, { width: 60, align: 'right', lineBreak: false });
    page.endMarkedContent();
  }
}
