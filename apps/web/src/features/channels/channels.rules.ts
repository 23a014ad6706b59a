import type { Channel, ChannelAbilityState, ChannelFacts, ChannelNetwork } from '@beffroi/contracts';

export type NetworkGroup = 'networks' | 'outlets' | 'by_hand' | 'trial';

/** How networks are told apart where one is chosen. */
export function groupOf(network: ChannelNetwork): NetworkGroup {
  if (network === 'newsroom' || network === 'newsletter' || network === 'mailbox') return 'outlets';
  if (network === 'assisted') return 'by_hand';
  return network === 'simulation' ? 'trial' : 'networks';
}

const meanings = {
  account: [
    'users.read',
    'read:accounts',
    'pages_show_list',
    'instagram_business_basic',
    'threads_basic',
    'rw_organization_admin',
  ],
  read: ['tweet.read', 'read:statuses', 'read:search', 'r_organization_social', 'pages_read_engagement'],
  write: [
    'tweet.write',
    'write:statuses',
    'pages_manage_posts',
    'instagram_business_content_publish',
    'threads_content_publish',
    'w_organization_social',
    'youtube.upload',
  ],
  media: ['media.write', 'write:media'],
  replies: ['pages_read_user_content', 'threads_read_replies', 'r_organization_social_feed'],
  moderate: [
    'tweet.moderate.write',
    'pages_manage_engagement',
    'instagram_business_manage_comments',
    'threads_manage_replies',
    'w_organization_social_feed',
    'youtube.force-ssl',
  ],
  measure: ['read_insights', 'instagram_business_manage_insights', 'threads_manage_insights'],
  hear: ['read:notifications', 'threads_manage_mentions'],
  private: ['dm.read', 'dm.write', 'pages_messaging', 'instagram_business_manage_messages'],
  block: ['write:blocks', 'pages_manage_metadata'],
  remove: ['threads_delete'],
  stay: ['offline.access'],
} as const;
export type ScopeMeaning = keyof typeof meanings;

/** What a scope is asked for, in one of a few words; undefined for one that is not known. */
export function meaningOf(scope: string): ScopeMeaning | undefined {
  const name = scope.replace('https://www.googleapis.com/auth/', '');
  return (Object.keys(meanings) as ScopeMeaning[]).find((meaning) =>
    (meanings[meaning] as readonly string[]).includes(name),
  );
}

/** What an account cannot do until it is connected again: each thing once, as the language lists them. */
export function missingWords(
  locale: 'fr' | 'en',
  scopes: readonly string[],
  wordOf: (meaning: ScopeMeaning) => string,
): string {
  const words = scopes.map((scope) => {
    const meaning = meaningOf(scope);
    return meaning ? wordOf(meaning) : scope;
  });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(new Set(words));
}

/** Thousandths of a unit of a currency, as the language writes them; under a unit, to the thousandth where needed. */
export function moneyWords(locale: 'fr' | 'en', thousandths: number, currency: string): string {
  const amount = thousandths / 1000;
  const fine = amount !== 0 && Math.abs(amount) < 1 && thousandths % 10 !== 0;
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: fine ? 3 : 2,
  }).format(amount);
}

/** How much of its month is spent, from 0 to 1; undefined without a bound. */
export function spentShare({ monthly, spent }: NonNullable<Channel['budget']>): number | undefined {
  if (monthly === undefined) return undefined;
  return monthly === 0 ? 1 : Math.min(1, spent / monthly);
}

/** A reason that is printed once, by its number, however many abilities it explains. */
export type AbilityNote = { number: number; network: ChannelNetwork; reason: { fr: string; en: string } };

/** The reasons of a table of abilities, numbered in the order in which they are read. */
export function numberNotes(
  abilities: readonly string[],
  columns: readonly { network: ChannelNetwork; abilities: Record<string, ChannelAbilityState> }[],
): { notes: AbilityNote[]; numberOf: (network: ChannelNetwork, ability: string) => number | undefined } {
  const notes: AbilityNote[] = [];
  const numbers = new Map<string, number>();
  for (const ability of abilities) {
    for (const { network, abilities: states } of columns) {
      const reason = states[ability]?.reason;
      if (!reason) continue;
      const known = notes.find((note) => note.network === network && note.reason.fr === reason.fr);
      const note = known ?? { number: notes.length + 1, network, reason };
      if (!known) notes.push(note);
      numbers.set(`${network} ${ability}`, note.number);
    }
  }
  return { notes, numberOf: (network, ability) => numbers.get(`${network} ${ability}`) };
}

export type Limit =
  | { id: 'text'; max: number; unit: ChannelFacts['text']['unit'] }
  | { id: 'bytes' | 'title' | 'hashtags' | 'link' | 'images' | 'videos' | 'alt' | 'thread'; max: number }
  | { id: 'image_weight' | 'video_weight'; bytes: number }
  | { id: 'video_length'; seconds: number }
  | { id: 'poll'; options: number; chars: number }
  | { id: 'quota'; posts: number; seconds: number; used?: number | undefined };

/** The bounds of an account in the order in which a writer meets them; what has none is left out. */
export function limitsOf({ text, media, poll, maxParts, quota }: ChannelFacts): Limit[] {
  const limits: (Limit | undefined)[] = [
    { id: 'text', max: text.max, unit: text.unit },
    text.maxBytes === undefined ? undefined : { id: 'bytes', max: text.maxBytes },
    text.maxTitle === undefined ? undefined : { id: 'title', max: text.maxTitle },
    text.linkCost === undefined ? undefined : { id: 'link', max: text.linkCost },
    text.maxHashtags === undefined ? undefined : { id: 'hashtags', max: text.maxHashtags },
    maxParts > 1 ? { id: 'thread', max: maxParts } : undefined,
    { id: 'images', max: media.maxImages },
    media.maxImages > 0 ? { id: 'image_weight', bytes: media.maxImageBytes } : undefined,
    { id: 'videos', max: media.maxVideos },
    media.maxVideos > 0 && media.maxVideoBytes !== undefined
      ? { id: 'video_weight', bytes: media.maxVideoBytes }
      : undefined,
    media.maxVideos > 0 && media.maxVideoSeconds !== undefined
      ? { id: 'video_length', seconds: media.maxVideoSeconds }
      : undefined,
    media.maxAlt > 0 ? { id: 'alt', max: media.maxAlt } : undefined,
    poll ? { id: 'poll', options: poll.maxOptions, chars: poll.maxOption } : undefined,
    quota ? { id: 'quota', ...quota } : undefined,
  ];
  return limits.filter((limit) => limit !== undefined);
}
