import { z } from 'zod';
import type { ReceivedPost } from '../port.ts';
import { tagsIn } from '../meta/written.text.ts';

const replySchema = z.object({
  id: z.string(),
  text: z.string().default(''),
  timestamp: z.string(),
  username: z.string().optional(),
  from: z.object({ id: z.string(), username: z.string().optional() }).optional(),
});
export const commentSchema = replySchema.extend({
  replies: z.object({ data: z.array(replySchema) }).optional(),
});
export type InstagramReply = z.infer<typeof replySchema> & { parentId: string };

/** A comment and what answers it, one after the other. */
export function flattened({ replies, ...comment }: z.infer<typeof commentSchema>, mediaId: string): InstagramReply[] {
  const under = (replies?.data ?? []).map((reply) => ({ ...reply, parentId: comment.id }));
  return [{ ...comment, parentId: mediaId }, ...under];
}

/** A comment under one of our posts, as received. */
export function replyPost({ id, text, timestamp, username, from, parentId }: InstagramReply): ReceivedPost {
  const handle = username ?? from?.username;
  return {
    network: 'instagram',
    originId: id,
    text,
    postedAt: new Date(timestamp).toISOString(),
    ...(handle ? { author: { handle, url: `https://www.instagram.com/${handle}/` } } : {}),
    ...tagsIn(text),
    links: [],
    media: [],
    inReplyTo: parentId,
  };
}
