import { getToday } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

/** Calm or alert, and what waits: the first page shows it, and the shell's chip and counts. */
export function todayQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['today', territoryId],
    queryFn: ({ signal }) => call(getToday, { params: { territoryId } }, { signal }),
    refetchInterval: 120_000,
  });
}
