import { getWall, listAlarms } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export function wallQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['wall', territoryId],
    queryFn: ({ signal }) => call(getWall, { params: { territoryId } }, { signal }),
    refetchInterval: 60_000,
    refetchIntervalInBackground: true,
    // A wall that loses its server keeps asking: nobody is there to press a button.
    retry: true,
    retryDelay: (failures) => Math.min(30_000, 1000 * 2 ** failures),
  });
}

export function currentAlarmsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['alarms', territoryId, 'current'],
    queryFn: ({ signal }) =>
      call(listAlarms, { params: { territoryId }, query: { state: 'current', limit: 20 } }, { signal }),
    refetchInterval: 60_000,
    refetchIntervalInBackground: true,
    retry: true,
  });
}
