import { prepareAnswer, type Room } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { newKey } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import { isOpen } from '../../shared/publishing/mandates.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';

/** Begins an answer in the composer, from a text; under my mandate when I hold one. */
export function usePrepareAnswer(room: Room) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const me = useSession().person?.id;
  const may = useCan('publishing.write') && room.crisis.state === 'open';
  // The same until it is known to be begun: an answer that was lost does not begin two.
  const [clientKey, setClientKey] = useState(newKey);
  const sending = useMutation({
    mutationFn({ text, title }: { text: string; title: string }) {
      const mine = room.mandate && room.mandate.personId === me && isOpen(room.mandate, Date.now());
      return call(prepareAnswer, {
        params: { territoryId, crisisId: room.crisis.id },
        body: { title, text, clientKey, ...(mine ? { mandateId: room.mandate?.id } : {}) },
      });
    },
    async onSuccess({ publicationId }) {
      setClientKey(newKey());
      void client.invalidateQueries({ queryKey: ['crisis', territoryId, room.crisis.id] });
      await navigate({ to: `/t/${territoryId}/publications/${publicationId}` as string });
    },
    onError: notify.failed,
  });
  return {
    may,
    pending: sending.isPending,
    start: (text: string, title = room.crisis.title) => sending.mutate({ text, title }),
  };
}
