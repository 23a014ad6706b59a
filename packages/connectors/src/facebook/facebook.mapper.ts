import { z } from 'zod';
import type { InboxItem } from '../inbox.port.ts';
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

export const pagePostSchema = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: z.string(),
  /** Of its last comment, once there is one. */
  updated_time: z.string().optional(),
  permalink_url: z.string().optional(),
  from: z.object({ id: z.string(), name: z.string().optional() }).optional(),
  attachments: z
    .object({
      data: z.array(
        z.object({ media_type: z.string().optional(), target: z.object({ id: z.string().optional() }).optional() }),
      ),
    })
    .optional(),
});
export type PagePost = z.infer<typeof pagePostSchema>;

/** What somebody wrote on the page or about it. */
export function mentionItem({ id, message, created_time, permalink_url, from }: PagePost): InboxItem {
  return {
    kind: 'mention',
    threadId: id,
    originId: id,
    ...(permalink_url ? { url: permalink_url } : {}),
    text: message,
    postedAt: new Date(created_time).toISOString(),
    ...(from?.name ? { author: { handle: from.name, name: from.name } } : {}),
    ...(from ? { authorId: from.id } : {}),
    ...tagsIn(message),
    mentions: [],
    links: linksIn(message),
    media: [],
  };
}

/** A comment as the inbox tells it; under what visitors wrote, it goes on with what they said. */
export function commentItem(comment: z.infer<typeof commentSchema>, post: PagePost, pageId: string): InboxItem {
  const { network: _, ...received } = commentPost(comment, post.id);
  const authorId = comment.from?.id;
  const isUnderOurs = post.from?.id === pageId;
  return {
    ...received,
    kind: isUnderOurs ? 'comment' : 'mention',
    threadId: isUnderOurs ? (comment.parent?.id ?? comment.id) : post.id,
    ...(isUnderOurs ? { underId: publishedIdOf(post) } : {}),
    ...(authorId === pageId ? { isOurs: true } : authorId ? { authorId } : {}),
  };
}

/** A video goes by its own identifier since it was published, not by that of the post which shows it. */
function publishedIdOf({ id, attachments }: PagePost): string {
  const video = attachments?.data.find(({ media_type }) => media_type === 'video');
  return video?.target?.id ?? id;
}
