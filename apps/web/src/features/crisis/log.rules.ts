import type { LogLine } from '@beffroi/contracts';

export type LogPage = { items: LogLine[]; nextCursor?: string | undefined };

/** Puts a line that has just been told where it belongs, once, newest first; what it corrects knows it. */
export function withLine(pages: readonly LogPage[], line: LogLine): LogPage[] {
  const marked = pages.map((page) => ({
    ...page,
    items: page.items.map((each) => (each.id === line.corrects ? { ...each, correctedBy: line.id } : each)),
  }));
  const [first, ...rest] = marked;
  if (!first || marked.some((page) => page.items.some(({ id }) => id === line.id))) return marked;
  const later = first.items.findIndex((each) => each.at <= line.at);
  const at = later === -1 ? first.items.length : later;
  return [{ ...first, items: first.items.toSpliced(at, 0, line) }, ...rest];
}

/** Lines by day of the territory, newest first: a crisis passes midnight. */
export function byDay<T extends { at: string }>(
  lines: readonly T[],
  dayKey: (at: string) => string,
): { day: string; lines: T[] }[] {
  const days: { day: string; lines: T[] }[] = [];
  for (const line of lines) {
    const day = dayKey(line.at);
    const last = days.at(-1);
    if (last?.day === day) last.lines.push(line);
    else days.push({ day, lines: [line] });
  }
  return days;
}
