import { answerCall, type Escalation } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { useNotify } from './notify.tsx';
import { useTerritory } from './session.ts';

/** Says « I have it »: the chain stops and the alarm is acknowledged. */
export function useAnswerCall(escalation: Pick<Escalation, 'id'>) {
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  return useMutation({
    mutationFn: () => call(answerCall, { params: { territoryId, escalationId: escalation.id } }),
    onError: notify.failed,
    // Somebody may have had it first: who has it is read again either way.
    onSettled: () =>
      Promise.all(
        ['escalations', 'alarms', 'today'].map((key) => client.invalidateQueries({ queryKey: [key, territoryId] })),
      ),
  });
}
