import type { CrisisDeps } from './crisis.deps.ts';

/** What is looked at again and again, and how often, in milliseconds. */
export const crisisRounds = (_deps: CrisisDeps): { name: string; everyMs: number; run: () => Promise<unknown> }[] => [];
