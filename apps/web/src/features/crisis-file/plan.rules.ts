import type { Output, getPlan, playbookPhases } from '@beffroi/contracts';

export type Plan = Output<typeof getPlan>;
export type PlanStep = Plan['steps'][number];
export type Phase = (typeof playbookPhases)[number];

export type Due = { kind: 'late' | 'soon' | 'ahead'; ms: number };

/** Under this, a step that is due says so in amber. */
const SOON_MS = 5 * 60_000;

/** How a step stands by its hour: past, near, or ahead, with how far in milliseconds. */
export function dueOf(dueAt: string, now: number): Due {
  const ms = Date.parse(dueAt) - now;
  if (ms < 0) return { kind: 'late', ms: -ms };
  return { kind: ms < SOON_MS ? 'soon' : 'ahead', ms };
}

/** `4 min 05 s` under ten minutes, where seconds count; undefined above: minutes are enough. */
export function secondsLeft(ms: number): { minutes: number; seconds: string } | undefined {
  if (ms >= 10 * 60_000) return undefined;
  const whole = Math.floor(ms / 1000);
  return { minutes: Math.floor(whole / 60), seconds: String(whole % 60).padStart(2, '0') };
}

export type Tally = { done: number; skipped: number; late: number; open: number };

/** Steps by state; late ones are open too. */
export function tallyOf(steps: readonly PlanStep[], now: number): Tally {
  const open = steps.filter((step) => step.state === 'open');
  return {
    done: steps.filter((step) => step.state === 'done').length,
    skipped: steps.filter((step) => step.state === 'skipped').length,
    late: open.filter((step) => step.dueAt && Date.parse(step.dueAt) < now).length,
    open: open.length,
  };
}

/** What a crisis is about, as it stands inside a sentence: without the mark that ends its title. */
export const subjectOf = (title: string) => title.replace(/[\s.?!…]+$/u, '');

export type Filled = { text: string; missing: boolean };

/**
 * A text of the playbook with what is known in place of its marks: {territoire}, {sujet}, {hashtag}. A {lien} is for a
 * person to put; a hashtag that is not wanted leaves no hole in the sentence.
 */
export function fillOption(
  text: string,
  values: { territoire: string; sujet: string; hashtag: string; lien: string },
): Filled {
  const missing = text.includes('{lien}');
  const filled = text
    .replaceAll('{territoire}', values.territoire)
    .replaceAll('{sujet}', values.sujet)
    .replaceAll('{lien}', values.lien)
    .replaceAll(values.hashtag ? '{hashtag}' : /[ \t]*\{hashtag\}/g, values.hashtag);
  return { text: filled.trim(), missing };
}
