import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';
import type { InboxItem } from '../inbox.port.ts';
import { readGraph, writeGraph, type Graph } from './graph.client.ts';
import { pagesSince } from './graph.pages.ts';
import { linksIn } from './written.text.ts';
import { isSameText, isSettled, isSince, partOf, remoteIdOf } from '../publish.plan.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import type {
  AccountContext,
  LookUpOutcome,
  Published,
  PublishTrouble,
  PublishWork,
  ReadBackOutcome,
  Step,
  StepOutcome,
} from '../publish.port.ts';

/*
 * Private conversations of Messenger and of Instagram, which are read and written the same way.
 * https://developers.facebook.com/docs/messenger-platform/conversations
 */

export type MessagePlatform = 'messenger' | 'instagram';

const profileSchema = z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional() });
type Profile = z.infer<typeof profileSchema>;
const conversationSchema = z.object({
  id: z.string(),
  updated_time: z.string(),
  participants: z.object({ data: z.array(profileSchema) }).optional(),
});
const messageSchema = z.object({
  id: z.string(),
  message: z.string().default(''),
  created_time: z.string(),
  from: profileSchema.optional(),
  attachments: z
    .object({
      data: z.array(
        z.object({
          name: z.string().optional(),
          mime_type: z.string().optional(),
          size: z.number().optional(),
          image_data: z.object({ url: z.string() }).optional(),
          file_url: z.string().optional(),
        }),
      ),
    })
    .optional(),
});
type Message = z.infer<typeof messageSchema>;
type Items = { ok: true; items: InboxItem[] } | PublishTrouble;

const messageFields = 'id,message,created_time,from,attachments{name,mime_type,size,image_data,file_url}';

/** What was written in private since an instant, by both sides. */
export async function privateItemsOf(
  graph: Graph,
  platform: MessagePlatform,
  floor: string,
  context: AccountContext,
): Promise<Items> {
  const { remoteId } = context.account;
  const isOld = (time: string) => new Date(time).toISOString() < floor;
  const conversations = await pagesSince(
    graph,
    `/${remoteId}/conversations`,
    { platform, fields: 'id,updated_time,participants', limit: '50' },
    conversationSchema,
    ({ updated_time }) => isOld(updated_time),
    context,
  );
  if (!conversations.ok) return conversations;
  const items: InboxItem[] = [];
  for (const { id, participants } of conversations.found) {
    const person = participants?.data.find((one) => !isUs(one, context));
    const messages = await pagesSince(
      graph,
      `/${id}/messages`,
      { fields: messageFields, limit: '50' },
      messageSchema,
      ({ created_time }) => isOld(created_time),
      context,
    );
    if (!messages.ok) return messages;
    items.push(...messages.found.map((message) => messageItem(message, id, person?.id, context)));
  }
  return { ok: true, items };
}

/** What one message may hold. */
const longest = { messenger: 2000, instagram: 1000 } as const;

/**
 * Answers the person: in their conversation within 24 hours of their last message, or once under what they wrote for all
 * within seven days, as the network enforces it.
 * @see https://developers.facebook.com/docs/messenger-platform/discovery/private-replies
 */
export async function sendPrivate(
  graph: Graph,
  platform: MessagePlatform,
  step: Step,
  work: PublishWork,
): Promise<StepOutcome> {
  const { account, outgoing } = work;
  const { text } = partOf(outgoing, 0);
  const max = longest[platform];
  if ((platform === 'messenger' ? text.length : new TextEncoder().encode(text).length) > max)
    return troubleOfKind('rejected', graph.who, { says: tooLong(max) });
  const recipient = recipientOf(work);
  const fields = {
    recipient: JSON.stringify(recipient),
    ...(platform === 'messenger' && 'id' in recipient ? { messaging_type: 'RESPONSE' } : {}),
    message: JSON.stringify({ text }),
  };
  const sentSchema = z.object({ message_id: z.string() });
  const answer = await writeGraph(graph, `/${account.remoteId}/messages`, fields, sentSchema, work);
  if (!answer.ok) return answer;
  return { ok: true, result: { key: step.key, refs: { id: answer.value.message_id, kind: 'private' } } };
}

/** Who wrote for all is answered by what they wrote: they may never have written in private. */
function recipientOf({ outgoing: { privateTo, replyTo }, account }: PublishWork): Record<string, string> {
  if (privateTo?.threadId !== undefined || !replyTo) return { id: privateTo?.authorId ?? '' };
  const said = remoteIdOf(replyTo);
  return said.startsWith(`${account.remoteId}_`) ? { post_id: said } : { comment_id: said };
}

const tooLong = (max: number): Bilingual => ({
  fr: `ne prend pas de message privé de plus de ${max} caractères : raccourcissez-le`,
  en: `takes no private message of more than ${max} characters: shorten it`,
});

/** The conversation with the person; undefined when there is none that can be found. */
async function threadOf(
  graph: Graph,
  platform: MessagePlatform,
  { outgoing: { privateTo }, account, ...context }: PublishWork,
): Promise<{ ok: true; id: string | undefined } | PublishTrouble> {
  if (privateTo?.threadId !== undefined || privateTo?.authorId === undefined)
    return { ok: true, id: privateTo?.threadId };
  const query = { platform, user_id: privateTo.authorId, fields: 'id,updated_time' };
  const schema = z.object({ data: z.array(z.object({ id: z.string() })) });
  const read = await readGraph(graph, `/${account.remoteId}/conversations`, query, schema, context);
  return read.ok ? { ok: true, id: read.value.data[0]?.id } : read;
}

/** Whether a private answer is in its conversation. */
export async function lookUpPrivate(
  graph: Graph,
  platform: MessagePlatform,
  step: Step,
  work: PublishWork,
): Promise<LookUpOutcome> {
  const { outgoing, done } = work;
  const thread = await threadOf(graph, platform, work);
  if (!thread.ok) return thread;
  if (thread.id === undefined) return { ok: true, found: undefined, certain: false };
  const read = await pagesSince(
    graph,
    `/${thread.id}/messages`,
    { fields: messageFields, limit: '50' },
    messageSchema,
    ({ created_time }) => !isSince(outgoing, created_time),
    work,
  );
  if (!read.ok) return read;
  const { text } = partOf(outgoing, 0);
  const found = read.found.find(
    ({ id, message, from }) => isUs(from, work) && isSameText(text, message) && !isSettled(done, id),
  );
  if (!found) return { ok: true, found: undefined, certain: true };
  return { ok: true, found: { key: step.key, refs: { id: found.id, kind: 'private' } } };
}

/** Instagram calls an account by several numbers, and by one name. */
function isUs(profile: Profile | undefined, { account }: Pick<AccountContext, 'account'>): boolean {
  return profile?.id === account.remoteId || (profile?.username !== undefined && profile.username === account.handle);
}

const writtenSchema = z.object({ message: z.string().default(''), created_time: z.string().optional() });

/** A private message that we wrote, read back. */
export async function readBackPrivate(graph: Graph, id: string, context: AccountContext): Promise<ReadBackOutcome> {
  const read = await readGraph(graph, `/${id}`, { fields: 'id,message,created_time' }, writtenSchema, context);
  if (!read.ok) return read.kind === 'not_found' ? { ok: true, exists: false } : read;
  return { ok: true, exists: true, text: read.value.message };
}

export function isPrivate({ steps }: Published): boolean {
  return steps[0]?.refs['kind'] === 'private';
}

function messageItem(
  message: Message,
  threadId: string,
  personId: string | undefined,
  context: AccountContext,
): InboxItem {
  const { id, message: text, created_time, from, attachments } = message;
  const isOurs = isUs(from, context);
  const handle = from?.username ?? from?.name;
  const files = (attachments?.data ?? []).map((file) => {
    const url = file.image_data?.url ?? file.file_url;
    return {
      name: file.name ?? 'document',
      mimeType: file.mime_type ?? 'application/octet-stream',
      bytes: file.size ?? 0,
      verdict: 'safe' as const,
      ...(url ? { url } : {}),
    };
  });
  const authorId = personId ?? (isOurs ? undefined : from?.id);
  return {
    kind: 'private',
    threadId,
    originId: id,
    text,
    postedAt: new Date(created_time).toISOString(),
    ...(handle ? { author: { handle, ...(from?.name ? { name: from.name } : {}) } } : {}),
    ...(authorId ? { authorId } : {}),
    ...(isOurs ? { isOurs: true } : {}),
    ...(files.length > 0 ? { attachments: files } : {}),
    tags: [],
    mentions: [],
    links: linksIn(text),
    media: [],
  };
}
