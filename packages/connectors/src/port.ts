import type { Bilingual } from '@beffroi/contracts';
import type { z } from 'zod';

/**
 * The one port behind which every network lives. A network is data: what it is called, what it can do, and the kinds
 * of source through which it can be listened to. A connector knows neither the database nor the job engine: it is given
 * an HTTP client, a clock and a signal, and answers values. Trouble from outside is a value with a kind, never thrown.
 */
export type Connector = {
  id: NetworkId;
  /** What people call it; never translated. */
  name: string;
  capabilities: Record<Capability, CapabilityState>;
  // eslint-disable-next-line typescript/no-explicit-any -- each kind is checked by its own schema when it is read back
  sourceKinds: readonly SourceKind<any, any>[];
};

export const networkIds = [
  'feed',
  'web',
  'mastodon',
  'bluesky',
  'x',
  'facebook',
  'instagram',
  'threads',
  'linkedin',
  'youtube',
  'import',
  'webhook',
  'simulation',
] as const;
export type NetworkId = (typeof networkIds)[number];

export type Capability = 'receive' | 'publish' | 'reply' | 'moderate' | 'measure';
/** `native`: done by the product; `assisted`: prepared by it and done by a person; `impossible`: the network forbids it. */
export type CapabilityState = { state: 'native' | 'assisted' | 'impossible' | 'planned'; reason?: Bilingual };

/** A way of listening to a network: `feed`, `mastodon.hashtag`, `bluesky.jetstream`… */
export type SourceKind<Config = unknown, State = unknown> = {
  /** Dotted, led by the network: `mastodon.hashtag`. */
  id: string;
  network: NetworkId;
  label: Bilingual;
  /** What a person types to set it up. Secrets are named in `secretFields` and sealed by the server at rest. */
  config: z.ZodType<Config>;
  secretFields: readonly string[];
  /** Where it got to, kept by the server in the same transaction as what was received. */
  state: z.ZodType<State>;
  /** The state of a source that was never read. */
  initialState: State;
} & (
  | { mode: 'poll'; poll: (config: Config, state: State, context: ReceiveContext) => Promise<PollOutcome<State>> }
  | {
      mode: 'stream';
      /**
       * Listens until the signal aborts or the connection ends; the server reconnects with the last state that it
       * stored. Each batch is delivered at least once; `deliver` resolves once it is stored (back-pressure).
       */
      stream: (config: Config, state: State, context: StreamContext<State>) => Promise<StreamOutcome>;
    }
  /** Nothing to fetch: posts are pushed or typed in (import, webhook, pasted link). */
  | { mode: 'push' }
);

export type ReceiveContext = { http: HttpClient; now: () => Date; signal: AbortSignal };
export type StreamContext<State> = ReceiveContext & {
  deliver: (batch: { events: ReceivedEvent[]; state: State; notes?: Bilingual[] }) => Promise<void>;
  /** Said once the connection stands, so that the interface may say 'live'. */
  connected: () => void;
};

export type PollOutcome<State> =
  | {
      ok: true;
      events: ReceivedEvent[];
      state: State;
      /** What a person should know although it worked: 'the feed is not well-formed, 12 of 15 entries were read'. */
      notes: Bilingual[];
      /** When the source itself says how often it wants to be read. */
      nextPollSeconds?: number;
      /** A permanent move: the configuration to remember from now on. */
      newConfig?: unknown;
    }
  | Trouble;
export type StreamOutcome = { ok: true } | Trouble;

export type TroubleKind =
  | 'rate_limited'
  | 'auth_expired'
  | 'forbidden'
  | 'not_found'
  | 'gone'
  | 'unavailable'
  | 'timeout'
  | 'too_large'
  | 'refused_address'
  | 'unreadable'
  | 'redirect_loop'
  /** A drill runs: nothing was called, and nothing is until it is over. */
  | 'drill';
/** Trouble from outside, in words that a person can act on. */
export type Trouble = {
  ok: false;
  kind: TroubleKind;
  message: Bilingual;
  retryAfterSeconds?: number;
  /** The connection was never made, so that nobody can have heard the request. */
  reached?: false;
};

/** What a source tells: a post (new or edited: same `originId`, same `network`) or a deletion at the origin. */
export type ReceivedEvent =
  | { kind: 'post'; post: ReceivedPost }
  | { kind: 'deletion'; network: NetworkId; originId: string };

/** A post as understood from its network; `text` is plain and safe, never HTML. Instants are ISO 8601 in UTC. */
export type ReceivedPost = {
  network: NetworkId;
  /** Stable and unique within its network: feed guid, ActivityPub id, at:// URI. */
  originId: string;
  url?: string;
  title?: string;
  text: string;
  /** BCP 47 as declared by the origin; the engines decide when it is absent. */
  lang?: string;
  postedAt?: string;
  editedAt?: string;
  author?: PostAuthor;
  /** Without `#`. */
  tags: string[];
  /** Without the leading `@`. */
  mentions: string[];
  links: string[];
  media: { kind: 'image' | 'video' | 'audio' | 'other'; url: string; alt?: string }[];
  inReplyTo?: string;
  quoteOf?: string;
  repostOf?: string;
  /** How many people it may have reached when the network says so, else absent. */
  reach?: number;
};

export type PostAuthor = {
  /** As the network writes it, without the leading `@`: `aurelie@piaille.fr`, `aurelie.bsky.social`, `Le Fil picard`. */
  handle: string;
  name?: string;
  url?: string;
  followers?: number;
};

/** The guarded client: private addresses refused (also after redirects and DNS), bounded in size, time and redirects. */
export type HttpClient = {
  fetch: (request: HttpRequest) => Promise<HttpResult>;
  /** A response whose body goes on (server-sent events): headers are bounded in time, the body is not. */
  open: (request: HttpRequest) => Promise<HttpStreamResult>;
  webSocket: (request: {
    url: string;
    protocols?: string[];
    headers?: Record<string, string>;
    signal?: AbortSignal;
  }) => Promise<WebSocketResult>;
};

export type HttpRequest = {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
  /** Decompressed size; 10 MB unless told. */
  maxBytes?: number;
  /** For the whole exchange; 20 s unless told. */
  timeoutMs?: number;
  maxRedirects?: number;
  /**
   * Asked at once, and not in the line that keeps reading polite to its host: for what goes out, which each network
   * bounds itself.
   */
  atOnce?: boolean;
};
export type HttpResponse = {
  ok: true;
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Uint8Array;
  /** The address that answered, after redirects. */
  finalUrl: string;
  /** Where a chain made only of 301 and 308 led: the address to remember. */
  movedPermanentlyTo?: string;
};
export type HttpResult = HttpResponse | Trouble;
export type HttpStreamResult =
  | { ok: true; status: number; headers: Record<string, string>; body: AsyncIterable<Uint8Array> }
  | Trouble;
/** Text frames come as strings, binary frames as bytes. */
export type WebSocketResult = { ok: true; messages: AsyncIterable<string | Uint8Array>; close: () => void } | Trouble;
