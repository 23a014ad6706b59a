import { startStubNetwork, type StubAnswer, type StubCall, type StubNetwork } from '../../testing/stub-network.ts';
import { readMultipart } from '../../testing/multipart.read.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import { contentOf } from './stub.statuses.ts';

export const stubToken = 'jeton-de-la-ville';
const idempotencySeconds = 3600;
const maxCharacters = 500;

type Sent = {
  status?: string;
  in_reply_to_id?: string;
  media_ids?: string[];
  spoiler_text?: string;
  sensitive?: boolean;
  language?: string;
  poll?: { options: string[]; expires_in: number };
};
type Media = { id: string; alt: string; focus: string | undefined };

/** The side of a Mastodon server (4.6) that an account publishes through, written from its documentation. */
export function startMastodonPublishStub(): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    const media = new Map<string, Media>();
    const kept = new Map<string, { id: string; at: number }>();
    const wellKnown: Record<string, () => unknown> = {
      '/api/v1/accounts/verify_credentials': () => accountOf('ville', network.url),
      '/api/v1/apps/verify_credentials': () => ({ name: 'Beffroi', scopes: ['read', 'write'] }),
      '/api/v2/instance': () => instance,
    };

    async function answer(call: StubCall): Promise<StubAnswer> {
      const { method, path, query } = call;
      if (method === 'POST' && path === '/api/v1/apps')
        return ok({ client_id: 'cid', client_secret: 'secret-de-l-application', redirect_uris: [] });
      if (method === 'POST' && path === '/oauth/token') {
        const { code, code_verifier } = call.json() as Record<string, string>;
        return code === 'code-bon' && code_verifier
          ? ok({ access_token: stubToken, token_type: 'Bearer', scope: 'read write', created_at: 0 })
          : refuse(400, 'invalid_grant');
      }
      if (call.headers['authorization'] !== `Bearer ${stubToken}`) return refuse(401, 'The access token is invalid');
      const known = wellKnown[path];
      if (known) return ok(known());
      if (path === '/api/v2/media') return receiveMedia(call);
      const asked = /^\/api\/v1\/media\/(\w+)$/.exec(path);
      if (asked) return mediaAnswer(asked[1] ?? '', 206);
      if (method === 'POST' && path === '/api/v1/statuses') return publish(call);
      if (path === '/api/v2/search') {
        const found = network.posts.all().filter(({ id }) => query.get('q')?.endsWith(`/${id}`));
        return ok({ accounts: [], hashtags: [], statuses: found.map(statusOf) });
      }
      if (path === '/api/v1/accounts/1/statuses') {
        const below = query.get('max_id');
        const listed = network.posts
          .ours()
          .filter(({ id }) => below === null || BigInt(id) < BigInt(below))
          .toReversed();
        return ok(listed.slice(0, Number(query.get('limit'))).map(statusOf));
      }
      const one = /^\/api\/v1\/statuses\/(\d+)(\/\w+)?$/.exec(path);
      const post = network.posts.get(one?.[1] ?? '');
      if (!one || !post) return refuse(404, 'Record not found');
      return aboutPost(call, post, one[2]);
    }

    async function receiveMedia(call: StubCall): Promise<StubAnswer> {
      const { fields, files } = await readMultipart(call);
      if (files.length !== 1) return refuse(422, "Validation failed: File can't be blank");
      const id = String(9_000 + media.size);
      media.set(id, { id, alt: fields['description'] ?? '', focus: fields['focus'] });
      return mediaAnswer(id, 202);
    }

    function mediaAnswer(id: string, whileProcessing: number): StubAnswer {
      const state = network.mediaState(id);
      if (state === 'failed') return refuse(422, 'Error processing thumbnail for uploaded media');
      const isReady = state === 'ready';
      return ok({ id, type: 'image', url: isReady ? `${network.url}/m/${id}` : null }, isReady ? 200 : whileProcessing);
    }

    function publish(call: StubCall): StubAnswer {
      const key = call.headers['idempotency-key'] ?? '';
      const now = network.clock.now().getTime();
      const before = kept.get(key);
      const same = before && now - before.at < idempotencySeconds * 1000 ? network.posts.get(before.id) : undefined;
      if (same) return ok(statusOf(same));
      const sent = call.json() as Sent;
      const refused = invalid(sent);
      if (refused) return refused;
      const post = network.posts.add({
        text: sent.status ?? '',
        isOurs: true,
        by: 'ville',
        inReplyTo: sent.in_reply_to_id,
        media: (sent.media_ids ?? []).map((id) => ({ alt: media.get(id)?.alt ?? '' })),
        poll: sent.poll?.options,
        more: { ...sent, focus: (sent.media_ids ?? []).map((id) => media.get(id)?.focus) },
      });
      kept.set(key, { id: post.id, at: now });
      return ok(statusOf(post));
    }

    function invalid({ status = '', media_ids = [], in_reply_to_id, spoiler_text = '' }: Sent): StubAnswer | undefined {
      if (status === '' && media_ids.length === 0) return refuse(422, "Validation failed: Text can't be blank");
      if ([...status].length + [...spoiler_text].length > maxCharacters)
        return refuse(422, `Validation failed: Text character limit of ${maxCharacters} exceeded`);
      if (in_reply_to_id && !network.posts.get(in_reply_to_id)) return refuse(404, 'Record not found');
      if (media_ids.some((id) => network.mediaState(id) !== 'ready'))
        return refuse(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
      return undefined;
    }

    function aboutPost(call: StubCall, post: StubPost, about: string | undefined): StubAnswer {
      if (about === '/source') return ok({ id: post.id, text: post.text, spoiler_text: '' });
      if (about === '/context') {
        const under = (id: string): StubPost[] => network.posts.answersTo(id).flatMap((one) => [one, ...under(one.id)]);
        const answered = ok({ ancestors: [], descendants: under(post.id).map(statusOf) });
        network.servedPage();
        return answered;
      }
      if (call.method === 'DELETE') network.posts.remove(post.id);
      if (call.method === 'PUT') {
        const sent = call.json() as Sent;
        const refused = invalid(sent);
        if (refused) return refused;
        post.text = sent.status ?? '';
        // As the server does: what an edit leaves out is taken away.
        post.media = (sent.media_ids ?? []).map((id) => ({ alt: media.get(id)?.alt ?? '' }));
        post.poll = sent.poll?.options;
        post.more = { ...post.more, ...sent };
      }
      return ok(statusOf(post));
    }

    function statusOf(post: StubPost): Record<string, unknown> {
      const author = post.by ?? 'anonyme';
      return {
        id: post.id,
        uri: `${network.url}/users/${author}/statuses/${post.id}`,
        url: `${network.url}/@${author}/${post.id}`,
        created_at: post.at,
        edited_at: null,
        in_reply_to_id: post.inReplyTo ?? null,
        visibility: 'public',
        sensitive: post.more['sensitive'] ?? false,
        spoiler_text: '',
        language: 'fr',
        content: contentOf(post.text, network.url),
        account: post.isOurs
          ? accountOf('ville', network.url)
          : { ...accountOf(author, network.url), id: `9${author.length}`, display_name: post.by ?? '' },
        reblog: null,
        media_attachments: ((post.more['media_ids'] as string[] | undefined) ?? []).map((id) => ({
          id,
          type: 'image',
          url: `${network.url}/m/${id}`,
          description: media.get(id)?.alt ?? null,
        })),
        mentions: [],
        tags: [],
        card: null,
        poll: post.poll
          ? { options: post.poll.map((title) => ({ title })), expires_at: '2026-11-25T08:00:00.000Z', multiple: false }
          : null,
        replies_count: post.counts.comments,
        reblogs_count: post.counts.shares,
        favourites_count: post.counts.reactions,
      };
    }

    return {
      answer,
      isPublishing: ({ method, path }) => method === 'POST' && path === '/api/v1/statuses',
      // Tokens have no term: one that was refused is good again once the person has seen to it.
      isRenewal: () => false,
      refuse: (scenario, _call, resetAt) => {
        if (scenario === 'expired') return refuse(401, 'The access token expired');
        if (scenario === 'revoked') return refuse(401, `The access token was revoked: ${stubToken}`);
        if (scenario === 'permissionLost') return refuse(403, 'This action is outside the authorized scopes');
        if (scenario === 'down') return { status: 503, body: 'Service Unavailable' };
        if (scenario === 'errorInside') return ok({ error: 'Something went wrong' });
        if (scenario !== 'overrun') return undefined;
        return {
          ...refuse(429, 'Too many requests'),
          headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': resetAt.toISOString() },
        };
      },
    };
  });
}

function ok(body: unknown, status = 200): StubAnswer {
  return { status, body };
}

function refuse(status: number, error: string): StubAnswer {
  return { status, body: { error } };
}

function accountOf(acct: string, url: string) {
  return {
    id: acct === 'ville' ? '1' : acct,
    username: acct,
    acct,
    display_name: acct === 'ville' ? 'Ville de Picardie' : acct,
    url: `${url}/@${acct}`,
    followers_count: 12,
  };
}

const instance = {
  domain: '127.0.0.1',
  configuration: {
    statuses: { max_characters: maxCharacters, max_media_attachments: 6, characters_reserved_per_url: 23 },
    media_attachments: {
      supported_mime_types: ['image/jpeg', 'image/png', 'video/mp4'],
      description_limit: 1200,
      image_size_limit: 20_000_000,
      video_size_limit: 200_000_000,
    },
    polls: { max_options: 8, max_characters_per_option: 80, min_expiration: 300, max_expiration: 2_629_746 },
  },
};
