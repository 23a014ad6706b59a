import { getPlan, listCases, listReports, listRumours, listTalkingPoints } from '@beffroi/contracts';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useLive } from '../../shared/live.tsx';
import { useTerritory } from '../../shared/session.ts';

/** The room that is on screen. */
export function useCrisisId(): string {
  return useParams({ strict: false }).crisisId ?? '';
}

/** Read again now and then too: an elected official has no live stream. */
const again = { refetchInterval: 60_000 } as const;

export function planQuery(territoryId: string, crisisId: string) {
  return queryOptions({
    queryKey: ['crisis', territoryId, crisisId, 'plan'],
    queryFn: ({ signal }) => call(getPlan, { params: { territoryId, crisisId } }, { signal }),
    ...again,
  });
}

export function rumoursQuery(territoryId: string, crisisId?: string) {
  return queryOptions({
    queryKey: ['rumours', territoryId, crisisId ?? 'all'],
    queryFn: ({ signal }) => call(listRumours, { params: { territoryId }, query: { crisisId } }, { signal }),
    ...again,
  });
}

export function casesQuery(territoryId: string, rumourId: string) {
  return queryOptions({
    queryKey: ['rumour-cases', territoryId, rumourId],
    queryFn: ({ signal }) => call(listCases, { params: { territoryId, rumourId } }, { signal }),
    ...again,
  });
}

export function pointsQuery(territoryId: string, crisisId: string) {
  return queryOptions({
    queryKey: ['crisis', territoryId, crisisId, 'points'],
    queryFn: ({ signal }) => call(listTalkingPoints, { params: { territoryId, crisisId } }, { signal }),
    ...again,
  });
}

export function reportsQuery(territoryId: string, crisisId: string) {
  return queryOptions({
    queryKey: ['crisis', territoryId, crisisId, 'reports'],
    queryFn: ({ signal }) => call(listReports, { params: { territoryId, crisisId } }, { signal }),
    ...again,
  });
}

/** What a colleague changes in the file of this crisis is read at once. */
export function useFileLive(part: 'plan' | 'rumours' | 'reports' | 'talking_points') {
  const client = useQueryClient();
  const { id } = useTerritory();
  const crisisId = useCrisisId();
  useLive((message) => {
    if (message.name !== 'crisis_changed' || message.data.crisisId !== crisisId || message.data.what !== part) return;
    if (part === 'rumours') {
      void client.invalidateQueries({ queryKey: ['rumours', id] });
      void client.invalidateQueries({ queryKey: ['rumour-cases', id] });
      return;
    }
    const key = part === 'talking_points' ? 'points' : part;
    void client.invalidateQueries({ queryKey: ['crisis', id, crisisId, key] });
  });
}
