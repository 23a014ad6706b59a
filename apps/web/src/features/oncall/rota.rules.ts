import type { Chain, RotaSlot } from '@beffroi/contracts';

/** A slot being written: new ones have no identifier yet, `key` tells them apart on the screen. */
export type SlotDraft = Omit<RotaSlot, 'id'> & { id?: string; key: string };
export type ChainStep = Chain['steps'][number];

export const presets = ['evenings', 'weekend', 'holidays', 'days'] as const;
export type Preset = (typeof presets)[number];

const shapes: Record<Preset, Pick<RotaSlot, 'weekdays' | 'from' | 'to' | 'extraDays' | 'holidays'>> = {
  evenings: { weekdays: [1, 2, 3, 4, 5], from: '18:00', to: '08:00', extraDays: 0, holidays: 'as_usual' },
  weekend: { weekdays: [6], from: '08:00', to: '08:00', extraDays: 1, holidays: 'as_usual' },
  holidays: { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', extraDays: 0, holidays: 'only' },
  days: { weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', extraDays: 0, holidays: 'not' },
};

/** A slot to begin from, of the usual shapes. */
export function newSlot(preset: Preset, name: string, startsOn: string, key: string): SlotDraft {
  return { ...shapes[preset], key, name, people: [], turn: 'week', startsOn };
}

/** A draft as it is sent: what tells it apart on the screen stays there. */
export function written(draft: SlotDraft): Omit<SlotDraft, 'key'> {
  const { key: _, ...slot } = draft;
  return slot;
}

/** Whole days from that on which it begins to that on which it ends: 0 the same day, 1 the next. */
export function endOffset({ from, to, extraDays }: Pick<RotaSlot, 'from' | 'to' | 'extraDays'>): number {
  return (to > from ? 0 : 1) + extraDays;
}

/** The same end, said by the day on which it falls. */
export function withEndOffset(slot: SlotDraft, offset: number): SlotDraft {
  return { ...slot, extraDays: Math.min(6, Math.max(0, offset - (slot.to > slot.from ? 0 : 1))) };
}

/** Weekdays in runs: [1,2,3,5] is Monday to Wednesday, and Friday. */
export function runsOf(weekdays: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && day === last[1] + 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** The same list with one of its things moved up (-1) or down (1). */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [thing] = next.splice(index, 1);
  if (thing !== undefined) next.splice(index + by, 0, thing);
  return next;
}

/** Minutes from the first call to the last word, when nobody ever answers. */
export function longest({ steps, rounds }: Pick<Chain, 'steps' | 'rounds'>): number {
  return steps.reduce((sum, step) => sum + step.waitMinutes, 0) * rounds;
}
