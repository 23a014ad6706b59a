/** A line of a chart with its words: where it stands, in pixels, and what it says, long and short. */
export type Marker = { x: number; label: string; short?: string | undefined };
export type Placed = { row: number; side: 'start' | 'end'; text: string };

/** An average twelve-pixel letter, a little wide so that an estimate errs on the side of air. */
const letter = 6.6;
const gap = 6;
const air = 8;

/**
 * Rows for the words of markers, so that no two overlap and no line crosses words that are not its own. A line begins
 * at the row of its words and goes down. Words are written to the right of their line where they fit, else to its left;
 * where the long words of all need more rows than there may be, all are written short. What fits nowhere keeps its line
 * and has no words: `undefined`.
 */
export function placeMarkers(markers: readonly Marker[], left: number, right: number, rows: number) {
  const long = attempt(markers, left, right, rows, (marker) => marker.label);
  if (long.every((placed) => placed !== undefined)) return long;
  return attempt(markers, left, right, rows, (marker) => marker.short ?? marker.label);
}

function attempt(
  markers: readonly Marker[],
  left: number,
  right: number,
  rows: number,
  words: (marker: Marker) => string,
): (Placed | undefined)[] {
  const result: (Placed | undefined)[] = markers.map(() => undefined);
  const taken: { x: number; row: number; from: number; to: number }[] = [];
  const order = markers.map((_, index) => index).sort((a, b) => (markers[a] as Marker).x - (markers[b] as Marker).x);
  for (const index of order) {
    const marker = markers[index] as Marker;
    const text = words(marker);
    const width = text.length * letter;
    const spans = [
      { side: 'start' as const, from: marker.x + gap, to: marker.x + gap + width },
      { side: 'end' as const, from: marker.x - gap - width, to: marker.x - gap },
    ].filter(({ from, to }) => from >= left && to <= right);
    place: for (let row = 0; row < rows; row++) {
      for (const { side, from, to } of spans) {
        const clash = taken.some(
          (other) =>
            (other.row === row && from < other.to + air && other.from < to + air) ||
            (other.row <= row && other.x > from - gap / 2 && other.x < to + gap / 2) ||
            (other.row >= row && marker.x > other.from - gap / 2 && marker.x < other.to + gap / 2),
        );
        if (clash) continue;
        taken.push({ x: marker.x, row, from, to });
        result[index] = { row, side, text };
        break place;
      }
    }
  }
  return result;
}
