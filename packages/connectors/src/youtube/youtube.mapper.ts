import { z } from 'zod';
import { linksIn, tagsIn } from '../meta/written.text.ts';
import type { ReceivedPost } from '../port.ts';

const commentSchema = z.object({
  id: z.string(),
  snippet: z.object({
    textDisplay: z.string().default(''),
    authorDisplayName: z.string().optional(),
    authorChannelUrl: z.string().optional(),
    authorChannelId: z.object({ value: z.string() }).optional(),
    publishedAt: z.string(),
    updatedAt: z.string().optional(),
    parentId: z.string().optional(),
    videoId: z.string().optional(),
  }),
});
export type YouTubeComment = z.infer<typeof commentSchema>;

export const commentsSchema = z.object({
  items: z.array(commentSchema).default([]),
  nextPageToken: z.string().optional(),
});
export const threadsSchema = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({
          videoId: z.string().optional(),
          topLevelComment: commentSchema,
          totalReplyCount: z.number().default(0),
        }),
        replies: z.object({ comments: z.array(commentSchema) }).optional(),
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
});

/** A comment under one of our videos, as received. */
export function commentPost({ id, snippet }: YouTubeComment, videoId: string): ReceivedPost {
  const { textDisplay, authorDisplayName, authorChannelUrl, publishedAt, updatedAt, parentId } = snippet;
  const handle = authorDisplayName?.replace(/^@/, '');
  const isEdited = updatedAt !== undefined && updatedAt !== publishedAt;
  return {
    network: 'youtube',
    originId: id,
    url: `https://www.youtube.com/watch?v=${videoId}&lc=${id}`,
    text: textDisplay,
    postedAt: new Date(publishedAt).toISOString(),
    ...(isEdited ? { editedAt: new Date(updatedAt).toISOString() } : {}),
    ...(handle ? { author: { handle, ...(authorChannelUrl ? { url: authorChannelUrl } : {}) } } : {}),
    ...tagsIn(textDisplay),
    links: linksIn(textDisplay),
    media: [],
    inReplyTo: parentId ?? videoId,
  };
}
