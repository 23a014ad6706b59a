import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';

/** What a decision may have changed in a room is read again; the shell's own readings of it too. */
export function useRefreshRoom(crisisId: string): () => Promise<void> {
  const client = useQueryClient();
  const { id } = useTerritory();
  return async () => {
    const keys = [
      ...['room', 'plan', 'log'].map((part) => ['crisis', id, crisisId, part]),
      ...['crises', 'hold', 'mandates', 'publications'].map((name) => [name, id]),
    ];
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}

/** A decision that is one gesture: done, and the room read again; a refusal is told at the bottom of the page. */
export function useRoomAct<V = void, R = unknown>(
  crisisId: string,
  act: (value: V) => Promise<R>,
  onDone?: (result: R) => unknown,
) {
  const notify = useNotify();
  const refresh = useRefreshRoom(crisisId);
  return useMutation({
    mutationFn: act,
    async onSuccess(result) {
      await onDone?.(result);
      await refresh();
    },
    onError: notify.failed,
  });
}
