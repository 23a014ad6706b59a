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
  /** An answer was written on the page of a request: the person is to be told that it is there. */
  'desk.said_on_page': {
    territoryId: string;
    requestId: string;
    conversationId: string;
    messageId: string;
    text: string;
  };
};
