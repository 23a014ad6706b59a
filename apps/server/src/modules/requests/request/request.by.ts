import { allows } from '@beffroi/contracts';
import type { Caller } from '../../../platform/http/caller.ts';
import { auditActorOf, type AuditActor } from '../../audit/index.ts';

/** Who acts on a request, for its events and for the journal. */
export type By = { id: string; personId: string | undefined; actor: AuditActor };

export function byOf(caller: Caller): By {
  const actor = auditActorOf(caller);
  return {
    actor,
    id: actor.kind === 'system' ? 'system' : actor.id,
    personId: caller.kind === 'person' ? caller.personId : undefined,
  };
}

/** Whether who asks may be told to the caller: to those who treat requests, not to those who only read them. */
export function seesWho(caller: Caller, territoryId: string): boolean {
  if (caller.kind === 'api_key') return caller.permissions.includes('requests.treat');
  return caller.kind === 'person' && allows(caller.rolesIn(territoryId), 'requests.treat');
}
