import type { PublishingFacts } from '../publishing/index.ts';

/** What the desk tells, in the transaction in which it happens. */
export type DeskFacts = {
  /** Somebody has something to do: a note that calls them, a conversation given, an emergency. */
  'desk.person_needed': PublishingFacts['publishing.person_needed'];
  /** A conversation came, or somebody wrote in one; for webhooks. No text. */
  'desk.message_received': {
    territoryId: string;
    conversationId: string;
    messageId: string;
    kind: string;
    red: boolean;
  };
};
