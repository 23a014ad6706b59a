import { z } from 'zod';
import { linksIn, tagsIn } from '../meta/written.text.ts';
import type { ReceivedPost } from '../port.ts';

const commentSchema = z.object({
  id: z.string(),
  actor: z.string().optional(),
  object: z.string().optional(),
  commentUrn: z.string().optional(),
  parentComment: z.string().optional(),
  created: z.object({ time: z.number() }).optional(),
  message: z.object({ text: z.string().default('') }),
  commentsSummary: z.object({ aggregatedTotalComments: z.number().optional() }).optional(),
});
export const commentsSchema = z.object({
  elements: z.array(commentSchema),
  paging: z.object({ total: z.number().optional() }).optional(),
});
export type LinkedInComment = z.infer<typeof commentSchema>;

export function commentUrnOf({ commentUrn, object, id }: LinkedInComment): string {
  return commentUrn ?? `urn:li:comment:(${object ?? ''},${id})`;
}

/** A comment under one of our posts, as received; the network does not name who wrote it. */
export function commentPost(comment: LinkedInComment, postUrn: string): ReceivedPost {
  const { message, created, parentComment } = comment;
  return {
    network: 'linkedin',
    originId: commentUrnOf(comment),
    text: message.text,
    ...(created ? { postedAt: new Date(created.time).toISOString() } : {}),
    tags: tagsIn(message.text).tags,
    mentions: [],
    links: linksIn(message.text),
    media: [],
    inReplyTo: parentComment ?? postUrn,
  };
}
