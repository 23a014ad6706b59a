import type { TagKind } from '@beffroi/ui';

export const qualifications = ['none', 'insult', 'defamation', 'hate', 'threat', 'harassment', 'doxxing'] as const;
export type Qualification = (typeof qualifications)[number];

/**
 * Whole days left until the end of a day (`2026-11-24`), counted from a day: 0 the day itself, negative once it is
 * over.
 */
export function daysLeft(due: string, today: string): number {
  return Math.round((Date.parse(`${due.slice(0, 10)}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** A complaint takes time to prepare: a month is soon. */
export function limitKind(days: number): TagKind {
  if (days < 0) return 'plain';
  return days <= 14 ? 'alarm' : days <= 31 ? 'watch' : 'line';
}

/** What the server takes at most. */
export const MOST_BYTES = 20 * 1024 * 1024;
