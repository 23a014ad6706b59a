import { cancelWork, listWork, type Work } from '@beffroi/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useLive } from '../../shared/live.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { isUnderWay, withWork } from './work.rules.ts';

export function workQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['work', territoryId],
    queryFn: ({ signal }) => call(listWork, { params: { territoryId } }, { signal }),
    // Live events move it; this is for those who have no live stream.
    refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? 5000 : false),
  });
}

/** The long work of the territory, kept up to date by the live stream; nothing for those who may not read it. */
export function useWork() {
  const { id } = useTerritory();
  const client = useQueryClient();
  useLive((message) => {
    if (message.name !== 'work') return;
    const { work } = message.data;
    client.setQueryData(workQuery(id).queryKey, (known) => known && { items: withWork(known.items, work) });
    if (!isUnderWay(work)) void client.invalidateQueries({ queryKey: ['watches', id] });
  });
  return useQuery({ ...workQuery(id), enabled: useCan('work.read') });
}

export function useCancelWork() {
  const { id: territoryId } = useTerritory();
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (work: Work) => call(cancelWork, { params: { territoryId, workId: work.id } }),
    onSuccess: (work) =>
      client.setQueryData(workQuery(territoryId).queryKey, (known) => known && { items: withWork(known.items, work) }),
    onError: notify.failed,
  });
}
