/** Where a card stands in its day: pixels from the top, and its column among those beside it. */
export type Place<T> = { item: T; top: number; height: number; column: number; columns: number };
/** What found no room: their number is shown at the foot of their group. */
export type Overflow<T> = { items: T[]; top: number; column: number; columns: number };

/** Two cards closer than this stand side by side; a card under the full height loses its lines, last first. */
export const COMPACT = 26;
export const FULL = 80;
const GAP = 3;

/**
 * Lays the cards of a day out: a publication has an hour and no length, so a card is as high as its words need, and
 * less when the next one comes. Those too close stand side by side, up to `most`; the rest is told by its number.
 * The last minute of the day is kept above `bottom`.
 */
export function layOut<T>(
  items: readonly { item: T; top: number }[],
  { most, bottom }: { most: number; bottom: number },
): { places: Place<T>[]; overflows: Overflow<T>[] } {
  const sorted = items
    .map(({ item, top }) => ({ item, top: Math.min(top, bottom - COMPACT) }))
    .toSorted((a, b) => a.top - b.top);
  const groups: (typeof sorted)[] = [];
  let end = -Infinity;
  for (const each of sorted) {
    if (each.top >= end) groups.push([]);
    groups.at(-1)?.push(each);
    end = Math.max(end, each.top + COMPACT);
  }
  const laid = groups.map((group, index) => layGroup(group, most, groups[index + 1]?.[0]?.top ?? bottom + GAP));
  return { places: laid.flatMap(({ places }) => places), overflows: laid.flatMap(({ overflow }) => overflow) };
}

function layGroup<T>(
  group: readonly { item: T; top: number }[],
  most: number,
  next: number,
): { places: Place<T>[]; overflow: Overflow<T>[] } {
  const columns: { item: T; top: number }[][] = [];
  const left: { item: T; top: number }[] = [];
  for (const each of group) {
    const free = columns.find((column) => (column.at(-1)?.top ?? 0) + COMPACT <= each.top);
    if (free) free.push(each);
    else if (columns.length < most) columns.push([each]);
    else left.push(each);
  }
  // One column gives its place to the number of those that found none.
  const last = left.length > 0 ? columns.pop() : undefined;
  const count = columns.length + (last ? 1 : 0);
  const places = columns.flatMap((column, index) =>
    column.map(({ item, top }, rank) => ({
      item,
      top,
      height: Math.min(FULL, (column[rank + 1]?.top ?? next) - top - GAP),
      column: index,
      columns: count,
    })),
  );
  const hidden = [...(last ?? []), ...left];
  const top = Math.min(...hidden.map((each) => each.top));
  return {
    places,
    overflow: last ? [{ items: hidden.map(({ item }) => item), top, column: columns.length, columns: count }] : [],
  };
}
