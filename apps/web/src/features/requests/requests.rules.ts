import type { DeskRequest, RequestClock, RequestState } from '@beffroi/contracts';
import type { TagKind } from '@beffroi/ui';

export const stateKinds: Record<RequestState, TagKind> = {
  open: 'brand',
  with_department: 'line',
  forwarded: 'line',
  waiting_citizen: 'watch',
  answered: 'calm',
  closed: 'plain',
  reopened: 'watch',
};

export const clockKinds: Record<RequestClock['state'], TagKind> = {
  not_started: 'plain',
  running: 'line',
  suspended: 'watch',
  met: 'calm',
  met_late: 'watch',
  stopped: 'plain',
};

/** Whether it is done with, so that only opening it again is offered. */
export const isOver = ({ state }: Pick<DeskRequest, 'state'>) => state === 'closed';

/** A day without an hour, as an instant that is that day in every time zone of the country. */
export const noonOf = (day: string) => `${day}T12:00:00Z`;

/** The day so many days after an instant, as a field of date wants it. */
export function dayIn(days: number, from: number): string {
  return new Date(from + days * 86_400_000).toISOString().slice(0, 10);
}

export type ClosingFields = {
  as: 'settled' | 'withdrawn' | 'duplicate' | 'abusive' | 'out_of_scope';
  because: string;
  competent: string;
};

/** Nobody is told 'not us' without being told who: what the dialog asks before the server refuses. */
export function closingBody({ as, because, competent }: ClosingFields) {
  if (as !== 'out_of_scope') return { as, because };
  return competent.trim() ? { as, because, competent } : { as, because };
}

/** What may be asked for, one a line; commas belong to the words. */
export const piecesOf = (text: string) => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];
