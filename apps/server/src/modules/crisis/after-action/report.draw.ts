import type { AfterAction } from '@beffroi/contracts';
import type { Box } from '../../../platform/pdf/pdf.blocks.ts';
import type { Lang, Pdf } from '../../../platform/pdf/pdf.document.ts';
import { colours } from './report.colours.ts';
import { delayKeys, delayWords, sayCount, sayMinutes, sayShare } from './report.words.ts';

type Tone = AfterAction['tone']['during'];

/** The moments of a crisis in their order, each so long after the first signal; what never happened is hollow. */
export function drawSteps(pdf: Pdf, box: Box, delays: AfterAction['delays'], firstHour: string): void {
  const { page, lang, set } = pdf;
  const never = { fr: 'jamais', en: 'never' }[lang];
  const steps = [
    { over: firstHour, under: { fr: 'premier signal', en: 'first signal' }[lang], known: true, kind: '' },
    ...delayKeys.map((key) => {
      const minutes = delays[key];
      const over = minutes === undefined ? never : `+ ${sayMinutes(minutes, lang)}`;
      return {
        over: over.replace(' ', '\u{a0}'),
        under: delayWords[key][lang],
        known: minutes !== undefined,
        kind: key,
      };
    }),
  ];
  const slot = box.width / steps.length;
  const y = box.y + 26;
  page
    .moveTo(box.x + 5, y)
    .lineTo(box.x + box.width - slot + 5, y)
    .lineWidth(1.5)
    .stroke(colours.line);
  for (const [index, { over, under, known, kind }] of steps.entries()) {
    const x = box.x + index * slot + 5;
    const strong = kind === 'firstWord' ? colours.after : colours.ink;
    if (known) page.circle(x, y, 4.5).fill(strong);
    else page.circle(x, y, 4).lineWidth(1.2).fillAndStroke('#ffffff', colours.strong);
    page
      .font('bold')
      .fontSize(9)
      .fillColor(known ? strong : colours.ink3);
    page.text(over, x - 5, box.y + 6, { width: slot, lineBreak: false });
    page.font('regular').fontSize(8).fillColor(colours.ink2);
    page.text(set(under), x - 5, y + 9, { width: slot - 4, lineGap: 0 });
  }
}

/** Shares of tones before, during and after, as bars of one width. */
export function drawTone(pdf: Pdf, box: Box, rows: readonly { label: string; tone: Tone }[]): void {
  const { page, lang, set } = pdf;
  const left = box.x + 150;
  const width = box.width - 150;
  for (const [index, { label, tone }] of rows.entries()) {
    const y = box.y + index * 26;
    const count = `${sayCount(tone.mentions, lang)} ${tone.mentions === 1 ? 'mention' : 'mentions'}`;
    page.font('bold').fontSize(9).fillColor(colours.ink).text(set(label), box.x, y, { width: 140, lineBreak: false });
    page
      .font('regular')
      .fontSize(8)
      .fillColor(colours.ink3)
      .text(set(count), box.x, y + 10.5, { width: 140, lineBreak: false });
    let x = left;
    for (const key of ['negative', 'ironic', 'neutral', 'positive'] as const) {
      const share = tone[key];
      const part = share * width;
      if (part <= 0) continue;
      page.rect(x, y + 1, Math.max(0.5, part - 1), 16).fill(colours.tone[key]);
      if (part > 30) {
        page
          .font('bold')
          .fontSize(8)
          .fillColor(key === 'neutral' ? colours.ink : '#ffffff');
        page.text(sayShare(share, lang), x + 5, y + 5, { width: part - 6, lineBreak: false });
      }
      x += part;
    }
  }
  drawKey(pdf, left, box.y + rows.length * 26);
}

const toneWords: Record<keyof typeof colours.tone, Record<Lang, string>> = {
  negative: { fr: 'défavorable', en: 'unfavourable' },
  ironic: { fr: 'ironique', en: 'ironic' },
  neutral: { fr: 'neutre', en: 'neutral' },
  positive: { fr: 'favorable', en: 'favourable' },
};

function drawKey({ page, lang }: Pdf, left: number, y: number): void {
  let x = left;
  page.font('regular').fontSize(8);
  for (const key of ['negative', 'ironic', 'neutral', 'positive'] as const) {
    const word = toneWords[key][lang];
    page.rect(x, y, 8, 8).fill(colours.tone[key]);
    page.fillColor(colours.ink2).text(word, x + 12, y - 0.5, { lineBreak: false });
    x += 12 + page.widthOfString(word) + 14;
  }
}

/** The same bars in words. */
export function sayTone(rows: readonly { label: string; tone: Tone }[], lang: Lang): string {
  return rows
    .map(({ label, tone }) => {
      const shares = (['negative', 'ironic', 'neutral', 'positive'] as const)
        .map((key) => `${toneWords[key][lang]} ${sayShare(tone[key], lang)}`)
        .join(', ');
      return `${label}: ${shares}.`;
    })
    .join(' ');
}
