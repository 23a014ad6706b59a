import type { OutgoingMedia } from '@beffroi/connectors';
import type { Attachment, Bilingual, ChannelFacts } from '@beffroi/contracts';
import type { ChannelDeps, OpenChannel } from '../../channels/index.ts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';

export type DispatchTrx = Trx;
export type { OpenChannel };

/** What sending needs of the rest of the program. */
export type DispatchDeps = Pick<PublishingDeps, 'db' | 'events' | 'now' | 'logger' | 'crisisGoesOn'> &
  Pick<ChannelDeps, 'channelRegistry' | 'sealer' | 'http'> & {
    /** The files as a network takes them, in the order of the attachments. */
    media: (given: {
      territoryId: string;
      attachments: readonly Attachment[];
      rule: ChannelFacts['media'];
    }) => Promise<OutgoingMedia[]>;
    /** Whether it may leave now: approved as it stands, or under a mandate that still runs. */
    mayGoOut: (
      trx: Trx,
      named: { territoryId: string; publicationId: string; channelId: string; now: Date },
    ) => Promise<{ ok: true } | { ok: false; message: Bilingual }>;
  };
