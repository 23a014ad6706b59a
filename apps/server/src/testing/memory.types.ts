import type {
  InboxChange,
  InboxItem,
  Outgoing,
  PostCounts,
  PublishTrouble,
  PublishTroubleKind,
  Publisher,
  ReceivedPost,
  RemoteAccount,
  Step,
} from '@beffroi/connectors';
import type { ChannelFacts, ChannelNetwork } from '@beffroi/contracts';
import type { MemoryCall, MemoryVerb } from './memory.network.ts';

/** What stands on the network in memory, for all to see. */
export type MemoryPost = {
  id: string;
  url: string;
  remoteId: string;
  /** Of the delivery that it came by: two with the same key and part are a double. */
  key: string;
  part: number;
  text: string;
  media: { id: string; alt: string; bytes: number }[];
  inReplyTo: string | undefined;
  /** Said to one person alone. */
  privateTo?: Outgoing['privateTo'];
  mail?: Outgoing['mail'];
  at: Date;
  counts: PostCounts;
};

/** What goes wrong at a call, the next one or so many of them. */
export type MemoryTrouble = {
  at: MemoryVerb;
  kind: PublishTroubleKind;
  /** Only at this kind of step. */
  step?: Step['kind'];
  /** The network did it, and nobody heard. Told as `done: 'unknown'` like any cut. */
  afterStoring?: boolean;
  done?: PublishTrouble['done'];
  retryAfterSeconds?: number;
  /** How often; once unless told. */
  times?: number;
};

/** A network in memory. What it holds outlives any program that speaks to it, as a real one does. */
export type MemoryNetwork = {
  publisher: Publisher;
  /** What the public sees, in the order in which it came out. */
  posts: () => MemoryPost[];
  /** Every call, in order. */
  calls: MemoryCall[];
  /** Accounts that a connection shows; change them at will. */
  accounts: RemoteAccount[];
  /** Limits that the network tells of itself at each check. */
  told: Partial<ChannelFacts> | undefined;
  fail: (trouble: MemoryTrouble) => void;
  /** Nothing goes wrong any more. */
  heal: () => void;
  /** Before and after each call; what they throw is as if the program died there: after, the network has done it. */
  before: (call: MemoryCall) => void | Promise<void>;
  after: (call: MemoryCall) => void | Promise<void>;
  /** Accesses end before their time; what lengthens them still works. */
  expire: () => void;
  /** The network takes back all that it gave to an account, or to all. */
  revoke: (remoteId?: string) => void;
  /** How often a medium says that it is still being prepared. */
  processing: number;
  /** A person does it: every public step is by hand. */
  byHand: boolean;
  /** Whether looking a step up can be certain that it did not take place. */
  certain: boolean;
  /** Somebody says something to the account: told at each reading until the cursor is past it. */
  say: (item: Partial<InboxItem> & Pick<InboxItem, 'kind' | 'text'>) => InboxItem;
  /** Something was edited or deleted over there. */
  change: (change: InboxChange) => void;
  blocked: ReadonlySet<string>;
  removed: ReadonlySet<string>;
  /** Somebody writes under a post. */
  reply: (postId: string, text: string, by?: string) => ReceivedPost;
  hidden: ReadonlySet<string>;
  remove: (postId: string) => void;
};

export type MemoryOptions = {
  network?: ChannelNetwork;
  now?: () => Date;
  /** OAuth unless told. */
  kind?: 'oauth' | 'secret';
  /** How long an access lasts, in seconds; for ever unless told. */
  lifeSeconds?: number;
  /** Whether it can be lengthened without a person; so unless told. */
  renewable?: boolean;
  facts?: Partial<ChannelFacts>;
  presets?: Publisher['presets'];
};
