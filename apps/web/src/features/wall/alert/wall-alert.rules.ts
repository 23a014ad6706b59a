import type { Crisis, Room } from '@beffroi/contracts';

type Mark = Room['curve']['marks'][number];
export type PlacedMark = Mark & {
  /** Where its line stands, and where its words begin. */
  x: number;
  textX: number;
  lane: number;
};

/** How wide a letter is at most, of its size: words that are placed by it never touch. */
const LETTER = 0.56;
/** Those that one must see, when not all of them have room. */
const first: readonly Mark['kind'][] = ['published', 'alarm', 'first_signal', 'mandate', 'opened', 'hold', 'closed'];

/**
 * Places the words of marks in lanes above a curve so that none covers another; those that have no room keep their line
 * and lose their words. Units are those of the drawing.
 */
export function layMarks(
  marks: readonly (Mark & { x: number })[],
  { width, size, lanes, locale }: { width: number; size: number; lanes: number; locale: 'fr' | 'en' },
): PlacedMark[] {
  const taken: [number, number][][] = Array.from({ length: lanes }, () => []);
  const placed = new Map<Mark, PlacedMark>();
  const byWeight = marks.toSorted((a, b) => first.indexOf(a.kind) - first.indexOf(b.kind) || b.x - a.x);
  for (const mark of byWeight) {
    const length = mark.label[locale].length * size * LETTER + size;
    const textX = Math.max(0, Math.min(mark.x + size / 3, width - length));
    const lane = taken.findIndex((spans) => spans.every(([from, to]) => textX + length < from || textX > to));
    if (lane === -1) continue;
    taken[lane]?.push([textX, textX + length]);
    placed.set(mark, { ...mark, textX, lane });
  }
  return marks.map((mark) => placed.get(mark) ?? { ...mark, textX: mark.x, lane: -1 });
}

/** A stopwatch in its two parts: what is read from afar, and the seconds that show that it runs. */
export function stopwatch(ms: number): { hours: number; minutes: number; seconds: number } {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor((seconds % 3600) / 60), seconds: seconds % 60 };
}

/** How long the first public word took, or has taken so far; nothing said yet runs on. */
export function toFirstWord(
  { firstSignalAt, firstWordAt }: Pick<Crisis, 'firstSignalAt' | 'firstWordAt'>,
  now: number,
): { ms: number; isSaid: boolean } {
  const end = firstWordAt === undefined ? now : Date.parse(firstWordAt);
  return { ms: Math.max(0, end - Date.parse(firstSignalAt)), isSaid: firstWordAt !== undefined };
}
