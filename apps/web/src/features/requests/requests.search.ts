import type { RequestCard, RequestState } from '@beffroi/contracts';

/** States of the list, as its address says them. */
export type ListState = 'open_all' | 'overdue' | RequestState;
// Written out: the contract's own lists would bring its schemas to the first screen.
export const listStates = [
  'open_all',
  'overdue',
  'open',
  'with_department',
  'waiting_citizen',
  'reopened',
  'forwarded',
  'answered',
  'closed',
] as const satisfies readonly ListState[];
type Origin = RequestCard['origin'];
export const listOrigins = [
  'network',
  'email',
  'form',
  'phone',
  'visit',
  'letter',
  'open311',
] as const satisfies readonly Origin[];

/** The list as it stands in the address: it can be kept, shared and linked to. */
export type RequestsSearch = {
  etat?: ListState;
  service?: string;
  categorie?: string;
  origine?: Origin;
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
  const origin = listOrigins.find((each) => each === raw['origine']);
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
