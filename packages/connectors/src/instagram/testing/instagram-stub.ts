import { createStubContainers, longLivedTokens } from '../../meta/testing/container.stub.ts';
import { fieldsOf, graphError, graphPage, graphRefusal, missingObject } from '../../meta/testing/graph.stub.ts';
import { personId, stubMessages } from '../../meta/testing/messages.stub.ts';
import { startStubNetwork, type StubAnswer, type StubCall, type StubNetwork } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import { instagramVersion } from '../instagram.facts.ts';

export const stubInstagram = {
  id: '17841405793187218',
  username: 'villedevalmarin',
  code: 'code-d-instagram',
  short: 'IGAAshortToken000000',
  token: 'IGAAlongTokenOfTheTown11111',
  secret: 'clef-secrete-instagram',
};

/** A server that speaks the Instagram API with Instagram Login. */
export function startInstagramStub(): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    const { posts, clock } = network;
    const containers = createStubContainers(network, {
      maxText: 2200,
      textField: 'caption',
      statusField: 'status_code',
    });
    const tokens = longLivedTokens(stubInstagram);
    const messages = stubMessages(network, { id: stubInstagram.id, username: stubInstagram.username }, 'instagram');
    let comments = 0;

    async function answer(call: StubCall): Promise<StubAnswer> {
      const fields = await fieldsOf(call);
      if (call.path === '/oauth/access_token') return tokens.fromCode(fields);
      if (call.path === '/access_token') return tokens.exchange(fields);
      if (call.path === '/refresh_access_token') return tokens.refresh(fields);
      const [, version, node = '', edge = ''] = call.path.split('/');
      if (version !== instagramVersion) return graphError(400, 2635, 'You are calling a deprecated version of the API');
      if (fields['access_token'] !== stubInstagram.token) return graphError(400, 190, 'Invalid OAuth access token');
      if (node === 'me') return { status: 200, body: profile };
      if (node === stubInstagram.id) return account(call.method, edge, fields);
      const thread = messages.answer(node, edge);
      if (thread) return thread;
      const container = containers.get(node);
      if (container) return containers.status(container);
      const post = posts.get(node);
      if (!post) return missingObject;
      if (edge === 'comments' || edge === 'replies')
        return call.method === 'POST' ? comment(post, fields) : listed(post, fields);
      if (edge === 'insights') return insights(post);
      if (call.method === 'DELETE') {
        posts.remove(node);
        return { status: 200, body: { success: true } };
      }
      if (call.method === 'POST') {
        post.isHidden = fields['hide'] === 'true';
        return { status: 200, body: { success: true } };
      }
      return { status: 200, body: media(post) };
    }

    function account(method: string, edge: string, fields: Record<string, string>): StubAnswer {
      if (method === 'POST' && edge === 'media') return containers.create(fields);
      if (method === 'POST' && edge === 'media_publish') return containers.publish(fields);
      if (edge === 'content_publishing_limit') {
        const config = { quota_total: 100, quota_duration: 86_400 };
        return { status: 200, body: { data: [{ quota_usage: 2, config }] } };
      }
      const said = messages.onAccount(method, edge, fields);
      if (said) return said;
      if (edge === 'tags') {
        const tagged = posts.all().filter(({ mentionsUs }) => mentionsUs);
        return { status: 200, body: { data: tagged.toReversed().map(media) } };
      }
      const recent = posts.ours().filter(({ inReplyTo }) => inReplyTo === undefined);
      return { status: 200, body: { data: recent.toReversed().map(media) } };
    }

    function comment(post: StubPost, { message = '' }: Record<string, string>): StubAnswer {
      comments += 1;
      const id = `1799000${comments}`;
      posts.add({ id, text: message, isOurs: true, inReplyTo: post.id });
      return { status: 200, body: { id } };
    }

    function listed(post: StubPost, { after }: Record<string, string>): StubAnswer {
      const newestFirst = posts.answersTo(post.id).toReversed();
      // Cursors hold on to what was last seen, so that something new at the head moves nothing.
      const seen = after ? Buffer.from(after, 'base64url').toString() : undefined;
      const start = seen ? newestFirst.findIndex(({ id }) => id === seen) + 1 : 0;
      const data = newestFirst.slice(start, start + 2);
      const last = data.at(-1)?.id ?? '';
      const more = newestFirst.length > start + 2 ? { next: `${network.url}/suite` } : {};
      network.servedPage();
      return {
        status: 200,
        body: {
          data: data.map(told),
          ...(data.length > 0
            ? { paging: { cursors: { after: Buffer.from(last).toString('base64url') }, ...more } }
            : {}),
        },
      };
    }

    function told({ id, text, at, by, isOurs, isHidden }: StubPost): object {
      const username = isOurs ? stubInstagram.username : by;
      return {
        id,
        text,
        timestamp: at.replace(/\.\d+Z$/, '+0000'),
        hidden: isHidden,
        ...(username ? { username, from: { id: isOurs ? stubInstagram.id : personId(username), username } } : {}),
        ...(posts.answersTo(id).length > 0 ? { replies: graphPage(posts.answersTo(id).map(told), undefined, 50) } : {}),
      };
    }

    function insights({ counts }: StubPost): StubAnswer {
      const told = {
        views: 320,
        reach: 210,
        likes: counts.reactions,
        comments: counts.comments,
        shares: counts.shares,
      };
      const data = Object.entries(told).map(([name, value]) => ({ name, period: 'lifetime', values: [{ value }] }));
      return { status: 200, body: { data } };
    }

    const media = ({ id, text, at, url, by, counts }: StubPost) => ({
      id,
      caption: text,
      permalink: url,
      timestamp: at.replace(/\.\d+Z$/, '+0000'),
      like_count: counts.reactions,
      comments_count: counts.comments || posts.answersTo(id).length,
      ...(by ? { username: by } : {}),
    });
    const profile = {
      user_id: stubInstagram.id,
      username: stubInstagram.username,
      name: 'Ville de Valmarin',
      followers_count: 812,
    };

    return {
      answer,
      refuse: (scenario, _call, resetAt) =>
        scenario === 'quotaSpent'
          ? graphError(400, 9, 'The user has reached the maximum number of posts', 2_207_042)
          : graphRefusal(scenario, resetAt, clock.now()),
      isPublishing: ({ method, path }) =>
        method === 'POST' && /\/(media_publish|comments|replies|messages)$/.test(path),
      isRenewal: () => false,
    };
  });
}
