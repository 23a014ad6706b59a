import { startStubNetwork, type StubAnswer, type StubCall, type StubNetwork } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import { createStubChat } from './stub.chat.ts';

export const stubAccount = { did: 'did:plc:ville', handle: 'ville.example', appPassword: 'abcd-efgh-ijkl-mnop' };
const maxGraphemes = 300;
const postCollection = 'app.bsky.feed.post';
const block = 'app.bsky.graph.block';
const chatService = 'did:web:api.bsky.chat#bsky_chat';
/** Of notifications, and of the log of private messages. */
const inboxPage = 3;
const threadgate = 'app.bsky.feed.threadgate';

type PostRecord = {
  text: string;
  reply?: { parent: { uri: string } };
  embed?: { images?: { alt: string }[]; video?: unknown; alt?: string };
};
type Put = {
  repo: string;
  collection: string;
  rkey: string;
  record: Record<string, unknown>;
  swapRecord?: string | null;
};

/** The uri under which a post of the stub is known: ours are kept by theirs. */
export function uriOf({ id, by, isOurs }: Pick<StubPost, 'id' | 'by'> & { isOurs?: boolean }): string {
  if (isOurs && !id.startsWith('at://')) return `at://${stubAccount.did}/${postCollection}/${id}`;
  return id.startsWith('at://') ? id : `at://did:plc:${by ?? 'anonyme'}/${postCollection}/${id}`;
}

/** A data server with its application view, written from the lexicons: what an account publishes through. */
export function startBlueskyPublishStub(): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    /** Every record that was put, by its uri. */
    const records = new Map<string, { cid: string; value: Record<string, unknown> }>();
    let writes = 0;
    let session = 0;

    const postAt = (uri: string) => network.posts.get(uri) ?? network.posts.get(uri.slice(uri.lastIndexOf('/') + 1));

    function answer(call: StubCall): StubAnswer {
      const method = call.path.replace('/xrpc/', '');
      const bearer = call.headers['authorization'];
      if (method === 'com.atproto.server.createSession') {
        const { password } = call.json() as { password: string };
        return password === stubAccount.appPassword
          ? openSession()
          : refuse(401, 'AuthenticationRequired', 'Invalid identifier or password');
      }
      if (method === 'com.atproto.server.refreshSession') {
        return bearer === `Bearer rafraichir-${session}` ? openSession() : expired();
      }
      if (bearer !== `Bearer acces-${session}`) return expired();
      const handler = methods[method];
      return handler ? handler(call) : refuse(501, 'MethodNotImplemented', 'Method Not Implemented');
    }

    const methods: Record<string, (call: StubCall) => StubAnswer> = {
      'com.atproto.server.getSession': () => ok({ did: stubAccount.did, handle: stubAccount.handle, active: true }),
      'app.bsky.actor.getProfile': () =>
        ok({ did: stubAccount.did, handle: stubAccount.handle, displayName: 'Ville', followersCount: 41 }),
      'com.atproto.identity.resolveHandle': ({ query }) =>
        query.get('handle') === 'mairie.example'
          ? ok({ did: 'did:plc:mairie' })
          : refuse(400, 'InvalidRequest', 'Unable to resolve handle'),
      'com.atproto.repo.uploadBlob': ({ body, headers }) => {
        if (network.scenario === 'mediaFailed') return refuse(413, 'PayloadTooLarge', 'request entity too large');
        const ref = { $link: `bafkrei${body.length}` };
        return ok({ blob: { $type: 'blob', ref, mimeType: headers['content-type'], size: body.length } });
      },
      'com.atproto.repo.putRecord': (call) => put(call.json() as Put),
      'com.atproto.repo.getRecord': ({ query }) => {
        const uri = `at://${query.get('repo')}/${query.get('collection')}/${query.get('rkey')}`;
        const post = postAt(uri);
        const kept = records.get(uri);
        const isGone = uri.includes(postCollection) && !post;
        if (isGone || (!kept && !post)) return refuse(400, 'RecordNotFound', `Could not locate record: ${uri}`);
        const value = kept?.value ?? (post ? valueOf(post) : {});
        return ok({ uri, cid: kept?.cid ?? cidOf(uri), value });
      },
      'com.atproto.repo.deleteRecord': (call) => {
        const { repo, collection, rkey } = call.json() as Put;
        network.posts.remove(`at://${repo}/${collection}/${rkey}`);
        const blocked = records.get(`at://${repo}/${collection}/${rkey}`)?.value['subject'];
        if (collection === block && blocked) {
          network.blocked.delete(nameOf(String(blocked)));
          records.delete(`at://${repo}/${collection}/${rkey}`);
        }
        return ok({});
      },
      'app.bsky.notification.listNotifications': ({ query }) => {
        const below = Number(query.get('cursor') ?? Number.MAX_SAFE_INTEGER);
        const isToUs = ({ isOurs, inReplyTo, mentionsUs }: StubPost) =>
          !isOurs && (mentionsUs || inReplyTo !== undefined);
        const listed = network.posts
          .all()
          .map((post, at) => ({ post, at }))
          .filter(({ post, at }) => isToUs(post) && at < below)
          .toReversed()
          .slice(0, inboxPage);
        const last = listed.at(-1);
        const notifications = listed.map(({ post }) => ({
          ...viewOf(post),
          reason: post.inReplyTo === undefined ? 'mention' : 'reply',
          isRead: false,
        }));
        network.servedPage();
        return ok({ notifications, ...(last ? { cursor: String(last.at) } : {}) });
      },
      ...createStubChat(network, { chatService, ok, refuse }),
      'app.bsky.feed.getPosts': ({ query }) =>
        ok({
          posts: query.getAll('uris').flatMap((uri) => [postAt(uri)].flatMap((post) => (post ? viewOf(post) : []))),
        }),
      'app.bsky.feed.getPostThread': ({ query }) => {
        const post = postAt(query.get('uri') ?? '');
        if (!post) return refuse(400, 'NotFound', 'Post not found');
        const answered = ok({ thread: threadOf(post) });
        network.servedPage();
        return answered;
      },
    };

    function put({ repo, collection, rkey, record, swapRecord }: Put): StubAnswer {
      if (repo !== stubAccount.did) return refuse(401, 'AuthMissing', 'Authentication Required');
      const uri = `at://${repo}/${collection}/${rkey}`;
      const before = records.get(uri);
      const isThere = collection === postCollection ? network.posts.get(uri) !== undefined : before !== undefined;
      if (isThere && JSON.stringify(before?.value) === JSON.stringify(record)) return ok({ uri, cid: before?.cid });
      if (swapRecord !== undefined && swapRecord !== (isThere ? before?.cid : null))
        return refuse(400, 'InvalidSwap', `Record was at ${before?.cid ?? 'null'}`);
      if (collection === postCollection) {
        const refused = storePost(uri, record as unknown as PostRecord);
        if (refused) return refused;
      }
      if (collection === block) network.blocked.add(nameOf(String(record['subject'])));
      if (collection === threadgate) {
        const hidden = record['hiddenReplies'] as string[];
        for (const post of network.posts.all()) post.isHidden = hidden.includes(uriOf(post));
      }
      writes += 1;
      const cid = `${cidOf(uri)}-${writes}`;
      records.set(uri, { cid, value: record });
      return ok({ uri, cid, commit: { cid, rev: '3l' }, validationStatus: 'valid' });
    }

    function storePost(uri: string, { text, reply, embed, ...more }: PostRecord): StubAnswer | undefined {
      if ([...new Intl.Segmenter('fr').segment(text)].length > maxGraphemes)
        return refuse(
          400,
          'InvalidRequest',
          `Invalid record: must not be longer than ${maxGraphemes} graphemes at text`,
        );
      const parent = reply && postAt(reply.parent.uri);
      network.posts.add({
        id: uri,
        text,
        isOurs: true,
        by: 'ville',
        inReplyTo: parent?.id,
        media: embed?.images ?? (embed?.video ? [{ alt: embed.alt ?? '' }] : []),
        more: { ...more, reply, embed },
      });
      return undefined;
    }

    function openSession(): StubAnswer {
      session += 1;
      const { did, handle } = stubAccount;
      return ok({ accessJwt: `acces-${session}`, refreshJwt: `rafraichir-${session}`, did, handle });
    }

    function valueOf(post: StubPost): Record<string, unknown> {
      const parent = post.inReplyTo === undefined ? undefined : network.posts.get(post.inReplyTo);
      const ref = parent && refOf(parent);
      return {
        $type: postCollection,
        text: post.text,
        createdAt: post.at,
        ...(parent && ref ? { reply: { root: refOf(rootOf(parent)), parent: ref } } : {}),
      };
    }

    function refOf(post: StubPost) {
      return { uri: uriOf(post), cid: records.get(uriOf(post))?.cid ?? cidOf(uriOf(post)) };
    }

    function rootOf(post: StubPost): StubPost {
      const parent = post.inReplyTo === undefined ? undefined : network.posts.get(post.inReplyTo);
      return parent ? rootOf(parent) : post;
    }

    function viewOf(post: StubPost) {
      const author = post.isOurs
        ? { did: stubAccount.did, handle: stubAccount.handle }
        : { did: `did:plc:${post.by ?? 'anonyme'}`, handle: `${post.by ?? 'handle'}.example` };
      return {
        uri: uriOf(post),
        cid: cidOf(uriOf(post)),
        author,
        record: valueOf(post),
        indexedAt: post.at,
        likeCount: post.counts.reactions,
        repostCount: post.counts.shares,
        replyCount: post.counts.comments,
        quoteCount: 0,
      };
    }

    function threadOf(post: StubPost): Record<string, unknown> {
      return {
        $type: 'app.bsky.feed.defs#threadViewPost',
        post: viewOf(post),
        replies: network.posts.answersTo(post.id).map(threadOf),
      };
    }

    const writesPost = ({ path, body }: StubCall) =>
      path === '/xrpc/chat.bsky.convo.sendMessage' ||
      (path === '/xrpc/com.atproto.repo.putRecord' && body.includes(`"collection":"${postCollection}"`));

    return {
      answer,
      isPublishing: writesPost,
      isRenewal: ({ path }) => path === '/xrpc/com.atproto.server.refreshSession',
      refuse: (scenario, { headers }, resetAt) => {
        if (scenario === 'expired') return expired();
        if (scenario === 'revoked')
          return refuse(
            401,
            'AuthenticationRequired',
            `Invalid identifier or password ${headers['authorization'] ?? ''}`,
          );
        if (scenario === 'permissionLost') return refuse(403, 'Forbidden', 'Bad token scope');
        if (scenario === 'down') return refuse(502, 'UpstreamFailure', 'Upstream Failure');
        if (scenario === 'errorInside') return ok({ error: 'InternalServerError', message: 'Internal Server Error' });
        if (scenario !== 'overrun') return undefined;
        return {
          ...refuse(429, 'RateLimitExceeded', 'Rate Limit Exceeded'),
          headers: {
            'ratelimit-limit': '5000',
            'ratelimit-remaining': '0',
            'ratelimit-reset': String(Math.ceil(resetAt.getTime() / 1000)),
            'ratelimit-policy': '5000;w=3600',
          },
        };
      },
    };
  });
}

function nameOf(did: string): string {
  return did.replace('did:plc:', '');
}

function cidOf(uri: string): string {
  return `bafyrei${uri.slice(uri.lastIndexOf('/') + 1)}`;
}

function expired(): StubAnswer {
  return refuse(400, 'ExpiredToken', 'Token has expired');
}

function ok(body: unknown): StubAnswer {
  return { status: 200, body };
}

function refuse(status: number, error: string, message: string): StubAnswer {
  return { status, body: { error, message } };
}
