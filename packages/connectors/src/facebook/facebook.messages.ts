import { z } from 'zod';
import type { InboxItem } from '../inbox.port.ts';
import { writeGraph, type Graph } from '../meta/graph.client.ts';
import { pagesSince } from '../meta/graph.pages.ts';
import { linksIn } from '../meta/written.text.ts';
import { isSameText, isSettled, isSince, partOf } from '../publish.plan.ts';
import type { AccountContext, LookUpOutcome, PublishTrouble, PublishWork, Step, StepOutcome } from '../publish.port.ts';

/* Messenger conversations. https://developers.facebook.com/docs/graph-api/reference/conversation/ */

const profileSchema = z.object({ id: z.string(), name: z.string().optional() });
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
export async function privateItemsOf(graph: Graph, floor: string, context: AccountContext): Promise<Items> {
  const { remoteId } = context.account;
  const isOld = (time: string) => new Date(time).toISOString() < floor;
  const conversations = await pagesSince(
    graph,
    `/${remoteId}/conversations`,
    { platform: 'messenger', fields: 'id,updated_time,participants', limit: '50' },
    conversationSchema,
    ({ updated_time }) => isOld(updated_time),
    context,
  );
  if (!conversations.ok) return conversations;
  const items: InboxItem[] = [];
  for (const { id, participants } of conversations.found) {
    const person = participants?.data.find((one) => one.id !== remoteId);
    const messages = await pagesSince(
      graph,
      `/${id}/messages`,
      { fields: messageFields, limit: '50' },
      messageSchema,
      ({ created_time }) => isOld(created_time),
      context,
    );
    if (!messages.ok) return messages;
    items.push(...messages.found.map((message) => messageItem(message, id, person?.id, remoteId)));
  }
  return { ok: true, items };
}

/** Answers the person: only within 24 hours of their last message, as the network enforces it. */
export async function sendPrivate(graph: Graph, step: Step, work: PublishWork): Promise<StepOutcome> {
  const { outgoing, account } = work;
  const fields = {
    recipient: JSON.stringify({ id: outgoing.privateTo?.authorId }),
    messaging_type: 'RESPONSE',
    message: JSON.stringify({ text: partOf(outgoing, 0).text }),
  };
  const sentSchema = z.object({ message_id: z.string() });
  const answer = await writeGraph(graph, `/${account.remoteId}/messages`, fields, sentSchema, work);
  if (!answer.ok) return answer;
  return { ok: true, result: { key: step.key, refs: { id: answer.value.message_id, kind: 'private' } } };
}

/** Whether a private answer is in its conversation. */
export async function lookUpPrivate(graph: Graph, step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const { outgoing, account, done } = work;
  const { threadId } = outgoing.privateTo ?? {};
  if (threadId === undefined) return { ok: true, found: undefined, certain: false };
  const read = await pagesSince(
    graph,
    `/${threadId}/messages`,
    { fields: messageFields, limit: '50' },
    messageSchema,
    ({ created_time }) => !isSince(outgoing, created_time),
    work,
  );
  if (!read.ok) return read;
  const { text } = partOf(outgoing, 0);
  const found = read.found.find(
    ({ id, message, from }) => from?.id === account.remoteId && isSameText(text, message) && !isSettled(done, id),
  );
  if (!found) return { ok: true, found: undefined, certain: true };
  return { ok: true, found: { key: step.key, refs: { id: found.id, kind: 'private' } } };
}

function messageItem(message: Message, threadId: string, personId: string | undefined, pageId: string): InboxItem {
  const { id, message: text, created_time, from, attachments } = message;
  const isOurs = from?.id === pageId;
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
    ...(from?.name ? { author: { handle: from.name, name: from.name } } : {}),
    ...(authorId ? { authorId } : {}),
    ...(isOurs ? { isOurs: true } : {}),
    ...(files.length > 0 ? { attachments: files } : {}),
    tags: [],
    mentions: [],
    links: linksIn(text),
    media: [],
  };
}
