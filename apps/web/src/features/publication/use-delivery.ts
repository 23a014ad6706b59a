import { settleDelivery, type Input } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { publicationKey } from './publication.queries.ts';

/** Decides on a delivery in doubt, failed or done by hand; the page is read again. */
export function useDelivery(publicationId: string) {
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ deliveryId, ...body }: Input<typeof settleDelivery>['body'] & { deliveryId: string }) =>
      call(settleDelivery, { params: { territoryId, deliveryId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: publicationKey(territoryId, publicationId) }),
    onError: notify.failed,
  });
  return { settle: mutate, busy: isPending };
}
