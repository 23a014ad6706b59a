import { getSession, type Permission, type Session } from '@beffroi/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { call } from './api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(getSession, {}, { signal }),
  staleTime: 60_000,
  // The page waits for it: better a plain refusal soon than a blank page.
  retry: 1,
});

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export type MyTerritory = Session['territories'][number];

/** The territory on screen, with what I may do there. Within its routes only. */
export function useTerritory(): MyTerritory {
  const { territoryId } = useParams({ strict: false });
  const territory = useSession().territories.find((each) => each.id === territoryId);
  if (!territory) throw new Error('No territory on this page');
  return territory;
}

/** Whether I may do something here: what the server would refuse is not offered. */
export function useCan(permission: Permission): boolean {
  return useTerritory().permissions.includes(permission);
}
