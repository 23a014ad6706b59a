/** A ceiling for a count axis that starts at zero, and at most four gridlines under it: 1, 2 or 5 times a power of ten. */
export function countTicks(max: number, wanted = 4): { top: number; ticks: number[] } {
  if (!(max > 0)) return { top: 1, ticks: [1] };
  const rough = max / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? power * 10);
  const top = Math.ceil(max / step) * step;
  return { top, ticks: Array.from({ length: Math.round(top / step) }, (_, index) => (index + 1) * step) };
}

export type Point = { x: number; y: number };

/**
 * A curve through the points that never overshoots between two of them (monotone cubic interpolation,
 * Fritsch & Carlson 1980, with the three-point tangents of Steffen 1990). For the usual band only: counts are bars.
 * Gives the commands of an SVG path after its first point.
 */
export function monotoneCurve(points: readonly Point[]): string {
  const n = points.length;
  if (n < 2) return '';
  const slope = (i: number) => {
    const a = points[i] as Point;
    const b = points[i + 1] as Point;
    return (b.y - a.y) / (b.x - a.x);
  };
  const tangent = (i: number) => {
    if (i === 0) return slope(0);
    if (i === n - 1) return slope(n - 2);
    const before = slope(i - 1);
    const after = slope(i);
    if (before * after <= 0) return 0;
    const mean = (before + after) / 2;
    return Math.sign(before) * Math.min(2 * Math.abs(before), 2 * Math.abs(after), Math.abs(mean));
  };
  let path = '';
  for (let i = 0; i < n - 1; i++) {
    const a = points[i] as Point;
    const b = points[i + 1] as Point;
    const third = (b.x - a.x) / 3;
    path += `C${r(a.x + third)} ${r(a.y + tangent(i) * third)} ${r(b.x - third)} ${r(b.y - tangent(i + 1) * third)} ${r(b.x)} ${r(b.y)}`;
  }
  return path;
}

/** Every how many bars a tick is written so that none touches its neighbour. */
export function tickEvery(count: number, width: number, tickWidth: number): number {
  const fit = Math.max(1, Math.floor(width / tickWidth));
  const wanted = Math.ceil(count / fit);
  return [1, 2, 3, 4, 6, 12, 24, 48, 96, 168, 336, 672].find((size) => size >= wanted) ?? wanted;
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}
