import type { Graph } from '../meta/graph.client.ts';
import type { ContainerNetwork } from '../meta/container.steps.ts';
import type { AccountContext, Credentials } from '../publish.port.ts';
import { instagramVersion } from './instagram.facts.ts';

export const instagramName = 'Instagram';

export type InstagramHosts = { graph: string; code: string; www: string };
export const instagramHosts: InstagramHosts = {
  graph: 'https://graph.instagram.com',
  code: 'https://api.instagram.com',
  www: 'https://www.instagram.com',
};

export function instagramGraph({ graph }: InstagramHosts, { token }: Credentials): Graph {
  return { base: `${graph}/${instagramVersion}`, who: instagramName, token };
}

export function instagramContainers(hosts: InstagramHosts, { credentials, account }: AccountContext): ContainerNetwork {
  return {
    graph: instagramGraph(hosts, credentials),
    userId: account.remoteId,
    createEdge: 'media',
    publishEdge: 'media_publish',
    statusField: 'status_code',
    reasonField: 'status',
    textField: 'caption',
    recentEdges: ['media'],
  };
}
