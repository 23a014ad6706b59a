import { z } from 'zod';
import { bilingualSchema } from './endpoint.ts';

/* What a network lets one say, as data: limits, prices, abilities. Every figure is dated and says where it comes from. */

/** Where a figure comes from: read from the network itself, or from a table that somebody last checked on a day. */
export const factOriginSchema = z.object({
  from: z.enum(['network', 'table']),
  /** YYYY-MM-DD of the last check, or of the last reading. */
  asOf: z.string(),
  /** The page where it can be checked again. */
  source: z.string().optional(),
});

/** How a network counts a text. The engine `counting` reads it, in the browser and on the server alike. */
export const countingRuleSchema = z.object({
  unit: z.enum(['weighted', 'grapheme', 'character', 'character_emoji_bytes', 'byte']),
  max: z.number().int(),
  /** A second limit on UTF-8 bytes. */
  maxBytes: z.number().int().optional(),
  /** What a link costs, or nothing when it counts in full. */
  linkCost: z.number().int().optional(),
  /** Whether `mairie.fr` without a scheme is a link there. */
  bareDomainsAreLinks: z.boolean().default(false),
  /** A remote account `@a@host` counts as `@a`. */
  remoteMentionsShortened: z.boolean().default(false),
  maxHashtags: z.number().int().optional(),
  maxTitle: z.number().int().optional(),
  /** Characters that the network refuses. */
  forbidden: z.string().optional(),
});
export type CountingRule = z.infer<typeof countingRuleSchema>;

export const mediaRuleSchema = z.object({
  maxImages: z.number().int(),
  /** Whether a post must carry an image or a video. */
  required: z.boolean().default(false),
  imageTypes: z.array(z.string()),
  maxImageBytes: z.number().int(),
  maxVideos: z.number().int(),
  videoTypes: z.array(z.string()),
  maxVideoBytes: z.number().int().optional(),
  maxVideoSeconds: z.number().optional(),
  /** Length of an alternative text; 0: none can be given. */
  maxAlt: z.number().int(),
  /** The shape in which it shows images, width by height: '1:1', '4:5', '16:9'. */
  ratios: z.array(z.string()).default([]),
  /** Narrowest and widest width/height that is accepted. */
  minRatio: z.number().optional(),
  maxRatio: z.number().optional(),
  captions: z.boolean().default(false),
  /** The network fetches media itself, from a public address. */
  fetchesByUrl: z.boolean().default(false),
});
export type MediaRule = z.infer<typeof mediaRuleSchema>;

export const pollRuleSchema = z.object({
  minOptions: z.number().int(),
  maxOptions: z.number().int(),
  maxOption: z.number().int(),
  minMinutes: z.number().int(),
  maxMinutes: z.number().int(),
});

export const channelFactsSchema = z.object({
  origin: factOriginSchema,
  text: countingRuleSchema,
  media: mediaRuleSchema,
  poll: pollRuleSchema.optional(),
  /** Most parts of a thread; 1: none. */
  maxParts: z.number().int(),
  /** How many posts go out in a time, when the network bounds it. */
  quota: z.object({ posts: z.number().int(), seconds: z.number().int(), used: z.number().int().optional() }).optional(),
  /** What a post costs, in thousandths of a unit of the currency. */
  prices: z
    .object({
      currency: z.string(),
      post: z.number().int(),
      postWithLink: z.number().int(),
      reply: z.number().int(),
      remove: z.number().int(),
    })
    .optional(),
  /** A post may take that long to show to whoever looks for it: nothing is looked up sooner. */
  settleSeconds: z.number().int(),
});
export type ChannelFacts = z.infer<typeof channelFactsSchema>;

/** What an account of a network may be asked to do. */
export const channelAbilities = [
  'publish',
  'thread',
  'image',
  'video',
  'altText',
  'captions',
  'poll',
  'linkCard',
  'firstComment',
  'edit',
  'remove',
  'lookUp',
  'readReplies',
  'reply',
  'hideReply',
  'readInbox',
  'private',
  'removeReply',
  'block',
  'metrics',
] as const;
export type ChannelAbility = (typeof channelAbilities)[number];
export const channelAbilityState = z.object({
  state: z.enum(['native', 'assisted', 'impossible']),
  reason: bilingualSchema.optional(),
});
export type ChannelAbilityState = z.infer<typeof channelAbilityState>;

export const channelNetworks = [
  'x',
  'facebook',
  'instagram',
  'threads',
  'linkedin',
  'mastodon',
  'bluesky',
  'youtube',
  'newsroom',
  'newsletter',
  'mailbox',
  'assisted',
  'simulation',
] as const;
export type ChannelNetwork = (typeof channelNetworks)[number];
