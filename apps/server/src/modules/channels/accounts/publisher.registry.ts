import type { Publisher } from '@beffroi/connectors';
import { networkUnknown } from '../channels.errors.ts';

/** The networks that this installation can speak to. */
export type ChannelRegistry = {
  publishers: readonly Publisher[];
  /** @throws channels.network_unknown */
  publisher: (network: string) => Publisher;
  /** The same, or nothing where it is of another program. */
  find: (network: string) => Publisher | undefined;
};

export function createChannelRegistry(publishers: readonly Publisher[]): ChannelRegistry {
  const byNetwork = new Map<string, Publisher>(publishers.map((publisher) => [publisher.network, publisher]));
  return {
    publishers,
    find: (network) => byNetwork.get(network),
    publisher(network) {
      const publisher = byNetwork.get(network);
      if (!publisher) throw networkUnknown({ values: { network } });
      return publisher;
    },
  };
}
