import { allows, type Access } from '@beffroi/contracts';
import type { Caller } from './caller.ts';
import { notAllowed, signInNeeded, territoryNotFound } from './refusals.ts';

/**
 * Lets a call through or refuses it. Fails closed: what no line below allows is refused. A territory where the caller
 * has no role is said not to exist, so that nobody learns which territories there are.
 */
export function ensureAccess(access: Access, caller: Caller, territoryId: string | undefined): void {
  if (access === 'public') return;
  if (caller.kind === 'anonymous') throw signInNeeded();
  if (access === 'signed-in' || access === 'instance') {
    if (caller.kind === 'person' && (access === 'signed-in' || caller.instanceAdministrator)) return;
    throw notAllowed();
  }
  if (territoryId === undefined) throw new Error(`an endpoint with access '${access}' must name :territoryId`);
  if (caller.kind === 'api_key') {
    if (caller.territoryId !== territoryId) throw territoryNotFound();
    if (!caller.permissions.includes(access)) throw notAllowed();
    return;
  }
  const held = caller.rolesIn(territoryId);
  if (held.length === 0) throw territoryNotFound();
  if (!allows(held, access)) throw notAllowed();
}
