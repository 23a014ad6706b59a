import { getPublication, getTrail, listReplies } from '@beffroi/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';

export const publicationKey = (territoryId: string, publicationId: string) =>
  ['publication', territoryId, publicationId] as const;

export function publicationQuery(territoryId: string, publicationId: string) {
  return queryOptions({
    queryKey: publicationKey(territoryId, publicationId),
    queryFn: ({ signal }) => call(getPublication, { params: { territoryId, publicationId } }, { signal }),
  });
}

export function trailQuery(territoryId: string, publicationId: string, version: number, state: string) {
  return queryOptions({
    queryKey: ['publication-trail', territoryId, publicationId, version, state],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(getTrail, { params: { territoryId, publicationId } }, { signal }),
  });
}

export function repliesQuery(territoryId: string, publicationId: string) {
  return queryOptions({
    queryKey: ['replies', territoryId, publicationId],
    queryFn: ({ signal }) => call(listReplies, { params: { territoryId }, query: { publicationId } }, { signal }),
  });
}
