import {
  type DeskRequest,
  type RequestClock,
  type RequestState,
  requestOrigins,
  requestStates,
} from '@beffroi/contracts';
import type { TagKind } from '@beffroi/ui';

/** States of the list, as its address says them. */
export const listStates = ['open_all', 'overdue', ...requestStates] as const;
export type ListState = (typeof listStates)[number];

/** The list as it stands in the address: it can be kept, shared and linked to. */
export type RequestsSearch = {
  etat?: ListState;
  service?: string;
  categorie?: string;
  origine?: (typeof requestOrigins)[number];
  q?: string;
  du?: string;
  au?: string;
};

const DAY = /^\d{4}-\d\d-\d\d$/;

export function readRequestsSearch(raw: Record<string, unknown>): RequestsSearch {
  const text = (key: string, shape = /./) => {
    const value = typeof raw[key] === 'number' ? String(raw[key]) : raw[key];
    return typeof value === 'string' && shape.test(value) ? { [key]: value } : {};
  };
  const state = listStates.find((each) => each === raw['etat']);
  const origin = requestOrigins.find((each) => each === raw['origine']);
  return {
    ...(state && state !== 'open_all' ? { etat: state } : {}),
    ...(origin ? { origine: origin } : {}),
    ...text('service'),
    ...text('categorie'),
    ...text('q'),
    ...text('du', DAY),
    ...text('au', DAY),
  };
}

/** What the server is asked: from the start of the first day to the end of the last, both included. */
export function toRequestsFilter(search: RequestsSearch) {
  const start = (day: string) => new Date(`${day}T00:00:00`);
  const dayAfter = (day: string) => {
    const date = start(day);
    date.setDate(date.getDate() + 1);
    return date;
  };
  return {
    ...(search.etat ? { state: search.etat } : {}),
    ...(search.service ? { departmentId: search.service } : {}),
    ...(search.categorie ? { category: search.categorie } : {}),
    ...(search.origine ? { origin: search.origine } : {}),
    ...(search.q ? { text: search.q } : {}),
    ...(search.du ? { from: start(search.du).toISOString() } : {}),
    ...(search.au ? { to: dayAfter(search.au).toISOString() } : {}),
  };
}

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
