import { readMultipart } from '../../testing/multipart.read.ts';
import { startStubNetwork, type StubAnswer, type StubCall, type StubNetwork } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import { author, idOf, stubAccount } from './x-stub.account.ts';
import { forbidden, notFound, notSummoned, ok, problem, unauthorized } from './x-stub.answers.ts';
import { aboutMessages } from './x-stub.messages.ts';

export { stubAccount };
export const firstTokens = { accessToken: 'jeton-acces-0', refreshToken: 'jeton-rafraichir-0' };
export const stubClient = { clientId: 'client-de-la-ville', clientSecret: 'secret-du-client' };
/** An application without a secret. */
export const publicClient = 'client-public-de-la-ville';
const pageSize = 3;
const maxLength = 280;
const duplicateHours = 48;

type Sent = {
  text: string;
  media?: { media_ids: string[] };
  reply?: { in_reply_to_tweet_id: string };
  quote_tweet_id?: string;
  poll?: { options: string[]; duration_minutes: number };
};

/** The API of X (v2) as one account sees it, written from its documentation and from what is told of its refusals. */
export function startXStub(): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    const media = new Map<
      string,
      { total: number; bytes: number; isFinal: boolean; alt: string; subtitles: string[] }
    >();
    let tokens = 0;

    async function answer(call: StubCall): Promise<StubAnswer> {
      const { method, path } = call;
      if (path === '/2/oauth2/token') return giveTokens(call);
      if (call.headers['authorization'] !== `Bearer jeton-acces-${tokens}`) return unauthorized;
      if (path === '/2/users/me') return ok({ data: { ...author(stubAccount.handle), id: stubAccount.id } });
      if (path === `/2/users/${stubAccount.id}/tweets`) return timeline(call);
      if (path === '/2/tweets/search/recent') return search(call);
      if (path === `/2/users/${stubAccount.id}/mentions`) return mentions(call);
      if (path.startsWith('/2/dm_')) return aboutMessages(network, call);
      if (path === '/2/tweets' && method === 'GET') {
        const ids = (call.query.get('ids') ?? '').split(',');
        return ok({ data: ids.flatMap((id) => network.posts.get(id) ?? []).map(tweetOf) });
      }
      if (path.startsWith('/2/media/')) return aboutMedia(call);
      if (method === 'POST' && path === '/2/tweets') return publish(call.json() as Sent);
      const [, id = '', about] = /^\/2\/tweets\/(\d+)(\/hidden)?$/.exec(path) ?? [];
      const post = network.posts.get(id);
      if (method === 'DELETE') {
        network.posts.remove(id);
        return ok({ data: { deleted: post !== undefined } });
      }
      if (!post) return ok({ errors: [notFound(id)] });
      if (method === 'PUT' && about) {
        post.isHidden = (call.json() as { hidden: boolean }).hidden;
        return ok({ data: { hidden: post.isHidden } });
      }
      return ok({ data: tweetOf(post) });
    }

    function giveTokens(call: StubCall): StubAnswer {
      const form = call.form();
      const basic = Buffer.from(`${stubClient.clientId}:${stubClient.clientSecret}`).toString('base64');
      const isPublic = call.headers['authorization'] === undefined && form.get('client_id') === publicClient;
      if (!isPublic && call.headers['authorization'] !== `Basic ${basic}`)
        return {
          status: 401,
          body: { error: 'unauthorized_client', error_description: 'Missing valid authorization header' },
        };
      const isGood =
        form.get('grant_type') === 'refresh_token'
          ? form.get('refresh_token') === `jeton-rafraichir-${tokens}`
          : form.get('code') === 'code-bon' && form.get('code_verifier') !== null;
      if (!isGood)
        return {
          status: 400,
          body: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
        };
      tokens += 1;
      return ok({
        token_type: 'bearer',
        expires_in: 7200,
        access_token: `jeton-acces-${tokens}`,
        refresh_token: `jeton-rafraichir-${tokens}`,
        scope: 'tweet.read tweet.write users.read offline.access',
      });
    }

    function publish(sent: Sent): StubAnswer {
      const { text, reply, quote_tweet_id } = sent;
      if ([...text].length > maxLength) return forbidden('Your Tweet text is too long.');
      const since = network.clock.now().getTime() - duplicateHours * 3600_000;
      if (network.posts.ours().some((post) => post.text === text && Date.parse(post.at) > since))
        return forbidden('You are not allowed to create a Tweet with duplicate content.');
      const parent = reply && network.posts.get(reply.in_reply_to_tweet_id);
      if (reply && !parent)
        return forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.');
      if (parent && !isSummons(parent)) return notSummoned;
      const ids = sent.media?.media_ids ?? [];
      if (ids.some((id) => !media.get(id)?.isFinal || network.mediaState(id) !== 'ready'))
        return {
          status: 400,
          body: { title: 'Invalid Request', detail: 'Your media IDs are invalid.', type: problem('invalid-request') },
        };
      const post = network.posts.add({
        text,
        isOurs: true,
        by: stubAccount.handle,
        inReplyTo: parent?.id,
        media: ids.map((id) => ({ alt: media.get(id)?.alt ?? '' })),
        poll: sent.poll?.options,
        more: {
          quote: quote_tweet_id,
          poll: sent.poll,
          subtitles: ids.flatMap((id) => media.get(id)?.subtitles ?? []),
        },
      });
      return { status: 201, body: { data: { id: post.id, text, edit_history_post_ids: [post.id] } } };
    }

    /** Who answers us mentions us; others must write our name. */
    function isSummons(post: StubPost): boolean {
      const isAnswerToUs = post.inReplyTo !== undefined && network.posts.get(post.inReplyTo)?.isOurs === true;
      return post.isOurs || isAnswerToUs || post.text.includes(`@${stubAccount.handle}`);
    }

    async function aboutMedia(call: StubCall): Promise<StubAnswer> {
      const { method, path, query } = call;
      if (path === '/2/media/upload/initialize') {
        const { total_bytes } = call.json() as { total_bytes: number };
        const id = String(1_880_000 + media.size);
        media.set(id, { total: total_bytes, bytes: 0, isFinal: false, alt: '', subtitles: [] });
        return ok({ data: { id, media_key: `13_${id}`, expires_after_secs: 86_399 } });
      }
      if (path === '/2/media/metadata') {
        const { id, metadata } = call.json() as { id: string; metadata: { alt_text: { text: string } } };
        const described = media.get(id);
        if (described) described.alt = metadata.alt_text.text;
        return ok({ data: { id, associated_metadata: metadata } });
      }
      if (path === '/2/media/subtitles') {
        const { id, subtitles } = call.json() as { id: string; subtitles: { language_code: string } };
        media.get(id)?.subtitles.push(subtitles.language_code);
        return ok({ data: { id, associated_subtitles: [subtitles] } });
      }
      const [, id = query.get('media_id') ?? '', verb] = /^\/2\/media\/upload\/(\d+)\/(\w+)$/.exec(path) ?? [];
      const known = media.get(id);
      if (!known) return { status: 404, body: { errors: [notFound(id)] } };
      if (verb === 'append') {
        known.bytes += (await readMultipart(call)).files[0]?.bytes.length ?? 0;
        return { status: 200, body: { data: { expires_at: 0 } } };
      }
      if (method === 'POST' && known.bytes !== known.total)
        return {
          status: 400,
          body: { title: 'Invalid Request', detail: 'Segments do not add up', type: problem('invalid-request') },
        };
      known.isFinal = true;
      return ok({ data: { id, media_key: `13_${id}`, size: known.bytes, ...processing(id) } });
    }

    function processing(id: string) {
      if (network.scenario !== 'mediaProcessing' && network.scenario !== 'mediaFailed') return {};
      const state = { processing: 'in_progress', ready: 'succeeded', failed: 'failed' }[network.mediaState(id)];
      const error = { code: 1, name: 'InvalidMedia', message: 'Unsupported video format' };
      return { processing_info: { state, check_after_secs: 2, ...(state === 'failed' ? { error } : {}) } };
    }

    /** Newest first, a page at a time; the token is the id under which the next page lies. */
    function paged(posts: StubPost[], token: string | null) {
      const below = posts.filter(({ id }) => token === null || BigInt(id) < BigInt(token)).toReversed();
      const page = below.slice(0, pageSize);
      const more = below.length > pageSize ? { next_token: page.at(-1)?.id } : {};
      return { data: page.map(tweetOf), meta: { result_count: page.length, ...more } };
    }

    function timeline({ query }: StubCall): StubAnswer {
      const since = Date.parse(query.get('start_time') ?? '1970-01-01T00:00:00Z');
      const posts = network.posts.ours().filter(({ at }) => Date.parse(at) >= since);
      return ok(paged(posts, query.get('pagination_token')));
    }

    function search({ query }: StubCall): StubAnswer {
      const root = /conversation_id:(\d+)/.exec(query.get('query') ?? '')?.[1] ?? '';
      const since = query.get('since_id');
      const under = (id: string): StubPost[] => network.posts.answersTo(id).flatMap((one) => [one, ...under(one.id)]);
      const found = under(root)
        .filter(({ isOurs, id }) => !isOurs && (since === null || BigInt(id) > BigInt(since)))
        .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
      const page = paged(found, query.get('next_token'));
      const users = found.flatMap(({ by }) => (by === undefined ? [] : [author(by)]));
      const answered = ok({ ...page, includes: { users } });
      network.servedPage();
      return answered;
    }

    function rootOf(post: StubPost): StubPost {
      const parent = network.posts.get(post.inReplyTo ?? '');
      return parent ? rootOf(parent) : post;
    }

    /** Who answers in a conversation mentions all who are in it. */
    function mentions({ query }: StubCall): StubAnswer {
      const since = query.get('since_id');
      const from = Date.parse(query.get('start_time') ?? '1970-01-01T00:00:00Z');
      const found = network.posts
        .all()
        .filter((post) => !post.isOurs && (post.mentionsUs || rootOf(post).isOurs))
        .filter(({ id, at }) => (since === null || BigInt(id) > BigInt(since)) && Date.parse(at) >= from);
      const users = found.flatMap(({ by }) => (by === undefined ? [] : [author(by)]));
      const answered = ok({ ...paged(found, query.get('pagination_token')), includes: { users } });
      network.servedPage();
      return answered;
    }

    /** As X gives a text back: addresses replaced by its own, one more for what hangs from the post. */
    function tweetOf(post: StubPost) {
      const urls: { url: string; expanded_url: string }[] = [];
      const shorten = (written: string) => {
        const url = `https://t.co/${post.id.slice(-4)}${urls.length}`;
        urls.push({ url, expanded_url: /^https?:/.test(written) ? written : `http://${written}/` });
        return url;
      };
      let text = post.text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll(/https?:\/\/\S+|\b[a-z]+\.fr\b/g, shorten);
      if (post.media.length > 0) text += ` ${shorten(`https://x.com/${stubAccount.handle}/status/${post.id}/photo/1`)}`;
      const quote = post.more['quote'] as string | undefined;
      if (quote) text += ` ${shorten(`https://x.com/${stubAccount.handle}/status/${quote}`)}`;
      return {
        id: post.id,
        text,
        ...(post.isOurs ? { author_id: stubAccount.id } : post.by ? { author_id: author(post.by).id } : {}),
        created_at: post.at,
        conversation_id: rootOf(post).id,
        ...answeredBy(network.posts.get(post.inReplyTo ?? '')),
        lang: 'fr',
        entities: { urls },
        ...(post.inReplyTo || quote
          ? {
              referenced_tweets: [
                ...(post.inReplyTo ? [{ type: 'replied_to', id: post.inReplyTo }] : []),
                ...(quote ? [{ type: 'quoted', id: quote }] : []),
              ],
            }
          : {}),
        public_metrics: {
          retweet_count: post.counts.shares,
          quote_count: 0,
          reply_count: post.counts.comments,
          like_count: post.counts.reactions,
          bookmark_count: 0,
          impression_count: 900,
        },
        non_public_metrics: { url_link_clicks: 7, user_profile_clicks: 1 },
      };
    }

    return {
      answer,
      isPublishing: ({ method, path }) =>
        method === 'POST' && (path === '/2/tweets' || /^\/2\/dm_conversations\/.+\/messages$/.test(path)),
      isRenewal: ({ path }) => path === '/2/oauth2/token',
      refuse: (scenario, call, resetAt) => {
        const reset = String(Math.ceil(resetAt.getTime() / 1000));
        if (scenario === 'revoked' && call.path === '/2/oauth2/token')
          return {
            status: 400,
            body: { error: 'invalid_request', error_description: 'Value passed for the token was invalid.' },
          };
        if (scenario === 'expired' || scenario === 'revoked') return unauthorized;
        if (scenario === 'permissionLost') return forbidden('You are not permitted to perform this action.');
        if (scenario === 'duplicate') return forbidden('You are not allowed to create a Tweet with duplicate content.');
        if (scenario === 'notSummoned') return notSummoned;
        if (scenario === 'down') return { status: 503, body: { title: 'Service Unavailable', status: 503 } };
        if (scenario === 'errorInside')
          return ok({ errors: [{ title: 'Oops', detail: 'Something is wrong', type: 'about:blank' }] });
        if (scenario === 'budgetSpent')
          return {
            status: 402,
            body: {
              title: 'CreditsDepleted',
              detail: 'Your enrolled account [1] does not have any credits to fulfill this request.',
              type: problem('credits'),
            },
          };
        if (scenario === 'quotaSpent')
          return {
            status: 429,
            body: {
              title: 'UsageCapExceeded',
              detail: 'Usage cap exceeded: Monthly product cap',
              period: 'Monthly',
              type: problem('usage-capped'),
            },
          };
        if (scenario !== 'overrun') return undefined;
        return {
          status: 429,
          headers: { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
          body: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
        };
      },
    };
  });
}

function answeredBy(parent: StubPost | undefined) {
  if (!parent) return {};
  return { in_reply_to_user_id: parent.isOurs ? stubAccount.id : idOf(parent.by ?? 'anonyme') };
}
