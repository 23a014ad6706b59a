import { z } from 'zod';
import type { Connector, SourceKind } from '../port.ts';

const incomingConfig = z.object({
  /** In force, newest first: `whsec_` and 24 to 64 bytes in base64; two while one replaces the other. */
  secrets: z
    .array(z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/))
    .min(1)
    .max(3),
});
const noState = z.object({});

const incomingKind: SourceKind<z.infer<typeof incomingConfig>, z.infer<typeof noState>> = {
  id: 'webhook.incoming',
  network: 'webhook',
  label: { fr: 'Webhook entrant signé', en: 'Signed incoming webhook' },
  config: incomingConfig,
  secretFields: ['secrets'],
  state: noState,
  initialState: {},
  mode: 'push',
};

const notThere = {
  state: 'impossible',
  reason: {
    fr: 'Un autre collecteur pousse ces messages : il faut agir là où ils ont été publiés.',
    en: 'Another collector pushes these posts: act where they were published.',
  },
} as const;

/** Any other collector that can push posts over HTTP and sign them (Standard Webhooks). */
export const webhookConnector: Connector = {
  id: 'webhook',
  name: 'Webhook',
  capabilities: {
    receive: { state: 'native' },
    publish: notThere,
    reply: notThere,
    moderate: notThere,
    measure: notThere,
  },
  sourceKinds: [incomingKind],
};
