/** What the page of accounts is opened for: to choose among those that a network showed, or to read what went wrong. */
export type ChannelsSearch = { connexion?: string; erreur?: 'expiree' | 'refus' | 'reseau' };

/** Reads the address that a network sends the browser back to. */
export function readChannelsSearch(raw: Record<string, unknown>): ChannelsSearch {
  const { connexion, erreur } = raw;
  return {
    ...(typeof connexion === 'string' && connexion !== '' ? { connexion } : {}),
    ...(erreur === 'expiree' || erreur === 'refus' || erreur === 'reseau' ? { erreur } : {}),
  };
}
