import { readFileSync } from 'node:fs';
// oxlint-disable-next-line import/no-named-as-default -- its types know the default alone
import PDFDocument from 'pdfkit';
import type { Block, Letter } from './acknowledgement.write.ts';

/** Our own, embedded: PDF/UA wants every letter to be in the file. Licence: SIL OFL 1.1, beside them. */
const fontOf = (weight: 400 | 700): Buffer =>
  readFileSync(new URL(`./fonts/atkinson-hyperlegible-next-${weight}.ttf`, import.meta.url));
let fonts: { regular: Buffer; bold: Buffer } | undefined;

const MARGIN = 64;

/**
 * A letter as a tagged PDF (PDF/UA-1, ISO 14289): its language, its title, and headings, paragraphs and lists that a
 * screen reader walks through. The same letter at the same instant gives the same bytes.
 */
export async function letterPdf(letter: Letter, at: Date): Promise<Buffer> {
  fonts ??= { regular: fontOf(400), bold: fontOf(700) };
  const { regular, bold } = fonts;
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    // Its types know the older profiles only.
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: letter.lang === 'fr' ? 'fr-FR' : 'en-GB',
    displayTitle: true,
    // Without one of its own: the standard fonts cannot be embedded.
    font: null as never,
    info: { Title: letter.title, Author: letter.author, CreationDate: at, ModDate: at },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Buffer) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  document.registerFont('regular', regular).registerFont('bold', bold);
  const root = document.struct('Document');
  document.addStructure(root);
  for (const block of letter.blocks) writeBlock(document, root, block);
  root.end();
  document.end();
  return done;
}

type Document = InstanceType<typeof PDFDocument>;
type Structure = ReturnType<Document['struct']>;

function writeBlock(document: Document, root: Structure, block: Block): void {
  if (block.kind === 'list') {
    const list = document.struct('L');
    root.add(list);
    for (const item of block.items) {
      const body = document.struct('LBody', {}, () => {
        document.font('regular').fontSize(11.5).text(`–  ${item}`, { indent: 12, lineGap: 3 });
      });
      list.add(document.struct('LI', {}, [body]));
    }
    list.end();
    document.moveDown(0.6);
    return;
  }
  const tag = { title: 'H1', heading: 'H2', text: 'P' }[block.kind];
  const size = { title: 20, heading: 14, text: 11.5 }[block.kind];
  if (block.kind === 'heading') document.moveDown(0.4);
  root.add(
    document.struct(tag, {}, () => {
      document
        .font(block.kind === 'text' ? 'regular' : 'bold')
        .fontSize(size)
        .text(block.text, { lineGap: 3 });
    }),
  );
  document.moveDown(0.6);
}
