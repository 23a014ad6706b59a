/** By name, as French puts them: Élancourt before Gif, whatever the collation of the database. */
export function inFrenchOrder<T extends { name: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'));
}
