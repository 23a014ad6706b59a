import { z } from 'zod';
import type { Bilingual } from '@beffroi/contracts';
import { safeHttpUrl } from '../html/index.ts';
import type { ReceivedEvent, ReceivedPost } from '../port.ts';

const instant = z.iso.datetime({ offset: true }).transform((written) => new Date(written).toISOString());
const webUrl = z
  .string()
  .max(2_000)
  .transform((written, check) => {
    const url = safeHttpUrl(written);
    if (url !== undefined) return url;
    check.addIssue({ code: 'custom', message: 'not an http address' });
    return z.NEVER;
  });
const name = z.string().trim().min(1).max(300);

/** A post as another collector pushes it. Only `id` and `text` are needed. */
export const pushedPostSchema = z.object({
  /** Stable at the collector: the same id again is an edit. */
  id: z.string().trim().min(1).max(500),
  text: z.string().min(1).max(100_000),
  title: z.string().max(1_000).optional(),
  url: webUrl.optional(),
  /** BCP 47. */
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i)
    .optional(),
  postedAt: instant.optional(),
  editedAt: instant.optional(),
  author: z
    .object({
      handle: name.transform((handle) => handle.replace(/^@/, '')),
      name: name.optional(),
      url: webUrl.optional(),
      followers: z.number().int().nonnegative().optional(),
    })
    .optional(),
  tags: z
    .array(name.transform((tag) => tag.replace(/^#/, '')))
    .max(100)
    .default([]),
  mentions: z
    .array(name.transform((handle) => handle.replace(/^@/, '')))
    .max(100)
    .default([]),
  links: z.array(webUrl).max(100).default([]),
  media: z
    .array(
      z.object({
        kind: z.enum(['image', 'video', 'audio', 'other']).default('image'),
        url: webUrl,
        alt: z.string().max(2_000).optional(),
      }),
    )
    .max(50)
    .default([]),
  inReplyTo: z.string().max(500).optional(),
  quoteOf: z.string().max(500).optional(),
  repostOf: z.string().max(500).optional(),
  reach: z.number().int().nonnegative().optional(),
});
export type PushedPost = z.input<typeof pushedPostSchema>;

/** The body of a message, in the envelope that Standard Webhooks recommends. */
export const webhookPayloadSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('posts.received'),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    data: z.object({ posts: z.array(pushedPostSchema).min(1).max(1_000) }),
  }),
  z.object({
    type: z.literal('posts.deleted'),
    timestamp: z.iso.datetime({ offset: true }).optional(),
    data: z.object({ ids: z.array(z.string().trim().min(1).max(500)).min(1).max(1_000) }),
  }),
]);

export type WebhookReading =
  | { ok: true; events: ReceivedEvent[] }
  /** `path` leads to the value at fault: `data.posts.3.text`. */
  | { ok: false; issues: { path: string; message: Bilingual }[] };

/** What a verified body tells. All of it or nothing: a collector that is told of a fault sends the message again. */
export function readWebhook(rawBody: Uint8Array): WebhookReading {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody));
  } catch {
    const message = { fr: 'Le corps n’est pas du JSON en UTF-8.', en: 'The body is not JSON in UTF-8.' };
    return { ok: false, issues: [{ path: '', message }] };
  }
  const read = webhookPayloadSchema.safeParse(body);
  if (!read.success) {
    const french = webhookPayloadSchema.safeParse(body, { error: z.locales.fr().localeError }).error?.issues ?? [];
    const issues = read.error.issues.slice(0, 20).map(({ path, message: en }, index) => {
      return { path: path.join('.'), message: { fr: french[index]?.message ?? en, en } };
    });
    return { ok: false, issues };
  }
  const { type, data } = read.data;
  if (type === 'posts.deleted') {
    return { ok: true, events: data.ids.map((originId) => ({ kind: 'deletion', network: 'webhook', originId })) };
  }
  return { ok: true, events: data.posts.map((pushed) => ({ kind: 'post', post: postOfPushed(pushed) })) };
}

function postOfPushed({ id, ...rest }: z.output<typeof pushedPostSchema>): ReceivedPost {
  return { network: 'webhook', originId: id, ...withoutAbsent(rest) };
}

/** Optional fields that were not sent are absent rather than `undefined`, as the port wants them. */
function withoutAbsent(
  rest: Omit<z.output<typeof pushedPostSchema>, 'id'>,
): Omit<ReceivedPost, 'network' | 'originId'> {
  return JSON.parse(JSON.stringify(rest)) as Omit<ReceivedPost, 'network' | 'originId'>;
}
