import type { Channel, ChannelNetwork } from '@beffroi/contracts';
import type { Setup } from '@beffroi/connectors';
import type { AuditActor } from '../../audit/index.ts';
import type { ChannelDeps } from '../channels.deps.ts';
import { addChosen } from './accounts.add.ts';
import { beginConnection } from './connection.begin.ts';

/**
 * Connects all the accounts that a network shows for a set-up, at once and without a screen: for own outlets, and for
 * territories that are made with everything in them.
 * @throws what connecting by hand does, and a bug for a network that asks a person's authorisation
 */
export async function connectAll(
  deps: ChannelDeps,
  given: { territoryId: string; network: ChannelNetwork; setup: Setup; preset?: string; actor: AuditActor },
): Promise<Channel[]> {
  const { actor, ...asked } = given;
  const connecter = { id: actor.kind === 'system' ? 'system' : actor.id, isPerson: actor.kind === 'person' };
  const begun = await beginConnection(deps, { ...asked, connecter });
  if (begun.next !== 'choose') throw new Error(`${given.network} asks a person for an authorisation`);
  return addChosen(deps, {
    territoryId: given.territoryId,
    personId: connecter.id,
    isPerson: connecter.isPerson,
    ticket: begun.ticket,
    remoteIds: begun.accounts.map(({ remoteId }) => remoteId),
    actor,
  });
}
