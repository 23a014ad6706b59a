import type { Drill, listKept, listScenarios, Output } from '@beffroi/contracts';

export type ScorePart = Drill['score']['parts'][number];
export type Kept = Output<typeof listKept>['items'][number];
export type ScenarioCard = Output<typeof listScenarios>['items'][number];

export const NEW_SCENARIO = 'nouveau';

export type ScenarioSearch = {
  /** The one from which a new one is written. */
  depuis?: string;
};

export function readScenarioSearch(search: Record<string, unknown>): ScenarioSearch {
  const depuis = search['depuis'];
  return typeof depuis === 'string' && /^[\w-]{1,60}$/.test(depuis) ? { depuis } : {};
}

export const speeds = [1, 4, 10, 30] as const;

/** How long a scenario lasts on the clock of the wall, in milliseconds, played so many times faster. */
export const lastsMs = (minutes: number, speed: number) => (minutes * 60_000) / speed;

/** The minute of the scenario's own time that a running drill has reached, and the share of it, from 0 to 1. */
export function progressOf(drill: Pick<Drill, 'startedAt' | 'endsAt' | 'speed'>, now: number) {
  const [start, end] = [Date.parse(drill.startedAt), Date.parse(drill.endsAt)];
  const at = Math.min(Math.max(now, start), end);
  return {
    minute: Math.floor(((at - start) / 60_000) * drill.speed),
    share: end > start ? (at - start) / (end - start) : 1,
  };
}

/** How a part of the score stands: not yet known, within its target, or beyond. */
export function standing({ value, target }: Pick<ScorePart, 'value' | 'target'>): 'waiting' | 'kept' | 'beyond' {
  if (value === undefined) return 'waiting';
  return value <= target ? 'kept' : 'beyond';
}

export const partOf = (drill: Drill, key: ScorePart['key']) => drill.score.parts.find((part) => part.key === key);

/** What the phone of a person shows; the rest goes to machines. */
const onPhone: readonly Kept['means'][] = ['push', 'sms', 'voice', 'email'];

/** Kept things as they are shown: phones by their owner, mine first, each with the newest on top. */
export function splitKept(items: readonly Kept[], me?: string): { phone: Kept[]; other: Kept[]; people: string[] } {
  const rank = (name: string) => (name === me ? 0 : 1);
  const newest = items.toSorted((one, other) => other.at.localeCompare(one.at));
  const phone = newest.filter((each) => onPhone.includes(each.means));
  return {
    phone,
    other: newest.filter((each) => !onPhone.includes(each.means)),
    people: [...new Set(phone.map((each) => each.to))].toSorted((one, other) => rank(one) - rank(other)),
  };
}

/** Where a line of a text begins and ends, counted from 1, to select it. */
export function lineRange(text: string, line: number): { start: number; end: number } {
  const lines = text.split('\n');
  const at = Math.min(Math.max(line, 1), lines.length);
  const start = lines.slice(0, at - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return { start, end: start + (lines[at - 1]?.length ?? 0) };
}
