import type { AccountContext, Credentials } from '../publish.port.ts';
import type { Graph } from '../meta/graph.client.ts';
import { graphVersion } from './facebook.facts.ts';

export const facebookName = 'Facebook';

/** Where Facebook is: its API, and the pages that people see. */
export type FacebookHosts = { graph: string; www: string };
export const facebookHosts: FacebookHosts = { graph: 'https://graph.facebook.com', www: 'https://www.facebook.com' };

/** The API before anybody is known. */
export function graphOf({ graph }: FacebookHosts): Graph {
  return { base: `${graph}/${graphVersion}`, who: facebookName };
}

/** The API, spoken to as a page. */
export function pageGraph(hosts: FacebookHosts, { pageToken, appSecret }: Credentials): Graph {
  return { ...graphOf(hosts), token: pageToken, appSecret };
}

/** Where a post is, when the network does not say. */
export function postUrl(hosts: FacebookHosts, { account }: Pick<AccountContext, 'account'>, id: string): string {
  return `${hosts.www}/${id.includes('_') ? id : `${account.remoteId}/videos/${id}`}`;
}
