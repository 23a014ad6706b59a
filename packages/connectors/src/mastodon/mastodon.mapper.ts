import type { ReceivedPost } from '../port.ts';
import { hostOf } from './mastodon.client.ts';
import type { MastodonStatus } from './mastodon.types.ts';
import { readContent } from './status.content.ts';

const mediaKinds: Record<string, ReceivedPost['media'][number]['kind']> = {
  image: 'image',
  gifv: 'video',
  video: 'video',
  audio: 'audio',
};

/**
 * A status as the product understands it. A boost keeps its own id and tells what it repeats.
 * @param server base address of the server that told it: local handles are completed with its host
 * @param uriOf the ActivityPub id of a status known by its id on that server, when it was seen lately
 */
export function postOfStatus(
  status: MastodonStatus,
  server: string,
  uriOf: (id: string) => string | undefined = () => undefined,
): ReceivedPost {
  const shown = status.reblog ?? status;
  const inReplyTo = shown.in_reply_to_id ? uriOf(shown.in_reply_to_id) : undefined;
  const handle = (acct: string) => (acct.includes('@') ? acct : `${acct}@${hostOf(server)}`);
  const { text, links } = readContent(shown.content);
  if (shown.card && !links.includes(shown.card.url)) links.push(shown.card.url);
  const quoted = shown.quote?.quoted_status?.uri;
  const { account } = status;
  return {
    network: 'mastodon',
    originId: status.uri,
    text: [shown.spoiler_text, text].filter((part) => part !== '').join('\n\n'),
    ...(status.url ? { url: status.url } : shown.url ? { url: shown.url } : {}),
    ...(shown.language ? { lang: shown.language } : {}),
    ...instant('postedAt', status.created_at),
    ...instant('editedAt', shown.edited_at),
    author: {
      handle: handle(account.acct),
      ...(account.display_name ? { name: account.display_name } : {}),
      ...(account.url ? { url: account.url } : {}),
      ...(account.followers_count === undefined ? {} : { followers: account.followers_count }),
    },
    tags: shown.tags.map(({ name }) => name),
    mentions: shown.mentions.map(({ acct }) => handle(acct)),
    links,
    media: shown.media_attachments.flatMap(({ type, url, remote_url, description }) => {
      const address = url ?? remote_url;
      if (!address) return [];
      return [{ kind: mediaKinds[type] ?? 'other', url: address, ...(description ? { alt: description } : {}) }];
    }),
    ...(inReplyTo ? { inReplyTo } : {}),
    ...(quoted ? { quoteOf: quoted } : {}),
    ...(status.reblog ? { repostOf: status.reblog.uri } : {}),
  };
}

function instant<Name extends 'postedAt' | 'editedAt'>(
  name: Name,
  value: string | null | undefined,
): { [N in Name]?: string } {
  const at = Date.parse(value ?? '');
  return Number.isNaN(at) ? {} : ({ [name]: new Date(at).toISOString() } as { [N in Name]?: string });
}
