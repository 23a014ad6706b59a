import { allows, type Role } from '@beffroi/contracts';
import { Refusal } from '../../../platform/errors.ts';
import type { ChannelDeps } from '../channels.deps.ts';
import { contextOf, offerAccounts, redirectUriOf } from './connection.begin.ts';
import { findConnection, keepConnection, newToken, useConnection } from './connection.store.ts';

export type Returning = {
  personId: string;
  rolesIn: (territoryId: string) => readonly Role[];
  state: string | undefined;
  code: string | undefined;
  error: string | undefined;
};

/**
 * Where the browser goes on, from what a network sent it back with: to the accounts to choose from, or to what went
 * wrong. `erreur` is `expiree`, `refus` (the person said no over there) or `reseau`; for that last one the ticket leads
 * to what the network said.
 */
export async function returnFromAuthorisation(deps: ChannelDeps, given: Returning): Promise<string> {
  const token = given.state ?? '';
  const connection = await findConnection(deps, deps.db, { token, personId: given.personId });
  const held = connection?.held;
  if (!connection || held?.stage !== 'authorising') return `${deps.baseUrl}/?erreur=expiree`;
  const { territory_id, person_id, network, preset, channel_id } = connection;
  const goOn = (query: Record<string, string>) =>
    `${deps.baseUrl}/t/${territory_id}/reglages/comptes?${new URLSearchParams(query).toString()}`;
  // Before the network is asked: a code that is sent twice is used once.
  if (!(await useConnection(deps.db, connection)) || !allows(given.rolesIn(territory_id), 'channels.manage'))
    return goOn({ erreur: 'expiree' });
  if (given.error !== undefined || given.code === undefined) return goOn({ erreur: 'refus' });
  const common = { territory_id, person_id, network, preset, channel_id };
  const publisher = deps.channelRegistry.find(network);
  if (publisher?.connection.kind !== 'oauth') return goOn({ erreur: 'expiree' });
  const answer = { code: given.code, verifier: held.verifier, redirectUri: redirectUriOf(deps.baseUrl) };
  const found = await publisher.connection.finish(held.setup, answer, contextOf(deps));
  try {
    if (found.ok) {
      const { ticket } = await offerAccounts(deps, { ...common, setup: held.setup, accounts: found.accounts });
      return goOn({ connexion: ticket });
    }
    return goOn({ erreur: 'reseau', connexion: await keepRefusal(found.message) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return goOn({ erreur: 'reseau', connexion: await keepRefusal(error.text) });
  }

  async function keepRefusal(message: { fr: string; en: string }): Promise<string> {
    const ticket = newToken();
    await keepConnection(deps, deps.db, { ...common, token: ticket, held: { stage: 'refused', message } });
    return ticket;
  }
}
