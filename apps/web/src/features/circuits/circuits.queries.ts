import { getCircuits, type Output } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export type WhoValidates = Output<typeof getCircuits>;
export type Staff = WhoValidates['people'];

/** The circuits, who validates what by them, and who is away. */
export function circuitsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['circuits', territoryId],
    queryFn: ({ signal }) => call(getCircuits, { params: { territoryId } }, { signal }),
  });
}
