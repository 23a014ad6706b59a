import { createHmac } from 'node:crypto';
import { fieldsOf, graphError, graphPage, graphRefusal, missingObject } from '../../meta/testing/graph.stub.ts';
import { personId, stubMessages, withNext } from '../../meta/testing/messages.stub.ts';
import { startStubNetwork, type StubAnswer, type StubCall, type StubNetwork } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import { graphVersion } from '../facebook.facts.ts';

export const stubPage = {
  id: '112130216863063',
  name: 'Ville de Valmarin',
  token: 'EAApageTokenOfTheTown0123456789abcdef',
  appId: '1234567890123456',
  appSecret: 'clef-secrete-de-l-application',
};
const person = { code: 'code-de-facebook', short: 'EAAshortUserToken00000000', long: 'EAAlongUserToken111111111' };
const seen = { data: [{ name: 'post_media_view', period: 'lifetime', values: [{ value: 240 }] }] };
const success: StubAnswer = { status: 200, body: { success: true } };

/** A server that speaks the Graph API of pages as its documentation and its users tell it. */
export function startFacebookStub(): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    const { posts, clock } = network;
    const photos = new Map<string, { alt: string }>();
    let made = 0;
    const nextId = () => `${1000 + (made += 1)}`;

    const messages = stubMessages(network, { id: stubPage.id, name: stubPage.name }, 'messenger');

    async function answer(call: StubCall): Promise<StubAnswer> {
      const [, version, node = '', edge = ''] = call.path.split('/');
      if (version !== graphVersion) return graphError(400, 2635, 'You are calling a deprecated version of the API');
      const fields = await fieldsOf(call);
      if (node === 'oauth') return token(fields);
      if (node === 'debug_token') return debug(fields);
      if (node === 'me' && edge === 'accounts') return accounts(fields);
      if (!isPage(fields)) return graphError(400, 190, 'Invalid OAuth access token - Cannot parse access token');
      if (node === 'me') return { status: 200, body: page() };
      if (node === stubPage.id) {
        if (edge === 'tagged') return tagged(fields);
        const said = messages.onAccount(call.method, edge, fields);
        if (said) return said;
      }
      const thread = messages.answer(node, edge);
      if (thread) return thread;
      if (call.method === 'POST' && node === stubPage.id) return publish(edge, fields);
      if (call.method === 'GET' && node === stubPage.id) return { status: 200, body: { data: ours(edge, fields) } };
      const post = posts.get(node);
      if (!post) return missingObject;
      if (call.method === 'DELETE') return remove(post);
      if (edge === 'comments') return call.method === 'POST' ? comment(post, fields) : comments(post, fields);
      if (edge === 'captions') return caption(post, fields);
      if (call.method === 'POST') return change(post, fields);
      // Of a video, insights are asked elsewhere.
      if (post.more['edge'] === 'videos' && fields['fields']?.includes('insights'))
        return graphError(400, 100, 'Tried accessing nonexisting field (insights) on node type (Video)');
      return { status: 200, body: told(post) };
    }

    function token({ code, grant_type, fb_exchange_token, client_secret }: Record<string, string>): StubAnswer {
      if (client_secret !== stubPage.appSecret) return graphError(400, 1, 'Error validating client secret.');
      const isLong = grant_type === 'fb_exchange_token' && fb_exchange_token === person.short;
      if (!isLong && code !== person.code) return graphError(400, 100, 'This authorization code has been used.');
      const access_token = isLong ? person.long : person.short;
      return { status: 200, body: { access_token, token_type: 'bearer', expires_in: 5_183_944 } };
    }

    function debug({ input_token, access_token }: Record<string, string>): StubAnswer {
      if (access_token !== `${stubPage.appId}|${stubPage.appSecret}`)
        return graphError(400, 190, 'Invalid OAuth token');
      if (input_token !== stubPage.token && input_token !== person.long) return graphError(400, 190, 'Invalid token');
      const data_access_expires_at = Math.floor(clock.now().getTime() / 1000) + 90 * 86_400;
      const scopes = ['pages_manage_posts', 'pages_read_engagement'];
      return { status: 200, body: { data: { is_valid: true, expires_at: 0, data_access_expires_at, scopes } } };
    }

    function accounts({ access_token }: Record<string, string>): StubAnswer {
      if (access_token !== person.long) return graphError(400, 190, 'Invalid OAuth access token.');
      const readOnly = { ...page(), id: '99', name: 'Musée', access_token: 'EAAmuseum', tasks: ['ANALYZE'] };
      const data = [{ ...page(), access_token: stubPage.token, tasks: ['CREATE_CONTENT', 'MODERATE'] }, readOnly];
      return { status: 200, body: { data, paging: { cursors: { before: 'a', after: 'b' } } } };
    }

    function publish(edge: string, fields: Record<string, string>): StubAnswer {
      if (edge === 'photos') {
        const id = nextId();
        photos.set(id, { alt: fields['alt_text_custom'] ?? '' });
        return { status: 200, body: { id } };
      }
      const text = fields['message'] ?? fields['description'] ?? '';
      if (text.length > 63_206) return graphError(400, 100, 'Param message is too long');
      if (text !== '' && posts.ours().some((post) => post.text === text && isFresh(post)))
        return graphError(400, 506, 'Duplicate status message');
      const attached = Object.entries(fields).filter(([name]) => name.startsWith('attached_media'));
      const media = attached.map(([, value]) => photos.get((JSON.parse(value) as { media_fbid: string }).media_fbid));
      if (media.includes(undefined)) return graphError(400, 100, 'Invalid parameter: attached_media');
      if (edge === 'videos' && !fields['file_url']) return graphError(400, 100, 'file_url is missing');
      const id = edge === 'videos' ? nextId() : `${stubPage.id}_${nextId()}`;
      const url = edge === 'videos' ? `${network.url}/${stubPage.id}/videos/${id}` : `${network.url}/${id}`;
      posts.add({
        id,
        url,
        text,
        isOurs: true,
        media: edge === 'videos' ? [{ alt: '' }] : (media as { alt: string }[]),
        more: { edge, link: fields['link'] },
      });
      return { status: 200, body: { id } };
    }

    function comment(post: StubPost, { message = '' }: Record<string, string>): StubAnswer {
      const id = `${post.id.split('_').at(-1)}_${nextId()}`;
      posts.add({ id, url: `${network.url}/${id}`, text: message, isOurs: true, inReplyTo: post.id });
      return { status: 200, body: { id } };
    }

    function comments(post: StubPost, { order, after }: Record<string, string>): StubAnswer {
      const under = (id: string): StubPost[] => posts.answersTo(id).flatMap((one) => [one, ...under(one.id)]);
      const all = under(post.id).map(told);
      const body =
        order === 'chronological'
          ? graphPage(all, after, 2)
          : withNext(graphPage(all.toReversed(), after, 2), all.length, after);
      network.servedPage();
      return { status: 200, body };
    }

    function caption(post: StubPost, { captions_file = '', default_locale }: Record<string, string>): StubAnswer {
      if (Number(captions_file) === 0) return graphError(400, 100, 'captions_file is missing');
      post.more = { ...post.more, captions: default_locale };
      return success;
    }

    function change(post: StubPost, { message, description, is_hidden }: Record<string, string>): StubAnswer {
      post.text = message ?? description ?? post.text;
      if (is_hidden !== undefined) post.isHidden = is_hidden === 'true';
      return success;
    }

    function remove({ id }: StubPost): StubAnswer {
      posts.remove(id);
      return success;
    }

    const ours = (edge: string, { limit }: Record<string, string>) =>
      posts
        .ours()
        .filter(({ more, inReplyTo }) => (more['edge'] ?? (inReplyTo ? 'comment' : 'feed')) === edge)
        .toReversed()
        .slice(0, Number(limit ?? 25))
        .map(told);

    function told({ id, text, at, url, isOurs, by, isHidden, counts, more, inReplyTo }: StubPost) {
      const from = isOurs ? { id: stubPage.id, name: stubPage.name } : by ? { id: personId(by), name: by } : undefined;
      const parent = posts.get(inReplyTo ?? '')?.inReplyTo ? { parent: { id: inReplyTo } } : {};
      return {
        id,
        [more['edge'] === 'videos' ? 'description' : 'message']: text,
        created_time: at.replace(/\.\d+Z$/, '+0000'),
        permalink_url: url,
        ...(from ? { from } : {}),
        ...parent,
        is_hidden: isHidden,
        reactions: { data: [], summary: { total_count: counts.reactions } },
        comments: { data: [], summary: { total_count: counts.comments } },
        ...(counts.shares > 0 ? { shares: { count: counts.shares } } : {}),
        ...(more['edge'] === 'videos' ? {} : { insights: seen }),
      };
    }

    function tagged({ after }: Record<string, string>): StubAnswer {
      const all = posts
        .all()
        .filter(({ mentionsUs }) => mentionsUs)
        .toReversed()
        .map(told);
      return { status: 200, body: withNext(graphPage(all, after, 2), all.length, after) };
    }

    const isFresh = ({ at }: StubPost) => clock.now().getTime() - Date.parse(at) < 3_600_000;
    const page = () => ({
      id: stubPage.id,
      name: stubPage.name,
      username: 'villedevalmarin',
      link: 'https://www.facebook.com/villedevalmarin',
      followers_count: 4213,
    });

    return {
      answer,
      refuse: (scenario, _call, resetAt) =>
        scenario === 'duplicate'
          ? graphError(400, 506, 'Duplicate status message')
          : graphRefusal(scenario, resetAt, clock.now()),
      isPublishing: ({ method, path }) => method === 'POST' && /\/(feed|videos|comments|messages)$/.test(path),
      isRenewal: () => false,
    };
  });
}

function isPage({ access_token, appsecret_proof }: Record<string, string>): boolean {
  const proof = createHmac('sha256', stubPage.appSecret).update(stubPage.token).digest('hex');
  return access_token === stubPage.token && appsecret_proof === proof;
}
