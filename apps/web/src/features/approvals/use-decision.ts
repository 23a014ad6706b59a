import { decideOnPublication, type Publication } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { publicationKey } from '../publication/publication.queries.ts';
import type { Decision } from './decision-form.tsx';

/** Decides on the version that was read; when it changed meanwhile, the new one is shown. */
export function useDecision({ id: publicationId, version }: Pick<Publication, 'id' | 'version'>) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  return useMutation({
    mutationFn: ({ decision, comment }: { decision: Decision; comment: string }) =>
      call(decideOnPublication, {
        params: { territoryId, publicationId },
        body: { version, decision, ...(comment ? { comment } : {}) },
      }),
    onSuccess(saved, { decision }) {
      client.setQueryData(publicationKey(territoryId, publicationId), saved);
      void client.invalidateQueries({ queryKey: ['publications', territoryId] });
      void client.invalidateQueries({ queryKey: ['publication-trail', territoryId, publicationId] });
      notify.done(t(`approvals.done.${decision}`));
    },
    onError(error) {
      if (error instanceof ApiProblem && error.status === 409) {
        void client.invalidateQueries({ queryKey: publicationKey(territoryId, publicationId) });
      }
    },
  });
}
