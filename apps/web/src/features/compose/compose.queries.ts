import { checkDraft, getAlarm, listMandates, listSnippets, type Draft, type Output } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export type DraftCheck = Output<typeof checkDraft>;

export function checkQuery(territoryId: string, draft: Draft, publicationId: string | undefined) {
  return queryOptions({
    queryKey: ['publication-check', territoryId, publicationId ?? '', draft],
    queryFn: ({ signal }) =>
      call(
        checkDraft,
        { params: { territoryId }, body: { draft, ...(publicationId ? { publicationId } : {}) } },
        { signal },
      ),
    placeholderData: (before) => before,
    staleTime: 30_000,
    gcTime: 60_000,
  });
}

export function snippetsQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['snippets', territoryId],
    queryFn: ({ signal }) => call(listSnippets, { params: { territoryId } }, { signal }),
    staleTime: 60_000,
  });
}

export function mandatesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['mandates', territoryId],
    queryFn: ({ signal }) => call(listMandates, { params: { territoryId } }, { signal }),
    staleTime: 30_000,
  });
}

export function alarmQuery(territoryId: string, alarmId: string) {
  return queryOptions({
    queryKey: ['alarm-of-draft', territoryId, alarmId],
    queryFn: ({ signal }) => call(getAlarm, { params: { territoryId, alarmId } }, { signal }),
    staleTime: 60_000,
  });
}
