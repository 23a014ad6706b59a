import type { Room } from '@beffroi/contracts';

type Curve = Room['curve'];

export const curveStepMs: Record<Curve['step'], number> = { minute: 60_000, '5_minutes': 300_000, hour: 3_600_000 };

/** Marks that the curve reaches, oldest first, each with its place in bars from the left edge. */
export function marksOn(curve: Curve): (Curve['marks'][number] & { place: number })[] {
  const first = curve.points[0];
  if (!first) return [];
  const start = Date.parse(first.at);
  return curve.marks
    .map((mark) => ({ ...mark, place: (Date.parse(mark.at) - start) / curveStepMs[curve.step] }))
    .filter(({ place }) => place >= 0 && place <= curve.points.length)
    .sort((a, b) => a.place - b.place);
}

/** The marks that fall in one step, for its row of the table. */
export function marksIn(curve: Curve, at: string): Curve['marks'] {
  const start = Date.parse(at);
  const end = start + curveStepMs[curve.step];
  return curve.marks.filter((mark) => Date.parse(mark.at) >= start && Date.parse(mark.at) < end);
}

/** A label short enough to stand on a chart; whole words where one ends near. */
export function shortLabel(label: string, most = 36): string {
  if (label.length <= most) return label;
  const cut = label.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > most * 0.6 ? cut.slice(0, space) : cut}…`;
}
