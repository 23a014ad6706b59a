import type { Bilingual, ChannelAbility, ChannelAbilityState, ChannelFacts, ChannelNetwork } from '@beffroi/contracts';
import type { z } from 'zod';
import type { InboxOutcome } from './inbox.port.ts';
import type { HttpClient, ReceivedPost } from './port.ts';
import type { PublishTrouble } from './trouble.port.ts';

export type { PublishTrouble, PublishTroubleKind } from './trouble.port.ts';

/**
 * The port behind which every network is spoken to. A publication is a sequence of small steps; the caller writes down
 * that it attempts one, performs it, writes down what came of it. Whatever dies in between, the record says which step
 * is in doubt, and a step that the public can see is looked up on the network before it is performed again.
 */
export type Publisher = {
  network: ChannelNetwork;
  /** What people call it; never translated, but for what is ours. */
  name: Bilingual;
  abilities: Record<ChannelAbility, ChannelAbilityState>;
  /** The dated table, for what the network does not tell itself. */
  facts: ChannelFacts;
  connection: Connection;
  /** What it stands for when it is several things, by what a person chooses; the choice joins the set-up as `preset`. */
  presets?: readonly { id: string; name: Bilingual }[];
  /** Asks the network who this is, what it may do, and its limits now. */
  check: (credentials: Credentials, context: PublishContext) => Promise<CheckOutcome>;
  /** Lengthens credentials before they expire, where the network has it. */
  renew?: (credentials: Credentials, setup: Setup, context: PublishContext) => Promise<RenewOutcome>;
  /** What is to be done next, from what was done; undefined once all of it is out. Pure. */
  next: (outgoing: Outgoing, done: readonly StepResult[]) => Step | undefined;
  /** Performs one step: at most one call whose effect is seen. Never tries twice by itself. */
  perform: (step: Step, work: PublishWork) => Promise<StepOutcome>;
  /** Whether a step in doubt took place, by reading the network. */
  lookUp: (step: Step, work: PublishWork) => Promise<LookUpOutcome>;
  /** Reads back what is out: proof, address, and what the public sees. */
  readBack: (published: Published, context: AccountContext) => Promise<ReadBackOutcome>;
  /** Takes all of it back, last first. What is gone already is no trouble. */
  remove?: (published: Published, context: AccountContext) => Promise<Done>;
  /** Replaces the text of what is out. */
  edit?: (published: Published, outgoing: Outgoing, context: AccountContext) => Promise<Done>;
  /** Counts of a post since it is out; what the network does not tell is absent, never zero. */
  measure?: (published: Published, context: AccountContext) => Promise<MeasureOutcome>;
  /**
   * What people wrote under it, oldest first, from a cursor on. The cursor that it gives is where the next reading
   * begins, today or next week; there is nothing more for now once a reading tells none.
   */
  readReplies?: (published: Published, cursor: string | undefined, context: AccountContext) => Promise<RepliesOutcome>;
  /** Hides, or shows again, what somebody wrote under a post; `replyId` is its `originId`. */
  hideReply?: (replyId: string, hidden: boolean, published: Published, context: AccountContext) => Promise<Done>;
  /**
   * Deletes for good what somebody wrote under a post of ours. What is gone already is no trouble.
   */
  removeReply?: (replyId: string, context: AccountContext) => Promise<Done>;
  /** Keeps an account from writing to us or under our posts, or lets it again; `authorId` as the inbox told it. */
  blockAuthor?: (authorId: string, blocked: boolean, context: AccountContext) => Promise<Done>;
  /**
   * What people say to this account: comments under posts that did not go through us, mentions, private messages, mail.
   * Without a cursor it begins now, a week back at most.
   */
  readInbox?: (cursor: string | undefined, context: AccountContext) => Promise<InboxOutcome>;
};

/** What a person typed to connect: application keys, the address of a server. Secrets among them are sealed. */
export type Setup = Record<string, string>;
/** Tokens and what goes with them; sealed at rest, never shown, never logged. */
export type Credentials = Record<string, string>;

export type Connection = {
  /** JSON-like fields, with `title` and `description` in French and English in their metadata. */
  setup: z.ZodType<Setup>;
  secretFields: readonly string[];
  /** What to create where, step by step. */
  guide: readonly Bilingual[];
  scopes: readonly string[];
} & (
  | {
      kind: 'oauth';
      /** Where to send the browser; what the network gave on the way (a registered application) joins the set-up. */
      begin: (
        setup: Setup,
        request: { redirectUri: string; state: string; challenge: string },
        context: PublishContext,
      ) => Promise<{ ok: true; url: string; setup: Setup } | PublishTrouble>;
      /** Turns the code into the accounts that this person may publish on. */
      finish: (
        setup: Setup,
        answer: { code: string; verifier: string; redirectUri: string },
        context: PublishContext,
      ) => Promise<AccountsOutcome>;
      /** Without the browser, when what was typed holds a token already; undefined when it does not. */
      connect?: (setup: Setup, context: PublishContext) => Promise<AccountsOutcome | undefined>;
    }
  | { kind: 'secret'; connect: (setup: Setup, context: PublishContext) => Promise<AccountsOutcome> }
);

export type AccountsOutcome = { ok: true; accounts: RemoteAccount[] } | PublishTrouble;
export type RemoteAccount = {
  remoteId: string;
  /** As the network writes it, without a leading `@`. */
  handle: string;
  name: string;
  url?: string;
  avatarUrl?: string;
  followers?: number;
  credentials: Credentials;
  /** What was granted; empty where the network does not tell, and what is known of it stays. */
  scopes: string[];
  expiresAt?: string;
};
export type CheckOutcome =
  | { ok: true; account: Omit<RemoteAccount, 'credentials'>; facts?: Partial<ChannelFacts> }
  | PublishTrouble;
export type RenewOutcome = { ok: true; credentials: Credentials; expiresAt?: string } | PublishTrouble;

export type PublishContext = { http: HttpClient; now: () => Date; signal: AbortSignal };
/** `account` is who speaks, as `check` found it. */
export type AccountContext = PublishContext & { credentials: Credentials; account: ChannelAccount };
export type ChannelAccount = { channelId: string; territoryId: string; remoteId: string; handle: string; url?: string };
export type PublishWork = AccountContext & { outgoing: Outgoing; done: readonly StepResult[] };

/** What is to go out on one account. Already counted and checked: a publisher sends it as it is. */
export type Outgoing = {
  /** The delivery's identifier: the same for ever, whatever is tried again. */
  key: string;
  /** When it was first attempted; the same at every attempt. */
  startedAt: string;
  lang: string;
  title?: string;
  /** More than one is a thread. */
  parts: OutgoingPart[];
  link?: { url: string; title?: string | undefined; description?: string | undefined };
  poll?: { options: string[]; minutes: number };
  firstComment?: string;
  contentWarning?: string;
  /** Answers what somebody wrote, or corrects what we wrote. */
  replyTo?: Published;
  /**
   * Said to one person alone, where the network has it: in the private conversation `threadId` of the inbox, or to
   * `authorId`. `replyTo` then names the message that it answers, if any.
   */
  privateTo?: { threadId?: string; authorId?: string };
  /** Of a mail: `replyTo` names the message, this says the rest. */
  mail?: { to: string; subject: string; inReplyTo?: string; references: string[] };
};
export type OutgoingPart = { text: string; media: OutgoingMedia[] };
export type OutgoingMedia = {
  id: string;
  kind: 'image' | 'video';
  mimeType: string;
  bytes: number;
  width: number;
  height: number;
  durationSeconds?: number;
  alt: string;
  /** -1 to 1, from the centre. */
  focus?: { x: number; y: number };
  captions?: { lang: string; vtt: string }[];
  read: () => Promise<Uint8Array>;
  /** A short-lived public address, for networks that fetch media themselves. */
  publicUrl: () => string;
};

/**
 * `prepare`: nobody sees it (an upload, a container), performing it again does no harm. `public`: what it does is seen;
 * in doubt it is looked up first.
 */
export type Step = { key: string; kind: 'prepare' | 'public'; part: number; label: Bilingual };
/**
 * What a step left: identifiers at the network, and the address once it is public. A public step leaves `refs.id`, by
 * which the network knows it; to answer what somebody wrote, `{ id: originId }` of what `readReplies` told is enough.
 */
export type StepResult = { key: string; refs: Record<string, string>; url?: string };
export type StepOutcome =
  | { ok: true; result: StepResult }
  /** It is being prepared over there: perform the same step again after that. */
  | { ok: true; waitSeconds: number }
  /** An assisted network: a person does it, and gives the address back. */
  | { ok: true; byHand: true }
  | PublishTrouble;
export type LookUpOutcome =
  | { ok: true; found: StepResult }
  /** `certain` only when the network would have shown it: else a person looks. */
  | { ok: true; found: undefined; certain: boolean }
  | PublishTrouble;

/** What is out, by what each of its public steps left, first part first. */
export type Published = { key: string; steps: StepResult[] };
export type Done = { ok: true } | PublishTrouble;
export type ReadBackOutcome =
  | { ok: true; exists: true; url?: string; text?: string; at?: string }
  | { ok: true; exists: false }
  | PublishTrouble;
export type PostCounts = Partial<
  Record<'impressions' | 'reactions' | 'shares' | 'comments' | 'clicks' | 'reach', number>
>;
export type MeasureOutcome = { ok: true; counts: PostCounts } | PublishTrouble;
export type RepliesOutcome = { ok: true; replies: ReceivedPost[]; cursor?: string } | PublishTrouble;
