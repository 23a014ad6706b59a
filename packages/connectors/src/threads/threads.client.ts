import type { ContainerNetwork } from '../meta/container.steps.ts';
import type { Graph } from '../meta/graph.client.ts';
import type { AccountContext, Credentials } from '../publish.port.ts';
import { threadsVersion } from './threads.facts.ts';

export const threadsName = 'Threads';

export type ThreadsHosts = { graph: string; www: string };
export const threadsHosts: ThreadsHosts = { graph: 'https://graph.threads.net', www: 'https://www.threads.net' };

export function threadsGraph({ graph }: ThreadsHosts, { token }: Credentials): Graph {
  return { base: `${graph}/${threadsVersion}`, who: threadsName, token };
}

export function threadsContainers(hosts: ThreadsHosts, { credentials, account }: AccountContext): ContainerNetwork {
  return {
    graph: threadsGraph(hosts, credentials),
    userId: account.remoteId,
    createEdge: 'threads',
    publishEdge: 'threads_publish',
    statusField: 'status',
    reasonField: 'error_message',
    textField: 'text',
    recentEdges: ['threads', 'replies'],
  };
}
