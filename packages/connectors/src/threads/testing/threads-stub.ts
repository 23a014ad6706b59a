import { createStubContainers, longLivedTokens } from '../../meta/testing/container.stub.ts';
import { fieldsOf, graphError, graphPage, graphRefusal, missingObject } from '../../meta/testing/graph.stub.ts';
import { startStubNetwork, type StubAnswer, type StubCall, type StubNetwork } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import { threadsVersion } from '../threads.facts.ts';

export const stubThreads = {
  id: '9876543210',
  username: 'villedevalmarin',
  code: 'code-de-threads',
  short: 'THAAshortToken000000',
  token: 'THAAlongTokenOfTheTown11111',
  secret: 'clef-secrete-de-threads',
};

/** A server that speaks the Threads API. */
export function startThreadsStub(): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    const { posts, clock } = network;
    const containers = createStubContainers(network, { maxText: 500, textField: 'text', statusField: 'status' });
    const tokens = longLivedTokens(stubThreads);

    async function answer(call: StubCall): Promise<StubAnswer> {
      const fields = await fieldsOf(call);
      if (call.path === '/oauth/access_token') return tokens.fromCode(fields);
      if (call.path === '/access_token') return tokens.exchange(fields);
      if (call.path === '/refresh_access_token') return tokens.refresh(fields);
      const [, version, node = '', edge = ''] = call.path.split('/');
      if (version !== threadsVersion) return graphError(400, 2635, 'You are calling a deprecated version of the API');
      if (fields['access_token'] !== stubThreads.token) return graphError(400, 190, 'Invalid OAuth access token');
      if (node === 'me') return { status: 200, body: { id: stubThreads.id, username: stubThreads.username } };
      if (node === stubThreads.id) return account(call.method, edge, fields);
      const container = containers.get(node);
      if (container) return containers.status(container);
      const post = posts.get(node);
      if (!post) return missingObject;
      if (call.method === 'DELETE') {
        posts.remove(node);
        return { status: 200, body: { success: true, deleted_id: node } };
      }
      if (edge === 'insights') return insights(post);
      if (edge === 'manage_reply') {
        post.isHidden = fields['hide'] === 'true';
        return { status: 200, body: { success: true } };
      }
      if (edge === 'conversation') return conversation(post, fields);
      return { status: 200, body: told(post) };
    }

    function account(method: string, edge: string, fields: Record<string, string>): StubAnswer {
      if (method === 'POST' && edge === 'threads') return containers.create(fields);
      if (method === 'POST' && edge === 'threads_publish') return containers.publish(fields);
      if (edge === 'threads_publishing_limit') {
        const config = { quota_total: 250, quota_duration: 86_400 };
        return { status: 200, body: { data: [{ quota_usage: 4, config }] } };
      }
      if (edge === 'mentions') {
        const named = posts.all().filter(({ mentionsUs }) => mentionsUs);
        return { status: 200, body: { data: named.toReversed().map(told) } };
      }
      const isListed = ({ inReplyTo }: StubPost) => (inReplyTo === undefined) === (edge === 'threads');
      return { status: 200, body: { data: posts.ours().filter(isListed).toReversed().map(told) } };
    }

    function conversation(post: StubPost, { after, reverse }: Record<string, string>): StubAnswer {
      const under = (id: string): StubPost[] => posts.answersTo(id).flatMap((one) => [one, ...under(one.id)]);
      const all = reverse === 'true' ? under(post.id).toSorted((a, b) => (a.at < b.at ? 1 : -1)) : under(post.id);
      const page = graphPage(all.map(told), after, 2);
      const isLast = page.data.at(-1)?.id === all.at(-1)?.id;
      network.servedPage();
      return { status: 200, body: isLast ? page : { ...page, paging: { ...(page.paging as object), next: 'suite' } } };
    }

    function insights({ counts }: StubPost): StubAnswer {
      const told = { views: 150, likes: counts.reactions, replies: counts.comments, reposts: counts.shares, quotes: 0 };
      const data = Object.entries(told).map(([name, value]) => ({ name, period: 'lifetime', values: [{ value }] }));
      return { status: 200, body: { data } };
    }

    const told = ({ id, text, at, url, by, isOurs, inReplyTo }: StubPost) => ({
      has_replies: posts.answersTo(id).length > 0,
      id,
      text,
      permalink: url,
      timestamp: at.replace(/\.\d+Z$/, '+0000'),
      ...(isOurs || by ? { username: isOurs ? stubThreads.username : by } : {}),
      is_reply_owned_by_me: isOurs,
      ...(inReplyTo ? { replied_to: { id: inReplyTo } } : {}),
    });

    return {
      answer,
      refuse: (scenario, _call, resetAt) => graphRefusal(scenario, resetAt, clock.now()),
      isPublishing: ({ method, path }) => method === 'POST' && path.endsWith('/threads_publish'),
      isRenewal: () => false,
    };
  });
}
