import { z } from 'zod';

export const postCollection = 'app.bsky.feed.post';

const blob = z.object({ ref: z.object({ $link: z.string() }) });
const image = z.object({ image: blob, alt: z.string().catch('') });

/** What may hang from a post (app.bsky.embed.*), read leniently: what is not understood is left out. */
const media = z.object({
  images: z.array(image).optional().catch(undefined),
  items: z.array(image).optional().catch(undefined),
  video: blob.optional().catch(undefined),
  alt: z.string().optional().catch(undefined),
  external: z.object({ uri: z.string() }).optional().catch(undefined),
});
const strongRef = z.object({ uri: z.string() });

export const postRecordSchema = z.object({
  text: z.string(),
  createdAt: z.string().catch(''),
  langs: z.array(z.string()).catch([]),
  tags: z.array(z.string()).catch([]),
  facets: z.array(z.unknown()).catch([]),
  reply: z.object({ parent: strongRef }).optional().catch(undefined),
  embed: media
    .extend({
      media: media.optional().catch(undefined),
      /** A quoted post, or for `recordWithMedia` one level further down. */
      record: z
        .union([strongRef, z.object({ record: strongRef })])
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type PostRecord = z.infer<typeof postRecordSchema>;

/** A post as the application view tells it (app.bsky.feed.defs#postView), or a notification about one. */
export const postViewSchema = z.object({
  uri: z.string(),
  cid: z.string(),
  author: z.object({ did: z.string(), handle: z.string(), displayName: z.string().optional().catch(undefined) }),
  record: postRecordSchema,
  indexedAt: z.string(),
});
export type PostView = z.infer<typeof postViewSchema>;

export const profileSchema = z.object({
  did: z.string(),
  handle: z.string(),
  displayName: z.string().optional().catch(undefined),
  followersCount: z.number().optional().catch(undefined),
});
