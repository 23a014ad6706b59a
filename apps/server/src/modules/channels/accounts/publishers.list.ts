import { z } from 'zod';
import type { Output, listPublishers } from '@beffroi/contracts';
import type { ChannelRegistry } from './publisher.registry.ts';

/** The networks that can be spoken to, as the screen that connects them reads it. */
export function presentPublishers(
  registry: ChannelRegistry,
  redirectUri: string,
): Output<typeof listPublishers>['items'] {
  return registry.publishers.map(({ network, name, connection, facts, abilities, presets = [] }) => ({
    network,
    name,
    kind: connection.kind,
    setup: z.toJSONSchema(connection.setup, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
    secretFields: [...connection.secretFields],
    guide: [...connection.guide],
    scopes: [...connection.scopes],
    redirectUri,
    facts,
    abilities,
    presets: [...presets],
  }));
}
