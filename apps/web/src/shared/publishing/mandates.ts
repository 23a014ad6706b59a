import { listMandates, type Mandate } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

/** Mandates, newest first, and who may be given one. */
export function mandatesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['mandates', territoryId],
    queryFn: ({ signal }) => call(listMandates, { params: { territoryId } }, { signal }),
    refetchInterval: 60_000,
  });
}

/** Still open by the clock of this screen: one ends to the minute, whether or not the server was asked again. */
export function isOpen({ state, endsAt }: Pick<Mandate, 'state' | 'endsAt'>, now: number): boolean {
  return state === 'active' && Date.parse(endsAt) > now;
}
