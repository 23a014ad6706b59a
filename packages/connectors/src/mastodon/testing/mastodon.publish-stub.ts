import { startStubNetwork, type StubAnswer, type StubCall, type StubNetwork } from '../../testing/stub-network.ts';
import { readMultipart } from '../../testing/multipart.read.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import type { StubPrivate } from '../../testing/stub.privates.ts';
import { contentOf, page } from './stub.statuses.ts';

export const stubToken = 'jeton-de-la-ville';
const idempotencySeconds = 3600;
const maxCharacters = 500;
/** Of what lists inboxes; a server gives forty. */
const inboxPage = 3;

type Sent = {
  status?: string;
  in_reply_to_id?: string;
  media_ids?: string[];
  spoiler_text?: string;
  sensitive?: boolean;
  language?: string;
  visibility?: string;
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
        const isSought = ({ id }: { id: string }) => query.get('q')?.endsWith(`/${id}`);
        const statuses = [
          ...network.posts.all().filter(isSought).map(statusOf),
          ...network.privates.all().filter(isSought).map(directOf),
        ];
        return ok({ accounts: [], hashtags: [], statuses });
      }
      if (path === '/api/v1/accounts/1/statuses')
        return ok(page([...network.posts.ours().map(statusOf), ...network.privates.ours().map(directOf)], query));
      if (path === '/api/v1/notifications') return notifications(query);
      const person = /^\/api\/v1\/accounts\/(\d+)(\/\w+)?$/.exec(path);
      if (person) return aboutPerson(handleOf(person[1] ?? ''), person[2]);
      if (path === '/api/v1/statuses' && method === 'GET')
        return ok(
          query
            .getAll('id[]')
            .flatMap((id) => network.posts.get(id) ?? [])
            .map(statusOf),
        );
      const message = network.privates.get(/^\/api\/v1\/statuses\/(\d+)/.exec(path)?.[1] ?? '');
      if (message) return aboutMessage(call, message);
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
      if (before && now - before.at < idempotencySeconds * 1000) {
        const post = network.posts.get(before.id);
        const message = network.privates.get(before.id);
        if (post) return ok(statusOf(post));
        if (message) return ok(directOf(message));
      }
      const sent = call.json() as Sent;
      const refused = invalid(sent);
      if (refused) return refused;
      if (sent.visibility === 'direct') {
        const [, to = ''] = /^@(\w+) /.exec(sent.status ?? '') ?? [];
        const message = network.privates.add({ text: sent.status ?? '', with: to, isOurs: true });
        kept.set(key, { id: message.id, at: now });
        return ok(directOf(message));
      }
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
      if (in_reply_to_id && !network.posts.get(in_reply_to_id) && !network.privates.get(in_reply_to_id))
        return refuse(404, 'Record not found');
      if (media_ids.some((id) => network.mediaState(id) !== 'ready'))
        return refuse(422, 'Cannot attach files that have not finished processing. Try again in a moment!');
      return undefined;
    }

    function aboutPost(call: StubCall, post: StubPost, about: string | undefined): StubAnswer {
      if (about === '/source') return ok({ id: post.id, text: post.text, spoiler_text: '' });
      if (about === '/context') {
        const under = (id: string): StubPost[] => network.posts.answersTo(id).flatMap((one) => [one, ...under(one.id)]);
        const above = (id: string | undefined): StubPost[] => {
          const parent = network.posts.get(id ?? '');
          return parent ? [...above(parent.inReplyTo), parent] : [];
        };
        const answered = ok({
          ancestors: above(post.inReplyTo).map(statusOf),
          descendants: under(post.id).map(statusOf),
        });
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

    /** Answers to us mention us, whether they name us or not. */
    function notifications(query: URLSearchParams): StubAnswer {
      const isToUs = ({ isOurs, mentionsUs, inReplyTo }: StubPost) =>
        !isOurs && (mentionsUs || inReplyTo !== undefined);
      const all = [
        ...network.posts.all().filter(isToUs).map(statusOf),
        ...network.privates
          .all()
          .filter(({ isOurs }) => !isOurs)
          .map(directOf),
      ].map((status) => ({ id: status.id, type: 'mention', created_at: status.created_at, status }));
      query.set('limit', String(inboxPage));
      const answered = ok(page(all, query));
      network.servedPage();
      return answered;
    }

    function aboutPerson(handle: string, verb: string | undefined): StubAnswer {
      if (verb === '/block') network.blocked.add(handle);
      if (verb === '/unblock') network.blocked.delete(handle);
      return ok(verb ? { id: idOf(handle), blocking: network.blocked.has(handle) } : accountOf(handle, network.url));
    }

    function aboutMessage({ method, path }: StubCall, message: StubPrivate): StubAnswer {
      if (path.endsWith('/source')) return ok({ id: message.id, text: message.text, spoiler_text: '' });
      if (method === 'DELETE') network.privates.remove(message.id);
      return ok(directOf(message));
    }

    function directOf(message: StubPrivate) {
      const { id, isOurs, with: by, at } = message;
      const [from, to] = isOurs ? ['ville', by] : [by, 'ville'];
      const text = message.text.startsWith('@') ? message.text : `@${to} ${message.text}`;
      return {
        ...statusOf({ ...message, url: '', by: from, isOurs, media: [], isHidden: false, counts, more: {} }),
        id,
        created_at: at,
        visibility: 'direct',
        content: contentOf(text, network.url),
        account: accountOf(from ?? '', network.url),
        mentions: [{ ...accountOf(to ?? '', network.url) }],
      };
    }

    function statusOf(post: StubPost) {
      const author = post.by ?? 'anonyme';
      return {
        id: post.id,
        uri: `${network.url}/users/${author}/statuses/${post.id}`,
        url: `${network.url}/@${author}/${post.id}`,
        created_at: post.at,
        edited_at: null,
        in_reply_to_id: post.inReplyTo ?? null,
        in_reply_to_account_id: accountIdOfPost(post.inReplyTo),
        visibility: 'public',
        sensitive: post.more['sensitive'] ?? false,
        spoiler_text: '',
        language: 'fr',
        content: contentOf(post.text, network.url),
        account: post.isOurs
          ? accountOf('ville', network.url)
          : { ...accountOf(author, network.url), display_name: post.by ?? '' },
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

    function accountIdOfPost(id: string | undefined): string | null {
      const post = network.posts.get(id ?? '');
      return post ? (post.isOurs ? '1' : idOf(post.by ?? 'anonyme')) : null;
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

const counts = { reactions: 0, shares: 0, comments: 0 };

/** The number of an account: its name, in digits. */
function idOf(acct: string): string {
  return acct === 'ville' ? '1' : BigInt(`0x${Buffer.from(acct).toString('hex')}`).toString();
}

function handleOf(id: string): string {
  return id === '1' ? 'ville' : Buffer.from(BigInt(id).toString(16), 'hex').toString();
}

function accountOf(acct: string, url: string) {
  return {
    id: idOf(acct),
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
