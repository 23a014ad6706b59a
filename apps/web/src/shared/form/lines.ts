/** Words typed one a line, or between commas: each once, in order, without what surrounds them. */
export function linesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\n,;]/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}
