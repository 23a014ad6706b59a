import type { Connector, Publisher } from '@beffroi/connectors';
import { blueskyConnector, blueskyPublisher } from '@beffroi/connectors/bluesky';
import { createFacebookPublisher } from '@beffroi/connectors/facebook';
import { feedConnector } from '@beffroi/connectors/feed';
import { importConnector } from '@beffroi/connectors/import';
import { createInstagramPublisher } from '@beffroi/connectors/instagram';
import { createLinkedInPublisher } from '@beffroi/connectors/linkedin';
import { mastodonConnector, mastodonPublisher } from '@beffroi/connectors/mastodon';
import { simulationConnector } from '@beffroi/connectors/simulation';
import { createThreadsPublisher } from '@beffroi/connectors/threads';
import { webConnector } from '@beffroi/connectors/web';
import { webhookConnector } from '@beffroi/connectors/webhook';
import { xPublisher } from '@beffroi/connectors/x';
import { createYouTubePublisher } from '@beffroi/connectors/youtube';

/** The networks of this installation. A new one is a folder of the connectors and a line here. */
export const connectors: readonly Connector[] = [
  feedConnector,
  mastodonConnector,
  blueskyConnector,
  webConnector,
  importConnector,
  webhookConnector,
  simulationConnector,
];

/** The networks that this installation can speak to, besides its own outlets. */
export const publishers: readonly Publisher[] = [
  xPublisher,
  createFacebookPublisher(),
  createInstagramPublisher(),
  createThreadsPublisher(),
  createLinkedInPublisher(),
  mastodonPublisher,
  blueskyPublisher,
  createYouTubePublisher(),
];
