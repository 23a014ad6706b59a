/** How a sensitivity reads: 0 rings for a lot of posts, 1 for few. */
export function sensitivityWord(value: number): 'low' | 'balanced' | 'high' {
  if (value < 0.4) return 'low';
  return value > 0.6 ? 'high' : 'balanced';
}

type Point = {
  at: string;
  mentions: number;
  low?: number | undefined;
  high?: number | undefined;
};

/** Fewer, wider bars for a long past: counts and bands add up, so a bar stays what it says. */
export function widen(
  points: readonly Point[],
  most: number,
): { at: string; until: number; mentions: number; low?: number | undefined; high?: number | undefined }[] {
  const by = Math.max(1, Math.ceil(points.length / most));
  const step = points.length > 1 ? Date.parse(points[1]?.at ?? '') - Date.parse(points[0]?.at ?? '') : 3_600_000;
  const wide = [];
  for (let index = 0; index < points.length; index += by) {
    const group = points.slice(index, index + by);
    const [first] = group;
    if (!first) continue;
    const known = group.every((point) => point.low !== undefined && point.high !== undefined);
    const sum = (pick: (point: Point) => number) => group.reduce((total, point) => total + pick(point), 0);
    wide.push({
      at: first.at,
      until: Date.parse(first.at) + group.length * step,
      mentions: sum((point) => point.mentions),
      ...(known ? { low: sum((point) => point.low ?? 0), high: sum((point) => point.high ?? 0) } : {}),
    });
  }
  return wide;
}
