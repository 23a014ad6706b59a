import type { Kysely, Transaction } from 'kysely';
import type { HttpClient, InboxItem } from '@beffroi/connectors';
import type { Connection } from '../../platform/db/database.ts';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Sealer } from '../../platform/seal.ts';
import type { ChannelRegistry } from '../channels/index.ts';
import type { ListeningTables } from '../listening/index.ts';
import type { PublishingRouteDeps, PublishingStore } from '../publishing/index.ts';
import type { DeskFacts } from './desk.events.ts';
import type { DeskTables } from './desk.tables.ts';

export type DeskStore = DeskTables & PublishingStore & ListeningTables;
export type Db = Connection<DeskStore>;
export type Trx = Transaction<DeskStore>;

export type DeskDeps = {
  db: Kysely<DeskStore>;
  events: EventBus<DeskFacts, Trx>;
  channelRegistry: ChannelRegistry;
  jobs: Jobs;
  sealer: Sealer;
  http: HttpClient;
  baseUrl: string;
  now: () => Date;
  logger: Logger;
  /** Answers go out by it. */
  publishing: PublishingRouteDeps;
  /**
   * Whether a mail is not for the inbox: the answer of a department, of a citizen about their request, a bounce. By its
   * reference, the request that it says it answers, where nothing proves from whom it comes.
   */
  takeMail: (
    trx: Trx,
    given: { territoryId: string; channelId: string; item: InboxItem },
  ) => Promise<{ taken: true } | { taken: false; ref?: string }>;
  /** Takes a request for the rest of the transaction: before its conversations, as whoever treats it does. */
  holdRequest: (trx: Trx, given: { territoryId: string; requestId: string }) => Promise<void>;
  /** Answers of the public register that may fit some words, likeliest first. */
  findPublicAnswers: (
    territoryId: string,
    words: string,
  ) => Promise<{ id: string; question: string; answer: string }[]>;
  /** What an answer may say of a request: who has it, until when, and its private page. */
  describeRequest: (
    territoryId: string,
    requestId: string,
  ) => Promise<{ holder?: string; due?: string; trackUrl?: string } | undefined>;
};

/** One conversation, by its name. */
export type Named = { territoryId: string; conversationId: string };
