import { dismissBackToWork } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';

/** It was read: it does not come back. */
export function useDismissBackToWork() {
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  return useMutation({
    mutationFn: () => call(dismissBackToWork, { params: { territoryId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['back-to-work', territoryId] }),
    onError: notify.failed,
  });
}
