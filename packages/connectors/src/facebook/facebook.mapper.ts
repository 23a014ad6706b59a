import { z } from 'zod';
import { linksIn, tagsIn } from '../meta/written.text.ts';
import type { ReceivedPost } from '../port.ts';

export const commentSchema = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: z.string(),
  permalink_url: z.string().optional(),
  /** Absent for private persons whom the network does not name. */
  from: z.object({ id: z.string(), name: z.string() }).optional(),
  parent: z.object({ id: z.string() }).optional(),
  attachment: z.object({ media: z.object({ image: z.object({ src: z.string() }) }).optional() }).optional(),
});

/** A comment under one of our posts, as received. */
export function commentPost(comment: z.infer<typeof commentSchema>, postId: string): ReceivedPost {
  const { id, message, created_time, permalink_url, from, parent, attachment } = comment;
  const image = attachment?.media?.image.src;
  return {
    network: 'facebook',
    originId: id,
    ...(permalink_url ? { url: permalink_url } : {}),
    text: message,
    postedAt: new Date(created_time).toISOString(),
    ...(from ? { author: { handle: from.name, name: from.name } } : {}),
    ...tagsIn(message),
    mentions: [],
    links: linksIn(message),
    media: image ? [{ kind: 'image', url: image }] : [],
    inReplyTo: parent?.id ?? postId,
  };
}
