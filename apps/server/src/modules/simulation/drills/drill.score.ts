import type { Scenario } from '@beffroi/connectors/simulation';
import type { Bilingual, Drill } from '@beffroi/contracts';

/** What a drill left behind: minutes of the scenario, from its first post; absent: never. */
export type DrillMarks = {
  see?: number | undefined;
  decide?: number | undefined;
  firstWord?: number | undefined;
  messages: { told: number; left: number };
};

type Score = Drill['score'];
type Part = Score['parts'][number];

/** Whoever takes three times as long as the target gets nothing for it. */
const WORTH_NOTHING = 3;
const worth = { see: 20, decide: 25, first_word: 35, requests: 20 } as const;
const labels: Record<Part['key'], Bilingual> = {
  see: { fr: 'Voir', en: 'To see' },
  decide: { fr: 'Décider', en: 'To decide' },
  first_word: { fr: 'Premier mot public', en: 'First public word' },
  requests: { fr: 'Messages sans réponse', en: 'Messages left unanswered' },
};

/**
 * Points against the targets of the scenario: all of them within the target, in proportion from there to three times as
 * long, none beyond; of messages, the share that was answered of those that had to be.
 */
export function scoreDrill(targets: Scenario['targets'], marks: DrillMarks): Score {
  const timed = (key: 'see' | 'decide' | 'first_word', value: number | undefined, target: number): Part => ({
    key,
    ...(value === undefined ? {} : { value: Math.round(value * 10) / 10 }),
    target,
    points: value === undefined ? 0 : Math.round(worth[key] * shareFor(value / target)),
    of: worth[key],
    label: labels[key],
  });
  const { told, left } = marks.messages;
  const due = Math.max(0, told - targets.left);
  const missed = Math.max(0, left - targets.left);
  const parts: Part[] = [
    timed('see', marks.see, targets.see),
    timed('decide', marks.decide, targets.decide),
    timed('first_word', marks.firstWord, targets.firstWord),
    {
      key: 'requests',
      value: left,
      target: targets.left,
      // Where nobody wrote, nobody was answered.
      points: due === 0 ? 0 : Math.round(worth.requests * (1 - missed / due)),
      of: due === 0 ? 0 : worth.requests,
      label: labels.requests,
    },
  ];
  const total = (of: (part: Part) => number) => parts.reduce((sum, part) => sum + of(part), 0);
  return { points: total(({ points }) => points), of: total(({ of }) => of), parts };
}

function shareFor(ratio: number): number {
  return ratio <= 1 ? 1 : Math.max(0, (WORTH_NOTHING - ratio) / (WORTH_NOTHING - 1));
}
