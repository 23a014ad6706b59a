import type { OncallDeps } from './oncall.deps.ts';

/** What is looked at again and again, and how often, in milliseconds. */
export const oncallRounds = (_deps: OncallDeps): { name: string; everyMs: number; run: () => Promise<unknown> }[] => [];
