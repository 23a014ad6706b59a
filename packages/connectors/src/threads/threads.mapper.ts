import { z } from 'zod';
import { linksIn, tagsIn } from '../meta/written.text.ts';
import type { ReceivedPost } from '../port.ts';

export const replySchema = z.object({
  id: z.string(),
  text: z.string().default(''),
  timestamp: z.string(),
  permalink: z.string().optional(),
  username: z.string().optional(),
  media_type: z.string().optional(),
  media_url: z.string().optional(),
  alt_text: z.string().nullish(),
  root_post: z.object({ id: z.string() }).optional(),
  replied_to: z.object({ id: z.string() }).optional(),
  is_reply_owned_by_me: z.boolean().optional(),
});

/** A reply under one of our posts, as received. */
export function replyPost(reply: z.infer<typeof replySchema>): ReceivedPost {
  const { id, text, timestamp, permalink, username, media_type, media_url, alt_text, replied_to } = reply;
  const kind = media_type === 'VIDEO' ? 'video' : 'image';
  return {
    network: 'threads',
    originId: id,
    ...(permalink ? { url: permalink } : {}),
    text,
    postedAt: new Date(timestamp).toISOString(),
    ...(username ? { author: { handle: username, url: `https://www.threads.net/@${username}` } } : {}),
    ...tagsIn(text),
    links: linksIn(text),
    media: media_url ? [{ kind, url: media_url, ...(alt_text ? { alt: alt_text } : {}) }] : [],
    ...(replied_to ? { inReplyTo: replied_to.id } : {}),
  };
}
