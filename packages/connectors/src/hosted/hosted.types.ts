import type { Bilingual, ChannelAbility, ChannelAbilityState, ChannelFacts } from '@beffroi/contracts';
import type { ReceivedPost } from '../port.ts';
import type { PostCounts } from '../publish.port.ts';
import type { HostedItem, HostedOutlet } from './hosted.outlet.ts';

/** What a post gets as it ages; pure, the same for the same post and the same age. */
export type Growth = {
  counts: (item: HostedItem, now: Date) => PostCounts;
  replies: (item: HostedItem, now: Date) => ReceivedPost[];
};

/** One network that is served from here. */
export type Hosted = {
  network: 'newsroom' | 'simulation';
  name: Bilingual;
  abilities: Record<ChannelAbility, ChannelAbilityState>;
  facts: ChannelFacts;
  guide: readonly Bilingual[];
  outlet: HostedOutlet;
  /** What comes of a post as it ages, besides what the outlet holds. */
  growth?: Growth;
};
