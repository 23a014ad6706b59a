import { z } from 'zod';
import type { Connector, HttpResponse, PollOutcome, ReceiveContext, SourceKind, Trouble } from '../port.ts';
import { retryAfterOf, troubleOfStatus } from '../status.trouble.ts';
import { contentTypeOf, feedAccept, feedsOfPage } from './feed.discovery.ts';
import { newPosts } from './feed.posts.ts';
import { measureRhythm, nextPoll } from './feed.rhythm.ts';
import { feedStateSchema, unreadFeed, type FeedState } from './feed.state.ts';
import { parseFeed } from './parse-feed.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { findHub } from './websub.ts';

const feedConfig = z.object({
  /** Of the feed, or of a page that declares one. */
  url: z
    .string()
    .trim()
    .max(2000)
    .transform((written) => (/^[a-z][a-z0-9+.-]*:/i.test(written) ? written : `https://${written}`))
    .pipe(z.url({ protocol: /^https?$/ })),
  username: z.string().max(200).optional(),
  password: z.string().max(500).optional(),
});
export type FeedConfig = z.infer<typeof feedConfig>;

export const feedKind: SourceKind<FeedConfig, FeedState> = {
  id: 'feed.feed',
  network: 'feed',
  label: { fr: 'Flux (RSS, Atom, JSON Feed)', en: 'Feed (RSS, Atom, JSON Feed)' },
  config: feedConfig,
  secretFields: ['password'],
  state: feedStateSchema,
  initialState: unreadFeed,
  mode: 'poll',
  poll,
};

const oneWay = { fr: 'Un flux se lit ; on n’y écrit pas.', en: 'A feed is read; nothing is written to it.' };

export const feedConnector: Connector = {
  id: 'feed',
  name: 'RSS',
  capabilities: {
    receive: { state: 'native' },
    publish: { state: 'impossible', reason: oneWay },
    reply: { state: 'impossible', reason: oneWay },
    moderate: { state: 'impossible', reason: oneWay },
    measure: { state: 'impossible', reason: oneWay },
  },
  sourceKinds: [feedKind],
};

async function poll(config: FeedConfig, state: FeedState, context: ReceiveContext): Promise<PollOutcome<FeedState>> {
  const response = await readAddress(config.url, config, state, context);
  if (!response.ok) return response;
  if (response.status === 304) return unchanged(state, context);
  const feed = parseFeed(response.body, { url: response.finalUrl, ...contentTypeOf(response) });
  if (feed.format !== 'unknown') {
    const moved = response.movedPermanentlyTo;
    return outcome({
      config,
      feed,
      response,
      state,
      context,
      ...(moved === undefined ? {} : { newConfig: { ...config, url: moved } }),
    });
  }
  const [declared] = feedsOfPage(response);
  if (declared === undefined || declared.url === response.finalUrl) return notAFeed(response, feed);
  const second = await readAddress(declared.url, config, state, context);
  if (!second.ok) return second;
  if (second.status === 304) return unchanged(state, context);
  const found = parseFeed(second.body, { url: second.finalUrl, ...contentTypeOf(second) });
  if (found.format === 'unknown') return notAFeed(second, found);
  return outcome({
    config,
    feed: found,
    response: second,
    state,
    context,
    newConfig: { ...config, url: second.movedPermanentlyTo ?? declared.url },
  });
}

/** An answer worth reading, or why there is none. */
async function readAddress(
  url: string,
  config: FeedConfig,
  state: FeedState,
  context: ReceiveContext,
): Promise<HttpResponse | Trouble> {
  const headers: Record<string, string> = { accept: feedAccept };
  if (state.url === url && state.etag !== undefined) headers['if-none-match'] = state.etag;
  if (state.url === url && state.lastModified !== undefined) headers['if-modified-since'] = state.lastModified;
  if (config.username !== undefined && new URL(url).host === new URL(config.url).host) {
    headers['authorization'] = `Basic ${Buffer.from(`${config.username}:${config.password ?? ''}`).toString('base64')}`;
  }
  const response = await context.http.fetch({ url, headers, signal: context.signal });
  if (!response.ok || response.status < 400) return response;
  return troubleOfStatus(response.status, new URL(response.finalUrl).host, {
    retryAfterSeconds: retryAfterOf(response.headers['retry-after'], context.now()),
  });
}

function outcome(given: {
  config: FeedConfig;
  feed: ParsedFeed;
  response: HttpResponse;
  state: FeedState;
  context: ReceiveContext;
  newConfig?: FeedConfig;
}): PollOutcome<FeedState> {
  const { config, feed, response, state, context, newConfig } = given;
  const now = context.now();
  const { etag, 'last-modified': lastModified, link, 'cache-control': cacheControl } = response.headers;
  const read = newPosts(feed, state.seen, { feedUrl: response.finalUrl, now, firstRead: state.url === undefined });
  const rhythm = measureRhythm(feed, cacheControl, now);
  const push = findHub({ linkHeader: link, feed, feedUrl: response.finalUrl });
  const moved = feed.movedTo;
  return {
    ok: true,
    events: read.events,
    state: {
      url: (newConfig ?? config).url,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
      seen: read.seen,
      rhythm,
      ...(push === undefined ? {} : { push }),
    },
    notes:
      moved === undefined
        ? feed.notes
        : [
            ...feed.notes,
            { fr: `Le flux annonce qu’il a déménagé : ${moved}`, en: `The feed says that it moved: ${moved}` },
          ],
    nextPollSeconds: nextPoll(rhythm, now),
    ...(newConfig === undefined ? {} : { newConfig }),
  };
}

function unchanged(state: FeedState, context: ReceiveContext): PollOutcome<FeedState> {
  return { ok: true, events: [], state, notes: [], nextPollSeconds: nextPoll(state.rhythm, context.now()) };
}

function notAFeed(response: HttpResponse, feed: ParsedFeed): Trouble {
  const { host } = new URL(response.finalUrl);
  const why = feed.notes.at(-1) ?? { fr: '', en: '' };
  return {
    ok: false,
    kind: 'unreadable',
    message: { fr: `Pas de flux lisible sur ${host}. ${why.fr}`, en: `No readable feed at ${host}. ${why.en}` },
  };
}
