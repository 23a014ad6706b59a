import { enterRoom, getRoom, listCrises } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

/** Crises whose room is open: one as a rule. The shell shows them on every page. */
export function openCrisesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['crises', territoryId, 'open'],
    queryFn: ({ signal }) =>
      call(listCrises, { params: { territoryId }, query: { state: 'open', limit: 10 } }, { signal }),
    refetchInterval: 60_000,
  });
}

/** All that a room shows. `live`: somebody tells when it changes; otherwise it is asked again and again. */
export function roomQuery(territoryId: string, crisisId: string, live: boolean) {
  return queryOptions({
    queryKey: ['crisis', territoryId, crisisId, 'room'],
    queryFn: ({ signal }) => call(getRoom, { params: { territoryId, crisisId } }, { signal }),
    refetchInterval: live ? 60_000 : 5000,
  });
}

/** Says that one is in the room, every half minute while the page is looked at; reads who else is. */
export function presenceQuery(territoryId: string, crisisId: string) {
  return queryOptions({
    queryKey: ['crisis', territoryId, crisisId, 'presence'],
    queryFn: ({ signal }) => call(enterRoom, { params: { territoryId, crisisId } }, { signal }),
    refetchInterval: 30_000,
  });
}
