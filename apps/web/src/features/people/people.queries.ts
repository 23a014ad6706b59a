import { listInvitations, listPeople } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export function peopleQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['people', territoryId],
    queryFn: ({ signal }) => call(listPeople, { params: { territoryId } }, { signal }),
  });
}

export function invitationsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['invitations', territoryId],
    queryFn: ({ signal }) => call(listInvitations, { params: { territoryId } }, { signal }),
  });
}
