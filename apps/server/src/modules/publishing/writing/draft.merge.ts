import type { Draft } from '@beffroi/contracts';

export type MergeConflict = { field: string; yours: unknown; theirs: unknown };

/** Lists in which order says nothing: what each added or took away holds. */
const sets = new Set(['channelIds', 'themes', 'officials']);
/** What makes sense only whole. */
const whole = new Set(['link', 'poll', 'recurrence', 'media']);

/**
 * Puts together what two people made of one draft since `base`. What only one of them changed holds; of what both
 * changed differently theirs, saved first, stands, and yours is told by its field: `content.parts.0.text`.
 */
export function mergeDrafts(base: Draft, theirs: Draft, yours: Draft): { draft: Draft; conflicts: MergeConflict[] } {
  const conflicts: MergeConflict[] = [];
  const draft = mergeValue(base, theirs, yours, [], conflicts) as Draft;
  return { draft, conflicts };
}

function mergeValue(
  base: unknown,
  theirs: unknown,
  yours: unknown,
  path: string[],
  conflicts: MergeConflict[],
): unknown {
  if (isSame(theirs, yours) || isSame(base, yours)) return theirs;
  if (isSame(base, theirs)) return yours;
  const name = path.at(-1) ?? '';
  if (!whole.has(name)) {
    if (isRecord(theirs) && isRecord(yours))
      return mergeFields(isRecord(base) ? base : {}, theirs, yours, path, conflicts);
    if (Array.isArray(theirs) && Array.isArray(yours)) {
      const before: unknown[] = Array.isArray(base) ? base : [];
      if (sets.has(name)) return mergeSets(before, theirs, yours);
      if (theirs.length === yours.length && before.length === theirs.length)
        return theirs.map((each, i) => mergeValue(before[i], each, yours[i], [...path, String(i)], conflicts));
    }
  }
  conflicts.push({ field: path.join('.'), yours, theirs });
  return theirs;
}

function mergeFields(
  base: Record<string, unknown>,
  theirs: Record<string, unknown>,
  yours: Record<string, unknown>,
  path: string[],
  conflicts: MergeConflict[],
): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(yours)])) {
    const value = mergeValue(base[key], theirs[key], yours[key], [...path, key], conflicts);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

function mergeSets(base: readonly unknown[], theirs: readonly unknown[], yours: readonly unknown[]): unknown[] {
  const kept = theirs.filter((each) => yours.includes(each) || !base.includes(each));
  return [...kept, ...yours.filter((each) => !theirs.includes(each) && !base.includes(each))];
}

/** Whether two values of a draft say the same; what is absent and what is undefined are one. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, i) => isSame(each, other[i]));
  if (isRecord(one) && isRecord(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
  return one === other;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
