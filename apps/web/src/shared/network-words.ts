import type { MessageId, Words } from './words.ts';

/** Proper names are the same in every language. */
const names: Record<string, string> = {
  mastodon: 'Mastodon',
  bluesky: 'Bluesky',
  x: 'X',
  facebook: 'Facebook',
  instagram: 'Instagram',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  threads: 'Threads',
};
const words: Record<string, MessageId> = {
  feed: 'common.network.feed',
  rss: 'common.network.rss',
  press: 'common.network.press',
  web: 'common.network.web',
  import: 'common.network.import',
  webhook: 'common.network.webhook',
  simulation: 'common.network.simulation',
  newsroom: 'common.network.newsroom',
  newsletter: 'common.network.newsletter',
  mailbox: 'common.network.mailbox',
  assisted: 'common.network.assisted',
};

/** The name of a network on screen; one that is not known keeps its own. */
export function networkName(t: Words, network: string): string {
  const message = words[network];
  return names[network] ?? (message ? t(message) : network);
}

/** Where mentions come from: what is only spoken on is not among them. */
const spokenOnly = ['newsroom', 'newsletter', 'mailbox', 'assisted'];
export const knownNetworks = [...Object.keys(names), ...Object.keys(words)].filter(
  (name) => name !== 'rss' && !spokenOnly.includes(name),
);
