import type { Connector } from '@beffroi/connectors';
import { blueskyConnector } from '@beffroi/connectors/bluesky';
import { feedConnector } from '@beffroi/connectors/feed';
import { importConnector } from '@beffroi/connectors/import';
import { mastodonConnector } from '@beffroi/connectors/mastodon';
import { simulationConnector } from '@beffroi/connectors/simulation';
import { webConnector } from '@beffroi/connectors/web';
import { webhookConnector } from '@beffroi/connectors/webhook';

/**
 * The networks that this installation listens to. A new one is a folder of the connectors and a line here; those that it
 * speaks to are told in `@beffroi/connectors/publishers`.
 */
export const connectors: readonly Connector[] = [
  feedConnector,
  mastodonConnector,
  blueskyConnector,
  webConnector,
  importConnector,
  webhookConnector,
  simulationConnector,
];
