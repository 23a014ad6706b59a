import { z } from 'zod';
import { safeHttpUrl } from '../html/index.ts';
import type { InboxChange, InboxItem } from '../inbox.port.ts';
import type { AccountContext } from '../publish.port.ts';
import {
  askChat,
  convoSchema,
  memberSchema,
  messageSchema,
  messagesSince,
  type ChatMember,
  type ChatMessage,
  type ChatTrouble,
} from './chat.calls.ts';
import { readFacets } from './facets.read.ts';

type Heard = { ok: true; items: InboxItem[]; changes: InboxChange[]; log: string | undefined; more: boolean };
type Said = { convoId: string; message: ChatMessage; people: readonly ChatMember[] };

const logSchema = z.object({
  cursor: z.string().optional(),
  logs: z.array(
    z.object({
      $type: z.string(),
      convoId: z.string().catch(''),
      message: z.unknown(),
      relatedProfiles: z.array(memberSchema).catch([]),
    }),
  ),
});
const listSchema = z.object({ convos: z.array(convoSchema.extend({ lastMessage: z.unknown() })) });
const convosRead = 50;
const maxPages = 20;

/** Private messages of the last week, and from where the log of the account goes on. */
export async function beginChat(since: string, context: AccountContext): Promise<Heard | ChatTrouble> {
  // Asked first: what comes while conversations are read is told twice rather than not at all.
  const began = await askChat({ verb: 'getLog' }, logSchema, context);
  if (!began.ok) return began;
  const listed = await askChat({ verb: 'listConvos', query: { limit: convosRead } }, listSchema, context);
  if (!listed.ok) return listed;
  const said: Said[] = [];
  for (const { id: convoId, members, lastMessage } of listed.body.convos) {
    const last = z.object({ sentAt: z.string() }).safeParse(lastMessage).data;
    if (!last || last.sentAt < since) continue;
    const told = await messagesSince(convoId, since, context);
    if (!told.ok) return told;
    said.push(...told.messages.map((message) => ({ convoId, message, people: members })));
  }
  const items = said.map((one) => itemOf(one, context.account.remoteId));
  return { ok: true, items, changes: [], log: began.body.cursor, more: false };
}

/** What happened in private conversations since a place of the log. */
export async function followChat(from: string, context: AccountContext): Promise<Heard | ChatTrouble> {
  const items: InboxItem[] = [];
  const changes: InboxChange[] = [];
  const members = new Map<string, readonly ChatMember[]>();
  let log = from;
  for (let page = 0; page < maxPages; page += 1) {
    const told = await askChat({ verb: 'getLog', query: { cursor: log } }, logSchema, context);
    if (!told.ok) return told;
    const { cursor = log, logs } = told.body;
    for (const { $type, convoId, message: logged, relatedProfiles } of logs) {
      if ($type.endsWith('#logDeleteMessage')) {
        const id = z.object({ id: z.string() }).safeParse(logged).data?.id;
        if (id !== undefined) changes.push({ kind: 'gone', originId: id });
      }
      const message = $type.endsWith('#logCreateMessage') ? messageSchema.safeParse(logged).data : undefined;
      if (!message) continue;
      let people: readonly ChatMember[] = relatedProfiles;
      if (people.length === 0) {
        const known = members.get(convoId) ?? (await membersOf(convoId, context));
        if ('ok' in known) return known;
        members.set(convoId, known);
        people = known;
      }
      items.push(itemOf({ convoId, message, people }, context.account.remoteId));
    }
    if (logs.length === 0 || cursor === log) return { ok: true, items, changes, log, more: false };
    log = cursor;
  }
  return { ok: true, items, changes, log, more: true };
}

async function membersOf(convoId: string, context: AccountContext): Promise<ChatMember[] | ChatTrouble> {
  const call = { verb: 'getConvo', query: { convoId } };
  const told = await askChat(call, z.object({ convo: convoSchema }), context);
  return told.ok ? told.body.convo.members : told;
}

function itemOf({ convoId, message, people }: Said, ownDid: string): InboxItem {
  const { did } = message.sender;
  const who = people.find((one) => one.did === did);
  const { links, mentions, tags } = readFacets(message.text, message.facets);
  return {
    kind: 'private',
    originId: message.id,
    threadId: convoId,
    authorId: did,
    text: message.text,
    postedAt: new Date(message.sentAt).toISOString(),
    author: {
      handle: who?.handle ?? did,
      ...(who?.displayName ? { name: who.displayName } : {}),
      url: `https://bsky.app/profile/${who?.handle ?? did}`,
    },
    ...(did === ownDid ? { isOurs: true } : {}),
    tags,
    mentions,
    links: links.flatMap((link) => safeHttpUrl(link) ?? []),
    media: [],
  };
}
