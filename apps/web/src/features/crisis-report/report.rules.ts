import type { AfterAction } from '@beffroi/contracts';

/* What the report makes of what it reads. */

const delayKeys = ['detected', 'seen', 'opened', 'held', 'decided', 'firstWord', 'turned', 'calm'] as const;
export type DelayKey = (typeof delayKeys)[number];
type Delays = AfterAction['delays'];

type DelayStep = { key: 'first' | DelayKey; at?: string; afterMs?: number };

/** The moments of a crisis in their order, each with its instant and how long after the first signal it came. */
export function delaySteps({ crisis, delays }: Pick<AfterAction, 'crisis' | 'delays'>): DelayStep[] {
  const first = Date.parse(crisis.firstSignalAt);
  return [
    { key: 'first', at: crisis.firstSignalAt },
    ...delayKeys.map((key): DelayStep => {
      const minutes = delays[key];
      if (minutes === undefined) return { key };
      return { key, at: new Date(first + minutes * 60_000).toISOString(), afterMs: minutes * 60_000 };
    }),
  ];
}

export type Comparison = { id: string; ref: string; title: string; drill: boolean; mentions: number; delays: Delays };

/** This crisis first, then the earlier ones, newest first. */
export function comparisons({ crisis, delays, figures, earlier }: AfterAction): Comparison[] {
  const { id, ref, title, drill } = crisis;
  return [{ id, ref, title, drill, mentions: figures.mentions, delays }, ...earlier];
}

/** Whether a moment came sooner than in every other crisis that reached it, of two at least. */
export function isSoonest(rows: readonly Comparison[], row: Comparison, key: DelayKey): boolean {
  const mine = row.delays[key];
  const others = rows.flatMap((each) => (each === row ? [] : (each.delays[key] ?? [])));
  return mine !== undefined && others.length > 0 && others.every((other) => mine < other);
}

type ToneRow = { window: 'before' | 'during' | 'after'; mentions: number; shares: ToneShare[] };
type ToneShare = { tone: 'negative' | 'ironic' | 'neutral' | 'positive'; share: number };

/** The windows in which something was heard, each with its shares in the order of stacked bars. */
export function toneRows(tone: AfterAction['tone']): ToneRow[] {
  return (['before', 'during', 'after'] as const).flatMap((window) => {
    const read = tone[window];
    if (!read || read.mentions === 0) return [];
    const shares = (['negative', 'ironic', 'neutral', 'positive'] as const)
      .map((key) => ({ tone: key, share: read[key] }))
      .filter(({ share }) => share > 0);
    return [{ window, mentions: read.mentions, shares }];
  });
}
