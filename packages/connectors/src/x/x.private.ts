import { z } from 'zod';
import { isSameText, isSettled, isSince, partOf, textWithLink } from '../publish.plan.ts';
import type {
  AccountContext,
  LookUpOutcome,
  Outgoing,
  PublishWork,
  ReadBackOutcome,
  Step,
  StepOutcome,
  StepResult,
} from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { askX } from './x.calls.ts';
import { messagesDownTo } from './x.messages.ts';
import { comparable, writtenText } from './x.text.ts';

const sentSchema = z.object({ data: z.object({ dm_event_id: z.string(), dm_conversation_id: z.string() }) });
const closedToUs = {
  fr: 'ne laisse pas écrire en privé à cette personne : elle n’accepte pas les messages du compte',
  en: 'does not let the account write to this person in private: they do not accept its messages',
};

/** Says a step in a private conversation. X has no key against doubles: in doubt the conversation is read. */
export async function sayInMessage(step: Step, work: PublishWork): Promise<StepOutcome> {
  const place = placeOf(work.outgoing);
  if (place === undefined) return troubleOfKind('not_summoned', 'X', { says: closedToUs });
  if (partOf(work.outgoing, step.part).media.length > 0) return troubleOfKind('media_refused', 'X');
  const json = { text: textOf(step, work.outgoing) };
  const call = { method: 'POST', path: `${place}/messages`, json } as const;
  const sent = await askX(work.credentials, call, sentSchema, work);
  if (sent.ok) return { ok: true, result: resultOf(step, sent.body.data) };
  const isClosed = sent.kind === 'forbidden' && /permission to dm|cannot send messages/i.test(sent.message.en);
  return isClosed ? troubleOfKind('not_summoned', 'X', { says: closedToUs }) : sent;
}

/** X writes addresses its own way in messages: one that holds an address and is not found may be there all the same. */
export async function lookUpMessage(step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const place = placeOf(work.outgoing);
  if (place === undefined) return { ok: true, found: undefined, certain: true };
  const read = await messagesDownTo(
    `${place}/dm_events`,
    ({ created_at }) => !isSince(work.outgoing, created_at),
    work,
  );
  if (!read.ok) return read;
  const text = textOf(step, work.outgoing);
  const words = comparable(text);
  const found = read.messages.find(
    (message) =>
      message.sender_id === work.account.remoteId &&
      isSameText(words, comparable(writtenText(message.text, undefined))) &&
      !isSettled(work.done, message.id),
  );
  if (!found) return { ok: true, found: undefined, certain: read.whole && !/https?:|\w\.\w{2,}/.test(text) };
  const { threadId = '' } = work.outgoing.privateTo ?? {};
  const dm_conversation_id = found.dm_conversation_id ?? threadId;
  return { ok: true, found: resultOf(step, { dm_event_id: found.id, dm_conversation_id }) };
}

export async function readBackMessage(id: string, context: AccountContext): Promise<ReadBackOutcome> {
  const call = { path: `/2/dm_events/${id}`, query: { 'dm_event.fields': 'created_at,text' } };
  const shown = z.object({
    data: z.object({ text: z.string().catch(''), created_at: z.string().optional() }).optional(),
  });
  const told = await askX(context.credentials, call, shown, context);
  if (!told.ok) return told.kind === 'not_found' ? { ok: true, exists: false } : told;
  const { data } = told.body;
  if (!data) return { ok: true, exists: false };
  const text = writtenText(data.text, undefined);
  return { ok: true, exists: true, text, ...(data.created_at ? { at: data.created_at } : {}) };
}

function placeOf({ privateTo }: Outgoing): string | undefined {
  const { threadId, authorId } = privateTo ?? {};
  if (threadId !== undefined) return `/2/dm_conversations/${encodeURIComponent(threadId)}`;
  return authorId === undefined ? undefined : `/2/dm_conversations/with/${encodeURIComponent(authorId)}`;
}

/** `thread` says that it is private. */
function resultOf(
  { key }: Step,
  { dm_event_id: id, dm_conversation_id: thread }: { dm_event_id: string; dm_conversation_id: string },
): StepResult {
  return { key, refs: { id, thread }, url: `https://x.com/messages/${thread}` };
}

function textOf(step: Step, outgoing: Outgoing): string {
  const part = partOf(outgoing, step.part);
  return step.part === 0 ? textWithLink(part, outgoing.link) : part.text;
}
