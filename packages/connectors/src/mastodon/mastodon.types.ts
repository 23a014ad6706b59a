import { z } from 'zod';

const account = z.object({
  acct: z.string(),
  display_name: z.string().catch(''),
  url: z.string().nullish().catch(undefined),
  followers_count: z.number().optional().catch(undefined),
});

const attachment = z.object({
  type: z.string(),
  url: z.string().nullish(),
  remote_url: z.string().nullish(),
  description: z.string().nullish(),
});

const plainStatus = z.object({
  id: z.string(),
  uri: z.string(),
  url: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  in_reply_to_id: z.string().nullish(),
  visibility: z.string().catch('public'),
  language: z.string().nullish(),
  spoiler_text: z.string().catch(''),
  content: z.string(),
  account,
  media_attachments: z.array(attachment).catch([]),
  mentions: z.array(z.object({ acct: z.string() })).catch([]),
  tags: z.array(z.object({ name: z.string() })).catch([]),
  card: z.object({ url: z.string() }).nullish().catch(undefined),
  /** Since 4.4; shallow quotes carry only an id. */
  quote: z
    .object({ quoted_status: z.object({ uri: z.string() }).nullish() })
    .nullish()
    .catch(undefined),
});

/** A status of the Mastodon API (4.6 and compatible servers), reduced to what is read; other fields are ignored. */
export const statusSchema = plainStatus.extend({ reblog: plainStatus.nullish().catch(undefined) });
export type MastodonStatus = z.infer<typeof statusSchema>;

export const notificationSchema = z.object({
  id: z.string(),
  type: z.string(),
  status: statusSchema.nullish().catch(undefined),
});

export const instanceSchema = z.object({
  configuration: z.object({ urls: z.object({ streaming: z.string() }) }),
});
