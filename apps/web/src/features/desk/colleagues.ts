import { type Permission, permissions } from '@beffroi/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { circuitsQuery } from '../circuits/circuits.queries.ts';

export type Colleague = { id: string; name: string };

/** Who here may do something, by name; without oneself unless asked. */
export function useColleagues(permission: Permission, withMe = false): readonly Colleague[] {
  const { id } = useTerritory();
  const me = useSession().person?.id;
  const known = useQuery({ ...circuitsQuery(id), staleTime: 300_000, enabled: useCan('publishing.read') });
  const may: readonly string[] = permissions[permission];
  return (known.data?.people ?? []).filter(
    (person) => person.roles.some((role) => may.includes(role)) && (withMe || person.id !== me),
  );
}
