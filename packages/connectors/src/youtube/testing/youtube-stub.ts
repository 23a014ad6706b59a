import {
  startStubNetwork,
  type RefusedScenario,
  type StubAnswer,
  type StubCall,
  type StubNetwork,
} from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';

export const stubYouTube = {
  channel: 'UCvilledevalmarin',
  clientId: '1234-abcd.apps.googleusercontent.com',
  clientSecret: 'clef-secrete-google',
  code: 'code-de-google',
  accessToken: 'ya29.tokenOfTheTown0123456789',
  refreshToken: '1//refreshOfTheTown0123456789',
};

type Video = {
  id: string;
  title: string;
  description: string;
  size: number;
  received: number;
  captions: string[];
};
type VideoBody = { id?: string; snippet?: { title: string; description: string }; status?: { privacyStatus: string } };
type CommentBody = {
  snippet: {
    videoId?: string;
    parentId?: string;
    textOriginal?: string;
    topLevelComment?: { snippet: { textOriginal: string } };
  };
};

/** A server that speaks the YouTube Data API; a project that was not audited keeps its videos private. */
export async function startYouTubeStub({ audited = true } = {}): Promise<StubNetwork> {
  return startStubNetwork((network) => {
    const { posts } = network;
    const videos = new Map<string, Video>();
    let made = 0;

    function answer(call: StubCall): StubAnswer {
      if (call.path === '/token') return token(call.form());
      if (call.path.startsWith('/session/')) return receive(call);
      if (call.headers['authorization'] !== `Bearer ${stubYouTube.accessToken}`)
        return refusal(401, 'authError', 'Invalid Credentials');
      const resource = call.path.replace(/^(\/upload)?\/youtube\/v3\//, '');
      if (call.path.startsWith('/upload/')) return resource === 'videos' ? openSession(call) : captions(call);
      if (resource === 'channels') return channels();
      if (resource === 'videos') return onVideos(call);
      if (resource === 'commentThreads') return call.method === 'POST' ? comment(call) : threads(call);
      if (resource === 'comments/setModerationStatus') return moderate(call);
      if (resource === 'comments') return call.method === 'POST' ? comment(call) : answers(call);
      return refusal(404, 'notFound', 'Not Found');
    }

    function token(form: URLSearchParams): StubAnswer {
      const isKnown = form.get('client_secret') === stubYouTube.clientSecret;
      const isGood = form.get('code') === stubYouTube.code || form.get('refresh_token') === stubYouTube.refreshToken;
      if (!isKnown || !isGood) return { status: 400, body: { error: 'invalid_grant' } };
      const { accessToken, refreshToken } = stubYouTube;
      const first = form.get('code') ? { refresh_token: refreshToken } : {};
      return { status: 200, body: { access_token: accessToken, expires_in: 3599, token_type: 'Bearer', ...first } };
    }

    function openSession(call: StubCall): StubAnswer {
      const { snippet } = call.json() as VideoBody;
      const { title = '', description = '' } = snippet ?? {};
      if (title === '' || title.length > 100) return refusal(400, 'invalidTitle', 'The request has an invalid title.');
      if (Buffer.byteLength(description) > 5000 || /[<>]/.test(description))
        return refusal(400, 'invalidDescription', 'The request has an invalid description.');
      made += 1;
      const id = `video${made}`;
      const size = Number(call.headers['x-upload-content-length']);
      videos.set(id, { id, title, description, size, received: 0, captions: [] });
      return { status: 200, headers: { location: `${network.url}/session/${id}` } };
    }

    function receive({ path, headers, body }: StubCall): StubAnswer {
      const video = videos.get(path.slice('/session/'.length));
      if (!video) return refusal(404, 'notFound', 'Not Found');
      const from = /bytes (\d+)-/.exec(headers['content-range'] ?? '')?.[1];
      // It keeps half of the first piece, as when a line is cut.
      if (from !== undefined && Number(from) === video.received)
        video.received += video.received === 0 ? Math.floor(body.length / 2) : body.length;
      if (video.received >= video.size) return { status: 200, body: { id: video.id } };
      return { status: 308, headers: video.received > 0 ? { range: `bytes=0-${video.received - 1}` } : {} };
    }

    function captions({ body, query }: StubCall): StubAnswer {
      const written = body.toString('utf8');
      const { snippet } = JSON.parse(/\{.*\}/.exec(written)?.[0] ?? '{}') as {
        snippet?: { videoId: string; language: string };
      };
      const video = videos.get(snippet?.videoId ?? '');
      if (!video || query.get('uploadType') !== 'multipart' || !written.includes('WEBVTT'))
        return refusal(400, 'contentRequired', 'The request does not include the caption track contents.');
      const language = snippet?.language ?? '';
      if (video.captions.includes(language)) return refusal(409, 'captionExists', 'The caption track already exists.');
      video.captions.push(language);
      return { status: 200, body: { id: `caption-${language}` } };
    }

    function onVideos(call: StubCall): StubAnswer {
      if (call.method === 'PUT') return update(call.json() as VideoBody);
      const video = videos.get(call.query.get('id') ?? '');
      const post = posts.get(video?.id ?? '');
      if (call.method === 'DELETE') {
        if (!video || !post) return refusal(404, 'videoNotFound', 'The video cannot be found.');
        videos.delete(video.id);
        posts.remove(video.id);
        return { status: 204 };
      }
      const isGone = video && !post && call.query.get('part') === 'snippet,status';
      return { status: 200, body: { items: video && !isGone ? [told(video)] : [] } };
    }

    function update({ id = '', snippet, status }: VideoBody): StubAnswer {
      const video = videos.get(id);
      if (!video) return refusal(404, 'videoNotFound', 'The video cannot be found.');
      const post = posts.get(id);
      if (snippet) {
        video.description = snippet.description;
        if (post) post.text = snippet.description;
      }
      if (status?.privacyStatus === 'public' && !post && audited)
        posts.add({
          id,
          url: `${network.url}/watch?v=${id}`,
          text: video.description,
          isOurs: true,
          media: [{ alt: '' }],
          more: { captions: video.captions },
        });
      return { status: 200, body: told(video) };
    }

    function told({ id, title, description }: Video): object {
      const post = posts.get(id);
      const { reactions = 0, comments = 0 } = post?.counts ?? {};
      const uploadStatus = { processing: 'uploaded', ready: 'processed', failed: 'failed' }[network.mediaState(id)];
      return {
        id,
        snippet: { title, description, publishedAt: post?.at },
        status: { privacyStatus: post ? 'public' : 'private', uploadStatus },
        statistics: { viewCount: '77', likeCount: String(reactions), commentCount: String(comments) },
      };
    }

    function comment(call: StubCall): StubAnswer {
      const { videoId, parentId, textOriginal, topLevelComment } = (call.json() as CommentBody).snippet;
      const inReplyTo = parentId ?? videoId ?? '';
      if (!posts.get(inReplyTo)) return refusal(404, 'videoNotFound', 'Not found.');
      made += 1;
      const id = parentId ? `${parentId}.answer${made}` : `comment${made}`;
      const text = textOriginal ?? topLevelComment?.snippet.textOriginal ?? '';
      posts.add({ id, text, isOurs: true, inReplyTo });
      return { status: 200, body: { id } };
    }

    function threads({ query }: StubCall): StubAnswer {
      // Of a whole channel: what is under anything that answers nothing.
      const isUnder = ({ inReplyTo = '' }: StubPost) =>
        query.get('allThreadsRelatedToChannelId') === stubYouTube.channel
          ? posts.get(inReplyTo) !== undefined && posts.get(inReplyTo)?.inReplyTo === undefined
          : inReplyTo === query.get('videoId');
      const newestFirst = posts.all().filter(isUnder).toReversed();
      const before = query.get('pageToken');
      const start = before ? newestFirst.findIndex(({ id }) => id === before) + 1 : 0;
      const shown = newestFirst.slice(start, start + 2);
      const items = shown.map((post) => {
        const under = posts.answersTo(post.id);
        const replies = under.length > 0 ? { replies: { comments: under.slice(0, 1).map(toldComment) } } : {};
        return {
          id: post.id,
          snippet: { videoId: post.inReplyTo, topLevelComment: toldComment(post), totalReplyCount: under.length },
          ...replies,
        };
      });
      const next = newestFirst.length > start + 2 ? { nextPageToken: shown.at(-1)?.id } : {};
      network.servedPage();
      return { status: 200, body: { items, ...next } };
    }

    function answers({ query }: StubCall): StubAnswer {
      return { status: 200, body: { items: posts.answersTo(query.get('parentId') ?? '').map(toldComment) } };
    }

    function moderate({ query }: StubCall): StubAnswer {
      const post = posts.get(query.get('id') ?? '');
      if (!post) return refusal(404, 'commentNotFound', 'Not found.');
      if (query.get('moderationStatus') === 'rejected') posts.remove(post.id);
      post.isHidden = query.get('moderationStatus') === 'heldForReview';
      return { status: 204 };
    }

    const toldComment = ({ id, text, at, isOurs, by, inReplyTo }: StubPost) => ({
      id,
      snippet: {
        textDisplay: text,
        publishedAt: at.replace(/\.\d+Z$/, 'Z'),
        updatedAt: at.replace(/\.\d+Z$/, 'Z'),
        ...(isOurs ? { authorChannelId: { value: stubYouTube.channel } } : {}),
        ...(by ? { authorDisplayName: `@${by}`, authorChannelId: { value: `UC${by}` } } : {}),
        ...(posts.get(inReplyTo ?? '')?.inReplyTo ? { parentId: inReplyTo } : {}),
      },
    });

    return {
      answer,
      refuse,
      isPublishing: ({ method, path }) =>
        (method === 'PUT' && path === '/youtube/v3/videos') ||
        (method === 'POST' && /^\/youtube\/v3\/comment(s|Threads)$/.test(path)),
      isRenewal: ({ path }) => path === '/token',
    };
  });
}

function channels(): StubAnswer {
  const snippet = { title: 'Ville de Valmarin', customUrl: '@villedevalmarin' };
  return {
    status: 200,
    body: { items: [{ id: stubYouTube.channel, snippet, statistics: { subscriberCount: '310' } }] },
  };
}

function refuse(scenario: RefusedScenario, { path }: StubCall): StubAnswer | undefined {
  if (path === '/token') return scenario === 'revoked' ? { status: 400, body: { error: 'invalid_grant' } } : undefined;
  if (scenario === 'expired' || scenario === 'revoked') return refusal(401, 'authError', 'Invalid Credentials');
  if (scenario === 'permissionLost') return refusal(403, 'insufficientPermissions', 'Insufficient Permission');
  if (scenario === 'down') return refusal(503, 'backendError', 'Backend Error');
  if (scenario === 'quotaSpent')
    return refusal(
      403,
      'quotaExceeded',
      'The request cannot be completed because you have exceeded your <a href="/">quota</a>.',
    );
  if (scenario !== 'overrun') return undefined;
  return { ...refusal(403, 'rateLimitExceeded', 'Rate Limit Exceeded'), headers: { 'retry-after': '120' } };
}

function refusal(status: number, reason: string, message: string): StubAnswer {
  return { status, body: { error: { code: status, message, errors: [{ message, domain: 'youtube', reason }] } } };
}
