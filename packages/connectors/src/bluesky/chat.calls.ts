import { z } from 'zod';
import type { AccountContext, PublishTrouble } from '../publish.port.ts';
import { askBluesky, type BlueskyCall } from './bluesky.calls.ts';

/** Private messages are a service of Bluesky's own, reached through the account's data server. */
const chatService = 'did:web:api.bsky.chat#bsky_chat';

/** One that was deleted has no text, and is left out. */
export const messageSchema = z.object({
  id: z.string(),
  text: z.string(),
  facets: z.array(z.unknown()).catch([]),
  sender: z.object({ did: z.string() }),
  sentAt: z.string(),
});
export type ChatMessage = z.infer<typeof messageSchema>;

export const memberSchema = z.object({
  did: z.string(),
  handle: z.string(),
  displayName: z.string().optional().catch(undefined),
});
export type ChatMember = z.infer<typeof memberSchema>;
export const convoSchema = z.object({ id: z.string(), members: z.array(memberSchema) });

export type ChatTrouble = PublishTrouble & { xrpcError?: string };

/** One method of `chat.bsky.convo` as the account, and its answer in the shape that is expected of it. */
export function askChat<T>(
  call: Pick<BlueskyCall, 'query' | 'input'> & { verb: string },
  schema: z.ZodType<T>,
  context: AccountContext,
): Promise<{ ok: true; body: T } | ChatTrouble> {
  const { verb, ...rest } = call;
  const asked = { ...rest, method: `chat.bsky.convo.${verb}`, service: chatService };
  return askBluesky(context.credentials, asked, schema, context);
}

const pageSchema = z.object({ messages: z.array(z.unknown()), cursor: z.string().optional() });
const maxPages = 10;

/** The messages of a conversation since an instant, newest first; `whole` unless there are more than are read. */
export async function messagesSince(
  convoId: string,
  since: string,
  context: AccountContext,
): Promise<{ ok: true; messages: ChatMessage[]; whole: boolean } | ChatTrouble> {
  const messages: ChatMessage[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const call = { verb: 'getMessages', query: { convoId, limit: 100, cursor } };
    const told = await askChat(call, pageSchema, context);
    if (!told.ok) return told;
    const read = told.body.messages.flatMap((one) => messageSchema.safeParse(one).data ?? []);
    messages.push(...read.filter(({ sentAt }) => sentAt >= since));
    cursor = told.body.cursor;
    const isPast = read.some(({ sentAt }) => sentAt < since);
    if (isPast || cursor === undefined || told.body.messages.length === 0) return { ok: true, messages, whole: true };
  }
  return { ok: true, messages, whole: false };
}
