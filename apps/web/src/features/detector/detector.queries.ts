import { listDetectors, replayDetector, type Output } from '@beffroi/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export type Detector = Output<typeof listDetectors>['items'][number];

export const REPLAYED_DAYS = 28;

export function detectorsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['detectors', territoryId],
    queryFn: ({ signal }) => call(listDetectors, { params: { territoryId } }, { signal }),
  });
}

/** When a watch would have rung at a sensitivity; the last answer stays on screen while the next is computed. */
export function replayQuery(territoryId: string, watchId: string, sensitivity: number) {
  return queryOptions({
    queryKey: ['replay', territoryId, watchId, sensitivity],
    queryFn: ({ signal }) =>
      call(
        replayDetector,
        { params: { territoryId, watchId }, query: { sensitivity, days: REPLAYED_DAYS } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  });
}
