import { describe, expect, it } from 'vitest';
import { type Marker, placeMarkers } from './moments.ts';

/** Where words stand, estimated as the layout does. */
function spans(markers: readonly Marker[], placed: ReturnType<typeof placeMarkers>) {
  return placed.flatMap((place, index) => {
    const x = (markers[index] as Marker).x;
    if (!place) return [];
    const width = place.text.length * 6.6;
    const [from, to] = place.side === 'start' ? [x + 6, x + 6 + width] : [x - 6 - width, x - 6];
    return [{ x, row: place.row, from, to }];
  });
}

describe('the words of moments', () => {
  it('stand on one row when there is room, to the left of a line near the right edge', () => {
    const markers = [
      { x: 40, label: '8 h 47, signal' },
      { x: 300, label: '9 h 12, alerte' },
      { x: 680, label: '10 h 05, vidéo' },
    ];
    expect(placeMarkers(markers, 0, 700, 6)).toEqual([
      { row: 0, side: 'start', text: '8 h 47, signal' },
      { row: 0, side: 'start', text: '9 h 12, alerte' },
      { row: 0, side: 'end', text: '10 h 05, vidéo' },
    ]);
  });

  it('never overlap, and no line crosses words that are not its own, whatever their places', () => {
    for (let seed = 1; seed < 120; seed++) {
      const markers = Array.from({ length: 9 }, (_, index) => ({
        x: (seed * 37 * (index + 3) + index * index * 53) % 700,
        label: 'un moment de la crise'.slice(0, 6 + ((seed + index * 5) % 15)),
        short: '9 h 05',
      }));
      const words = spans(markers, placeMarkers(markers, 0, 700, 6));
      for (const [index, one] of words.entries()) {
        expect(one.from).toBeGreaterThanOrEqual(0);
        expect(one.to).toBeLessThanOrEqual(700);
        for (const other of words.slice(index + 1)) {
          if (one.row === other.row) expect(one.to <= other.from || other.to <= one.from).toBe(true);
          const [above, below] = one.row <= other.row ? [one, other] : [other, one];
          expect(above.x > below.from && above.x < below.to).toBe(false);
        }
      }
    }
  });

  it('are all written short when the long ones need too many rows', () => {
    const markers = [10, 30, 50, 70].map((x) => ({ x, label: 'une réponse publiée ici', short: '9 h' }));
    expect(placeMarkers(markers, 0, 200, 2).every((place) => place === undefined || place.text === '9 h')).toBe(true);
  });
});
