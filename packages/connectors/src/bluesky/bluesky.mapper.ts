import { safeHttpUrl } from '../html/index.ts';
import type { PostAuthor, ReceivedPost } from '../port.ts';
import type { PostRecord, PostView } from './bluesky.types.ts';
import { readFacets } from './facets.read.ts';

/** A record of `app.bsky.feed.post`, and what is known around it. */
export type HeardPost = {
  /** `at://did/app.bsky.feed.post/rkey`. */
  uri: string;
  record: PostRecord;
  author: PostAuthor;
  /** When the network saw it: a client may claim any date, but not one that is still to come. */
  seenAt?: string;
  editedAt?: string;
  /** Where a blob of the author's can be seen. */
  blobUrl: (did: string, cid: string) => string;
};

/** Bluesky's own address for the images that its application view knows. */
export function bskyImageUrl(did: string, cid: string): string {
  return `https://cdn.bsky.app/img/feed_fullsize/plain/${did}/${cid}@jpeg`;
}

/** The author's data server gives any blob. */
export function blobUrlOf(service: string): HeardPost['blobUrl'] {
  return (did, cid) => `${service}/xrpc/com.atproto.sync.getBlob?did=${encodeURIComponent(did)}&cid=${cid}`;
}

export function postOfRecord(heard: HeardPost): ReceivedPost {
  const { uri, record, author } = heard;
  const { did, rkey } = partsOf(uri);
  const facets = readFacets(record.text, record.facets);
  const media = record.embed?.media ?? record.embed;
  const links = [...facets.links, media?.external?.uri ?? ''].flatMap((link) => safeHttpUrl(link) ?? []);
  const quoted = record.embed?.record;
  const postedAt = earlier(record.createdAt, heard.seenAt);
  return {
    network: 'bluesky',
    originId: uri,
    url: `https://bsky.app/profile/${author.handle}/post/${rkey}`,
    text: record.text,
    ...(record.langs[0] ? { lang: record.langs[0] } : {}),
    ...(postedAt ? { postedAt } : {}),
    ...(heard.editedAt ? { editedAt: heard.editedAt } : {}),
    author: { ...author, url: `https://bsky.app/profile/${author.handle}` },
    tags: [...new Set([...facets.tags, ...record.tags.map((tag) => tag.replace(/^#/, ''))])],
    mentions: facets.mentions,
    links: [...new Set(links)],
    media: [
      ...[...(media?.images ?? []), ...(media?.items ?? [])].map(({ image, alt }) => ({
        kind: 'image' as const,
        url: heard.blobUrl(did, image.ref.$link),
        ...(alt ? { alt } : {}),
      })),
      ...(media?.video
        ? [
            {
              kind: 'video' as const,
              url: heard.blobUrl(did, media.video.ref.$link),
              ...(media.alt ? { alt: media.alt } : {}),
            },
          ]
        : []),
    ],
    ...(record.reply ? { inReplyTo: record.reply.parent.uri } : {}),
    ...(quoted ? { quoteOf: 'uri' in quoted ? quoted.uri : quoted.record.uri } : {}),
  };
}

/** A post as the application view tells it. */
export function postOfView({ uri, record, author, indexedAt }: PostView): ReceivedPost {
  return postOfRecord({
    uri,
    record,
    author: { handle: author.handle, ...(author.displayName ? { name: author.displayName } : {}) },
    seenAt: indexedAt,
    blobUrl: bskyImageUrl,
  });
}

/** `at://did:plc:abc/app.bsky.feed.post/3k2` */
export function partsOf(uri: string): { did: string; rkey: string } {
  const [, , did = '', , rkey = ''] = uri.split('/');
  return { did, rkey };
}

function earlier(claimed: string, seen: string | undefined): string | undefined {
  const instants = [claimed, seen ?? ''].map((at) => Date.parse(at)).filter((at) => !Number.isNaN(at));
  return instants.length === 0 ? undefined : new Date(Math.min(...instants)).toISOString();
}
