import { getRota, listEscalations } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from './api.ts';

/** Whom the newest alarms rang: the strip of the shell and the wall look for one that still rings. */
export function escalationsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['escalations', territoryId, 'newest'],
    queryFn: ({ signal }) => call(listEscalations, { params: { territoryId }, query: { limit: 5 } }, { signal }),
    refetchInterval: 60_000,
  });
}

export function rotaQuery(territoryId: string, from: string, to: string) {
  return queryOptions({
    queryKey: ['rota', territoryId, from, to],
    queryFn: ({ signal }) => call(getRota, { params: { territoryId }, query: { from, to } }, { signal }),
    refetchInterval: 120_000,
  });
}

/** Who is on call at this hour: one reading, whatever the hour, for screens that stay on for days. */
export function rotaNowQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['rota', territoryId, 'now'],
    queryFn({ signal }) {
      const now = Date.now();
      const query = { from: new Date(now).toISOString(), to: new Date(now + 3_600_000).toISOString() };
      return call(getRota, { params: { territoryId }, query }, { signal });
    },
    refetchInterval: 60_000,
  });
}
