import type { AfterAction } from '@beffroi/contracts';
import { sayTime, wallClock } from '@beffroi/engines/schedule';
import type { Box } from '../../../platform/pdf/pdf.blocks.ts';
import type { Lang, PdfPage } from '../../../platform/pdf/pdf.document.ts';
import { colours } from './report.colours.ts';
import { stepLength } from './report.window.ts';
import { sayCount } from './report.words.ts';

type Curve = AfterAction['curve'];
type Zone = { lang: Lang; timeZone: string };

/** A ceiling with round gridlines, four at most: 1, 2 or 5 times a power of ten. */
export function ceiling(max: number): { top: number; step: number } {
  const rough = Math.max(1, max) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? power);
  return { top: Math.max(step, Math.ceil(max / step) * step), step };
}

/**
 * Where numbered marks stand above a curve, as rows: two whose numbers would touch are one above the other. `xs` rise.
 */
export function stackMarks(xs: readonly number[], width: number): number[] {
  const ends: number[] = [];
  return xs.map((x) => {
    const free = ends.findIndex((end) => end <= x);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + width;
    return row;
  });
}

/** The curve as vectors: bars by step, the usual band behind, what happened as numbered lines. */
export function drawCurve(page: PdfPage, box: Box, curve: Curve, zone: Zone): void {
  const { points } = curve;
  const first = points[0];
  if (!first) return;
  const left = box.x + 30;
  const width = box.width - 30;
  const start = Date.parse(first.at);
  const slot = width / points.length;
  const xOf = (at: string) => left + ((Date.parse(at) - start) / stepLength[curve.step]) * slot;
  const marks = curve.marks.filter(({ at }) => xOf(at) >= left && xOf(at) <= left + width);
  const rows = stackMarks(
    marks.map(({ at }) => xOf(at)),
    15,
  );
  const top = box.y + 8 + 15 * (1 + Math.max(-1, ...rows));
  const base = box.y + box.height - 18;
  const { top: most, step } = ceiling(Math.max(...points.map(({ mentions, high }) => Math.max(mentions, high ?? 0))));
  const yOf = (value: number) => base - (value / most) * (base - top);
  page.font('regular').fontSize(7.5).lineWidth(0.5);
  for (let value = 0; value <= most; value += step) {
    page
      .moveTo(left, yOf(value))
      .lineTo(left + width, yOf(value))
      .stroke(value === 0 ? colours.strong : colours.line);
    page
      .fillColor(colours.ink3)
      .text(sayCount(value, zone.lang), box.x, yOf(value) - 4, { width: 25, align: 'right', lineBreak: false });
  }
  const detected = curve.marks.find(({ kind }) => kind === 'alarm');
  for (const [index, { at, mentions, low, high }] of points.entries()) {
    const x = left + index * slot;
    if (low !== undefined && high !== undefined)
      page.rect(x, yOf(high), slot + 0.2, Math.max(0, yOf(low) - yOf(high))).fill(colours.band);
    if (mentions === 0) continue;
    const later = detected !== undefined && Date.parse(at) + stepLength[curve.step] > Date.parse(detected.at);
    const gap = slot > 3 ? slot * 0.14 : 0;
    page.rect(x + gap, yOf(mentions), slot - 2 * gap, base - yOf(mentions)).fill(later ? colours.after : colours.bar);
  }
  drawHours(page, { points, left, slot, y: base + 5, zone });
  for (const [index, mark] of marks.entries()) {
    const x = xOf(mark.at);
    const y = box.y + 6 + 15 * (rows[index] ?? 0);
    const colour = mark === detected ? colours.alarm : colours.ink;
    page
      .moveTo(x, y + 6)
      .lineTo(x, base)
      .lineWidth(0.8)
      .dash(2, { space: 2 })
      .stroke(colour)
      .undash();
    page.circle(x, y, 6).fill(colour);
    page.font('bold').fontSize(7.5).fillColor('#ffffff');
    page.text(String(index + 1), x - 6, y - 4, { width: 12, align: 'center', lineBreak: false });
  }
}

/** Round hours under the axis, as many as there is room for. */
function drawHours(
  page: PdfPage,
  given: { points: Curve['points']; left: number; slot: number; y: number; zone: Zone },
): void {
  const { points, left, slot, y, zone } = given;
  let free = left;
  page.font('regular').fontSize(7.5).fillColor(colours.ink3);
  const fits = [15, 30, 60, 180, 360, 720, 1440].find((minutes) => {
    const shown = points.filter(({ at }) => isRound(at, minutes, zone)).length;
    return shown * 44 <= slot * points.length;
  });
  for (const [index, { at }] of points.entries()) {
    const x = left + index * slot;
    if (!isRound(at, fits ?? 1440, zone) || x < free) continue;
    page.text(sayTime(wallClock(Date.parse(at), zone.timeZone), zone.lang), x - 20, y, {
      width: 40,
      align: 'center',
      lineBreak: false,
    });
    free = x + 40;
  }
}

function isRound(at: string, minutes: number, { timeZone }: Zone): boolean {
  const { hour, minute } = wallClock(Date.parse(at), timeZone);
  return (hour * 60 + minute) % minutes === 0;
}
