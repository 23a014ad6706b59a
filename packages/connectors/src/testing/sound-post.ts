import { z } from 'zod';
import { networkIds } from '../port.ts';

const instant = z.iso.datetime();
const httpUrl = z.string().regex(/^https?:\/\/[^\s]+$/);

/** What `ReceivedPost` promises beyond its type. */
export const soundPost = z.object({
  network: z.enum(networkIds),
  originId: z.string().min(1),
  url: httpUrl.optional(),
  text: z.string(),
  postedAt: instant.optional(),
  editedAt: instant.optional(),
  author: z.object({ handle: z.string().regex(/^[^@]/), url: httpUrl.optional() }).optional(),
  tags: z.array(z.string().regex(/^[^#]/)),
  mentions: z.array(z.string().regex(/^[^@]/)),
  links: z.array(httpUrl),
  media: z.array(z.object({ kind: z.enum(['image', 'video', 'audio', 'other']), url: httpUrl })),
});

const bilingual = z.object({ fr: z.string().min(1), en: z.string().min(1) });

/** What `InboxItem` promises beyond its type. */
export const soundItem = soundPost.omit({ network: true }).extend({
  kind: z.enum(['comment', 'mention', 'private', 'email']),
  threadId: z.string().min(1),
  underId: z.string().min(1).optional(),
  authorId: z.string().min(1).optional(),
  isOurs: z.literal(true).optional(),
  incomplete: bilingual.optional(),
});
