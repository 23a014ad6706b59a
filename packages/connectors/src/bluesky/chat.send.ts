import { z } from 'zod';
import { isSameText, isSettled, partOf, textWithLink } from '../publish.plan.ts';
import type {
  AccountContext,
  LookUpOutcome,
  PublishTrouble,
  PublishWork,
  ReadBackOutcome,
  Step,
  StepOutcome,
} from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { askChat, convoSchema, messageSchema, messagesSince } from './chat.calls.ts';
import { facetsOf } from './post.record.ts';

const who = 'Bluesky';
/** What keeps the account from writing to somebody. */
const closed = new Set([
  'MessagesDisabled',
  'NotFollowedBySender',
  'BlockedActor',
  'BlockedSubject',
  'RecipientNotFound',
  'AccountSuspended',
  'ConvoLocked',
  'InvalidConvo',
]);
const closedToUs = {
  fr: 'ne laisse pas écrire en privé à cette personne : elle n’accepte pas les messages du compte',
  en: 'does not let the account write to this person in private: they do not accept its messages',
};

/** Says a step in a private conversation. The service has no key against doubles: in doubt the conversation is read. */
export async function sayInChat(step: Step, work: PublishWork): Promise<StepOutcome> {
  if (partOf(work.outgoing, step.part).media.length > 0) return troubleOfKind('media_refused', who);
  const convo = await convoOf(work);
  if (!convo.ok) return convo;
  const text = textOf(step, work);
  const marked = await facetsOf(text, work);
  if (!marked.ok) return marked;
  const { convoId } = convo;
  // A stranger's conversation is a request until it is accepted; accepting it again changes nothing.
  const accepted = await askChat({ verb: 'acceptConvo', input: { convoId } }, z.unknown(), work);
  if (!accepted.ok) return orClosed({ ...accepted, done: 'no' });
  const message = { text, ...(marked.facets.length > 0 ? { facets: marked.facets } : {}) };
  const sent = await askChat({ verb: 'sendMessage', input: { convoId, message } }, messageSchema, work);
  if (!sent.ok) return orClosed(sent);
  return { ok: true, result: { key: step.key, refs: { id: sent.body.id, convo: convoId } } };
}

export async function lookUpInChat(step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const convo = await convoOf(work);
  if (!convo.ok) return convo;
  const { convoId } = convo;
  const since = new Date(Date.parse(work.outgoing.startedAt) - 60_000).toISOString();
  const read = await messagesSince(convoId, since, work);
  if (!read.ok) return read;
  const text = textOf(step, work);
  const found = read.messages.find(
    (message) =>
      message.sender.did === work.account.remoteId &&
      isSameText(text, message.text) &&
      !isSettled(work.done, message.id),
  );
  if (!found) return { ok: true, found: undefined, certain: read.whole };
  return { ok: true, found: { key: step.key, refs: { id: found.id, convo: convoId } } };
}

/** Whether what was said in private is still there, among what was said for a month. */
export async function readBackInChat(
  { id, convo }: { id: string; convo: string },
  context: AccountContext,
): Promise<ReadBackOutcome> {
  const monthAgo = new Date(context.now().getTime() - 30 * 24 * 3600_000).toISOString();
  const read = await messagesSince(convo, monthAgo, context);
  if (!read.ok) return read;
  const message = read.messages.find((one) => one.id === id);
  return message ? { ok: true, exists: true, text: message.text, at: message.sentAt } : { ok: true, exists: false };
}

async function convoOf(work: PublishWork): Promise<{ ok: true; convoId: string } | PublishTrouble> {
  const { threadId, authorId } = work.outgoing.privateTo ?? {};
  if (threadId !== undefined) return { ok: true, convoId: threadId };
  if (authorId === undefined) return troubleOfKind('not_summoned', who, { says: closedToUs });
  const call = { verb: 'getConvoForMembers', query: { members: [authorId] } };
  const told = await askChat(call, z.object({ convo: convoSchema }), work);
  return told.ok ? { ok: true, convoId: told.body.convo.id } : orClosed(told);
}

function orClosed(trouble: PublishTrouble & { xrpcError?: string }): PublishTrouble {
  const isClosed = trouble.xrpcError !== undefined && closed.has(trouble.xrpcError);
  return isClosed ? troubleOfKind('not_summoned', who, { says: closedToUs }) : trouble;
}

function textOf(step: Step, { outgoing }: PublishWork): string {
  const part = partOf(outgoing, step.part);
  return step.part === 0 ? textWithLink(part, outgoing.link) : part.text;
}
