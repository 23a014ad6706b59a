import {
  startStubNetwork,
  type RefusedScenario,
  type StubAnswer,
  type StubCall,
  type StubNetwork,
} from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import { linkedInVersion } from '../linkedin.facts.ts';

export const stubLinkedIn = {
  organization: 'urn:li:organization:2414183',
  clientId: '86abcdefgh1234',
  clientSecret: 'clef-secrete-linkedin',
  code: 'code-de-linkedin',
  accessToken: 'AQXtokenOfTheTown0123456789',
};

type PostBody = {
  commentary: string;
  content?: {
    media?: { id: string; altText?: string };
    multiImage?: { images: { id: string; altText?: string }[] };
    poll?: { options: { text: string }[] };
    article?: { source: string };
  };
  patch?: { $set: { commentary: string } };
};
type CommentBody = { actor: string; object: string; message: { text: string }; parentComment?: string };

/** A server that speaks the Community Management API as its documentation and its users tell it. */
export function startLinkedInStub(): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    const { posts, clock } = network;
    const media = new Map<string, { alt: string; pieces: number }>();
    let made = 7_143_000_000;
    const nextId = () => String((made += 1));

    function answer(call: StubCall): StubAnswer {
      if (call.path === '/oauth/v2/accessToken') return token(call.form());
      if (call.path.startsWith('/dms-uploads/')) return receive(call);
      const refused = misspoken(call);
      if (refused) return refused;
      const [resource = '', id = '', edge = ''] = call.path.slice('/rest/'.length).split('/').map(decodeURIComponent);
      if (resource === 'organizationAcls') return acls();
      if (resource === 'organizations') return organization(id);
      if (resource === 'networkSizes') return { status: 200, body: { firstDegreeSize: 1312 } };
      if (resource === 'organizationalEntityShareStatistics') return statistics(call);
      if (resource === 'images' || resource === 'videos') return upload(resource, id, call);
      if (resource === 'socialActions') return id === '' ? summaries(call) : comments(id, edge, call);
      if (resource === 'posts') return id === '' ? listOrCreate(call) : onPost(id, call);
      return { status: 404, body: { message: 'Not Found', status: 404 } };
    }

    function token(form: URLSearchParams): StubAnswer {
      const isKnown = form.get('client_secret') === stubLinkedIn.clientSecret;
      const isGood = form.get('code') === stubLinkedIn.code;
      if (!isKnown || !isGood) return { status: 400, body: { error: 'invalid_grant', error_description: 'expired' } };
      return { status: 200, body: { access_token: stubLinkedIn.accessToken, expires_in: 5_184_000 } };
    }

    function listOrCreate(call: StubCall): StubAnswer {
      if (call.method === 'GET') {
        const elements = posts
          .ours()
          .filter(({ inReplyTo }) => !inReplyTo)
          .toReversed()
          .map(told);
        return { status: 200, body: { elements } };
      }
      const { commentary, content = {} } = call.json() as PostBody;
      const text = rendered(commentary);
      if (text.length > 3000) return refusal(422, 'commentary exceeds 3000 characters');
      if (posts.ours().some((post) => post.text === text && isFresh(post))) return duplicate;
      const shown = content.multiImage?.images ?? (content.media ? [content.media] : []);
      if (shown.some(({ id }) => !media.get(id)?.pieces)) return refusal(400, 'media is not available');
      const id = `urn:li:share:${nextId()}`;
      posts.add({
        id,
        url: `${network.url}/feed/update/${id}/`,
        text,
        isOurs: true,
        media: shown.map(({ altText = '' }) => ({ alt: altText })),
        poll: content.poll?.options.map(({ text }) => text),
        more: { article: content.article?.source },
      });
      return { status: 201, headers: { 'x-restli-id': id } };
    }

    function onPost(id: string, call: StubCall): StubAnswer {
      const post = posts.get(id);
      if (!post) return { status: 404, body: { message: 'Post not found', status: 404 } };
      if (call.method === 'DELETE') posts.remove(id);
      if (call.method === 'POST') post.text = rendered((call.json() as PostBody).patch?.$set.commentary ?? '');
      return call.method === 'GET' ? { status: 200, body: told(post) } : { status: 204 };
    }

    function summaries({ query }: StubCall): StubAnswer {
      const urns = /^List\((.*)\)$/.exec(query.get('ids') ?? '')?.[1]?.split(',') ?? [];
      const count = (id: string): number =>
        posts.answersTo(id).reduce((sum, { id: under }) => sum + 1 + count(under), 0);
      const told = urns.map((urn) => [
        encodeURIComponent(urn),
        { commentsSummary: { aggregatedTotalComments: count(urn) } },
      ]);
      return { status: 200, body: { results: Object.fromEntries(told), statuses: {}, errors: {} } };
    }

    function comments(target: string, edge: string, call: StubCall): StubAnswer {
      if (edge !== 'comments') return { status: 404 };
      if (call.method === 'DELETE') {
        const id = decodeURIComponent(call.path.split('/')[5] ?? '');
        const gone = posts.get(id) ?? posts.get(`urn:li:comment:(${target},${id})`);
        if (!gone) return { status: 404, body: { message: 'Not Found', status: 404 } };
        posts.remove(gone.id);
        return { status: 204 };
      }
      if (call.method === 'POST') {
        const { message, object, parentComment } = call.json() as CommentBody;
        if (message.text.length > 1250) return refusal(400, 'message.text exceeds 1250 characters');
        const number = nextId();
        const urn = `urn:li:comment:(${object},${number})`;
        posts.add({
          id: urn,
          text: message.text,
          isOurs: true,
          inReplyTo: parentComment ? targetOf(parentComment) : target,
        });
        return { status: 201, body: { id: number, commentUrn: urn, object }, headers: { 'x-restli-id': number } };
      }
      const all = posts.answersTo(targetOf(target));
      const start = Number(call.query.get('start') ?? 0);
      const elements = all.slice(start, start + 2).map((post) => toldComment(post, target));
      network.servedPage();
      return { status: 200, body: { elements, paging: { start, count: 2, total: all.length } } };
    }

    /** Residents' comments stand under a number, told as part of a URN. */
    function targetOf(urn: string): string {
      if (posts.get(urn)) return urn;
      return /,(\d+)\)$/.exec(urn)?.[1] ?? urn;
    }

    function upload(resource: 'images' | 'videos', id: string, call: StubCall): StubAnswer {
      if (call.method === 'GET') {
        const state = network.mediaState(id);
        const status = { processing: 'PROCESSING', ready: 'AVAILABLE', failed: 'PROCESSING_FAILED' }[state];
        return { status: 200, body: { id, status } };
      }
      if (call.query.get('action') === 'finalizeUpload') return { status: 200 };
      const urn = `urn:li:${resource.slice(0, -1)}:C5${nextId()}`;
      media.set(urn, { alt: '', pieces: 0 });
      const uploadUrl = `${network.url}/dms-uploads/${encodeURIComponent(urn)}`;
      if (resource === 'images') return { status: 200, body: { value: { uploadUrl, image: urn } } };
      const { initializeUploadRequest } = call.json() as { initializeUploadRequest: { fileSizeBytes: number } };
      const end = initializeUploadRequest.fileSizeBytes - 1;
      const middle = Math.floor(end / 2);
      const uploadInstructions = [
        { uploadUrl: `${uploadUrl}?piece=0`, firstByte: 0, lastByte: middle },
        { uploadUrl: `${uploadUrl}?piece=1`, firstByte: middle + 1, lastByte: end },
      ];
      return { status: 200, body: { value: { video: urn, uploadToken: '', uploadInstructions } } };
    }

    function receive({ path, body, query }: StubCall): StubAnswer {
      const kept = media.get(decodeURIComponent(path.slice('/dms-uploads/'.length)));
      if (!kept || body.length === 0) return { status: 400 };
      kept.pieces += 1;
      return { status: 201, headers: { etag: `"etag-${query.get('piece') ?? 'image'}"` } };
    }

    function acls(): StubAnswer {
      const { organization } = stubLinkedIn;
      const elements = [
        { organization, role: 'ADMINISTRATOR', state: 'APPROVED' },
        { organization: 'urn:li:organization:99', role: 'ANALYST', state: 'APPROVED' },
      ];
      return { status: 200, body: { elements } };
    }

    function organization(id: string): StubAnswer {
      if (!stubLinkedIn.organization.endsWith(id)) return { status: 404, body: { message: 'Not Found', status: 404 } };
      return {
        status: 200,
        body: { id: Number(id), localizedName: 'Ville de Valmarin', vanityName: 'ville-de-valmarin' },
      };
    }

    function statistics({ query }: StubCall): StubAnswer {
      const urn = /List\((.+)\)/.exec(query.get('shares') ?? '')?.[1] ?? '';
      const counts = posts.get(urn)?.counts;
      if (!counts) return { status: 200, body: { elements: [] } };
      const { reactions: likeCount, comments: commentCount, shares: shareCount } = counts;
      const totalShareStatistics = { impressionCount: 500, clickCount: 12, likeCount, commentCount, shareCount };
      return { status: 200, body: { elements: [{ totalShareStatistics }] } };
    }

    const told = ({ id, text, at }: StubPost) => ({
      id,
      commentary: littleAgain(text),
      createdAt: Date.parse(at),
      publishedAt: Date.parse(at),
      lifecycleState: 'PUBLISHED',
    });
    const toldComment = ({ id, text, at, isOurs, by }: StubPost, object: string) => ({
      id: /,(\d+)\)$/.exec(id)?.[1] ?? id,
      commentUrn: id.startsWith('urn:') ? id : `urn:li:comment:(${object},${id})`,
      ...(isOurs || by ? { actor: isOurs ? stubLinkedIn.organization : `urn:li:person:${by}` } : {}),
      object,
      created: { time: Date.parse(at) },
      message: { text },
      commentsSummary: { aggregatedTotalComments: posts.answersTo(id).length },
    });
    const isFresh = ({ at }: StubPost) => clock.now().getTime() - Date.parse(at) < 24 * 3_600_000;

    return {
      answer,
      refuse,
      isPublishing: ({ method, path }) =>
        method === 'POST' && /^\/rest\/(posts|socialActions\/[^/]+\/comments)$/.test(path),
      isRenewal: () => false,
    };
  });
}

const duplicate: StubAnswer = {
  status: 422,
  body: {
    errorDetailType: 'com.linkedin.common.error.BadRequest',
    message: 'Content is a duplicate of urn:li:share:7143000000',
    errorDetails: { inputErrors: [{ description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' }] },
    status: 422,
  },
};

function refuse(scenario: RefusedScenario): StubAnswer | undefined {
  if (scenario === 'expired') return refusal(401, 'The token used in the request has expired');
  if (scenario === 'revoked') return refusal(401, 'The token used in the request has been revoked by the user');
  if (scenario === 'permissionLost') return refusal(403, 'Not enough permissions to access: partnerApiPosts.CREATE');
  if (scenario === 'overrun') return refusal(429, 'Resource level throttle APPLICATION_AND_MEMBER DAY limit');
  if (scenario === 'down') return refusal(500, 'Internal Server Error');
  if (scenario === 'versionSunset') return refusal(426, 'Requested version is not active');
  return scenario === 'duplicate' ? duplicate : undefined;
}

function refusal(status: number, message: string): StubAnswer {
  return { status, body: { message, serviceErrorCode: 65_600, status } };
}

/** A call without the headers that every call must have. */
function misspoken({ headers }: StubCall): StubAnswer | undefined {
  if (headers['authorization'] !== `Bearer ${stubLinkedIn.accessToken}`)
    return refusal(401, 'Empty oauth2_access_token');
  if (headers['linkedin-version'] !== linkedInVersion) return refusal(426, 'Requested version is not active');
  return headers['x-restli-protocol-version'] === '2.0.0' ? undefined : refusal(400, 'Invalid protocol version');
}

/** What the network shows of a little text: all from the first unescaped reserved character on is lost. */
function rendered(little: string): string {
  const withTags = little.replaceAll(/\{hashtag\|\\#\|([^}]+)\}/g, String.raw`\#$1`);
  const end = /(?<!\\)(?:\\\\)*[<>#~_|[\]*(){}@]/.exec(withTags)?.index ?? withTags.length;
  return withTags.slice(0, end).replaceAll(/\\(.)/g, '$1');
}

function littleAgain(text: string): string {
  return text.replaceAll(/[\\<>#~_|[\]*(){}@]/g, String.raw`\$&`);
}
