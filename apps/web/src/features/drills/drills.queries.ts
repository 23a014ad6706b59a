import { listKept, listScenarios, readScenario } from '@beffroi/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useLive } from '../../shared/live.tsx';
import { useTerritory } from '../../shared/session.ts';

export function scenariosQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['drill-scenarios', territoryId],
    queryFn: ({ signal }) => call(listScenarios, { params: { territoryId } }, { signal }),
  });
}

export function scenarioQuery(territoryId: string, scenarioId: string) {
  return queryOptions({
    queryKey: ['drill-scenarios', territoryId, scenarioId],
    queryFn: ({ signal }) => call(readScenario, { params: { territoryId, scenarioId } }, { signal }),
    // What is being written must not be replaced under the caret.
    staleTime: Infinity,
  });
}

export function keptQuery(territoryId: string, drillId: string, running: boolean) {
  return queryOptions({
    queryKey: ['drill-kept', territoryId, drillId],
    queryFn: ({ signal }) => call(listKept, { params: { territoryId, drillId } }, { signal }),
    refetchInterval: running ? 5000 : false,
  });
}

/** A drill that begins, goes on or ends is read again at once. */
export function useDrillsLive() {
  const client = useQueryClient();
  const { id } = useTerritory();
  useLive((message) => {
    if (message.name !== 'drill_changed') return;
    void client.invalidateQueries({ queryKey: ['drills', id] });
    void client.invalidateQueries({ queryKey: ['drill-kept', id] });
  });
}
