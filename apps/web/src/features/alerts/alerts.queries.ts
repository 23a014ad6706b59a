import { getAlarm, listAlarms } from '@beffroi/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export function alarmsQuery(territoryId: string) {
  return infiniteQueryOptions({
    queryKey: ['alarms', territoryId, 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listAlarms,
        { params: { territoryId }, query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function alarmQuery(territoryId: string, alarmId: string) {
  return queryOptions({
    queryKey: ['alarms', territoryId, 'one', alarmId],
    queryFn: ({ signal }) => call(getAlarm, { params: { territoryId, alarmId } }, { signal }),
    refetchInterval: 60_000,
  });
}
