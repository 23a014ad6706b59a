import type { DeskRequest } from '@beffroi/contracts';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from '../../shared/notify.tsx';
import { useRequestChanged } from './requests.queries.ts';

/** An act of one button on a request: what comes back is shown, a refusal is told at the bottom of the page. */
export function useRequestAct(act: () => Promise<DeskRequest>, done?: string) {
  const notify = useNotify();
  const changed = useRequestChanged();
  return useMutation({
    mutationFn: act,
    async onSuccess(request) {
      await changed(request);
      if (done) notify.done(done);
    },
    onError: notify.failed,
  });
}
