import { schedulePublication, submitPublication, type Publication } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useTerritory } from '../../shared/session.ts';
import { publicationKey } from '../publication/publication.queries.ts';
import type { ActionName } from './actions.rules.ts';
import { drop } from './draft.rules.ts';
import type { Writing } from './use-draft.ts';

/** Saves what is typed, then asks, plans or lets leave. Errors: `ApiProblem`, told where the action stands. */
export function useActions(writing: Writing, underMandate: boolean, onDone: (done: ActionName) => void) {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const submit = ({ id: publicationId, version }: Publication, note?: string) =>
    call(submitPublication, {
      params: { territoryId, publicationId },
      body: { version, ...(note?.trim() ? { note: note.trim() } : {}) },
    });
  const schedule = ({ id: publicationId, version }: Publication, when: 'due' | 'now') =>
    call(schedulePublication, { params: { territoryId, publicationId }, body: { version, when } });
  return useMutation({
    async mutationFn({ action, note }: { action: ActionName; note?: string | undefined }) {
      // An approval that covers the hour covers no other: what leaves now has none.
      if (action === 'now' && !underMandate) writing.change((draft) => drop(draft, 'localTime'));
      const saved = await writing.flush();
      if (action === 'propose') return submit(saved, note);
      if (underMandate) return schedule(saved, action === 'now' ? 'now' : 'due');
      const approved = await submit(saved);
      if (approved.state !== 'approved') return approved;
      return schedule(approved, action === 'now' ? 'now' : 'due');
    },
    onSuccess(publication, { action }) {
      client.setQueryData(publicationKey(territoryId, publication.id), publication);
      void client.invalidateQueries({ queryKey: ['publications', territoryId] });
      void client.invalidateQueries({ queryKey: ['publication-trail', territoryId, publication.id] });
      onDone(action);
    },
  });
}
