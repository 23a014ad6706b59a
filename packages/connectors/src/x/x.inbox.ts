import { z } from 'zod';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import type { AccountContext, PublishTrouble } from '../publish.port.ts';
import { postOfReply, replySchema } from './x.afterwards.ts';
import { askX } from './x.calls.ts';
import { messagesDownTo, userSchema, type XMessage, type XUser } from './x.messages.ts';
import { writtenText } from './x.text.ts';

const mentionSchema = replySchema.extend({
  author_id: z.string(),
  conversation_id: z.string().optional(),
  in_reply_to_user_id: z.string().optional(),
});
type Mention = z.infer<typeof mentionSchema>;
const foundSchema = z.object({
  data: z.array(z.unknown()).catch([]),
  includes: z
    .object({ users: z.array(z.unknown()).catch([]) })
    .partial()
    .catch({}),
  meta: z.object({ next_token: z.string().optional() }).catch({}),
});
/** The newest of each that was told. */
const cursorSchema = z.object({ heard: z.string(), messages: z.string() });

const weekMs = 7 * 24 * 3600_000;
const maxPages = 8;

/**
 * Mentions, which answers to us are too, and direct messages where they were granted. Each post and message that is read
 * is paid for, so that nothing is asked for twice that can be helped.
 */
export async function readXInbox(cursor: string | undefined, context: AccountContext): Promise<InboxOutcome> {
  const before = cursor === undefined ? undefined : cursorSchema.parse(JSON.parse(cursor));
  const weekAgo = new Date(context.now().getTime() - weekMs).toISOString();
  const heard = await mentionsSince(before?.heard ?? '0', weekAgo, context);
  if (!heard.ok) return heard;
  const roots = await ownRoots(heard.mentions, context);
  if (!roots.ok) return roots;
  const known = before?.messages ?? '0';
  const isKnown = ({ id, created_at }: XMessage) => BigInt(id) <= BigInt(known) || created_at < weekAgo;
  const read = await messagesDownTo('/2/dm_events', isKnown, context);
  // Accounts that were connected without direct messages still tell the rest.
  if (!read.ok && read.kind !== 'forbidden') return read;
  const messages = read.ok ? read.messages : [];
  const users = read.ok ? read.users : new Map<string, XUser>();
  const items = [
    ...heard.mentions.map((mention) => itemOfMention(mention, heard.users, roots.own)),
    ...messages.map((message) => itemOfMessage(message, users, context.account.remoteId)),
  ];
  const next = {
    heard: newestOf(heard.mentions, before?.heard ?? '0'),
    messages: newestOf(messages, known),
  } satisfies z.infer<typeof cursorSchema>;
  return {
    ok: true,
    items: items.toSorted((a, b) => (a.postedAt ?? '').localeCompare(b.postedAt ?? '')),
    cursor: JSON.stringify(next),
    more: false,
  };
}

async function mentionsSince(
  sinceId: string,
  weekAgo: string,
  context: AccountContext,
): Promise<{ ok: true; mentions: Mention[]; users: Map<string, XUser> } | PublishTrouble> {
  const mentions: Mention[] = [];
  const users = new Map<string, XUser>();
  const from = sinceId === '0' ? { start_time: weekAgo.replace(/\.\d+Z$/, 'Z') } : { since_id: sinceId };
  let token: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const query = {
      ...from,
      max_results: '100',
      'tweet.fields': 'author_id,conversation_id,created_at,entities,in_reply_to_user_id,lang,referenced_tweets',
      expansions: 'author_id',
      pagination_token: token,
    };
    const path = `/2/users/${context.account.remoteId}/mentions`;
    const told = await askX(context.credentials, { path, query }, foundSchema, context);
    if (!told.ok) return told;
    const { data, includes, meta } = told.body;
    mentions.push(...data.flatMap((one) => mentionSchema.safeParse(one).data ?? []));
    for (const one of includes.users ?? []) {
      const user = userSchema.safeParse(one).data;
      if (user) users.set(user.id, user);
    }
    token = meta.next_token;
    if (token === undefined) break;
  }
  const theirs = mentions.filter(
    ({ id, author_id }) => author_id !== context.account.remoteId && BigInt(id) > BigInt(sinceId),
  );
  return { ok: true, mentions: theirs, users };
}

/** Which of the conversations we began: told by who answers our post itself, asked for the others. */
async function ownRoots(
  mentions: readonly Mention[],
  { account, ...context }: AccountContext,
): Promise<{ ok: true; own: Set<string> } | PublishTrouble> {
  const own = new Set<string>();
  const unknown = new Set<string>();
  for (const mention of mentions) {
    const { id, conversation_id: root = id, in_reply_to_user_id: answered } = mention;
    if (root === id) continue;
    if (parentOf(mention) === root && answered === account.remoteId) own.add(root);
    else if (parentOf(mention) !== root) unknown.add(root);
  }
  const asked = [...unknown].filter((root) => !own.has(root)).slice(0, 100);
  if (asked.length === 0) return { ok: true, own };
  const call = { path: '/2/tweets', query: { ids: asked.join(','), 'tweet.fields': 'author_id' } };
  const authored = z.object({ data: z.array(z.object({ id: z.string(), author_id: z.string() })).catch([]) });
  const told = await askX(context.credentials, call, authored, context);
  if (!told.ok) return told;
  for (const { id, author_id } of told.body.data) if (author_id === account.remoteId) own.add(id);
  return { ok: true, own };
}

function parentOf({ referenced_tweets }: Mention): string | undefined {
  return referenced_tweets.find(({ type }) => type === 'replied_to')?.id;
}

function itemOfMention(mention: Mention, users: Map<string, XUser>, own: ReadonlySet<string>): InboxItem {
  const { network: _, ...post } = postOfReply(mention, users.get(mention.author_id));
  const threadId = mention.conversation_id ?? mention.id;
  const said = { ...post, authorId: mention.author_id, threadId };
  return own.has(threadId) ? { ...said, kind: 'comment', underId: threadId } : { ...said, kind: 'mention' };
}

function itemOfMessage(message: XMessage, users: Map<string, XUser>, ownId: string): InboxItem {
  const sender = users.get(message.sender_id);
  return {
    kind: 'private',
    originId: message.id,
    threadId: message.dm_conversation_id ?? message.sender_id,
    authorId: message.sender_id,
    text: writtenText(message.text, undefined),
    postedAt: new Date(message.created_at).toISOString(),
    ...(sender
      ? {
          author: {
            handle: sender.username,
            ...(sender.name ? { name: sender.name } : {}),
            url: `https://x.com/${sender.username}`,
          },
        }
      : {}),
    ...(message.sender_id === ownId ? { isOurs: true } : {}),
    incomplete: encryptedElsewhere,
    tags: [],
    mentions: [],
    links: [],
    media: [],
  };
}

const encryptedElsewhere = {
  fr: 'X ne transmet ni les messages que X Chat chiffre, ni ce qui a plus de trente jours : la conversation peut en contenir d’autres.',
  en: 'X passes on neither what X Chat encrypts nor what is older than thirty days: the conversation may hold more.',
};

function newestOf(found: readonly { id: string }[], before: string): string {
  return found.reduce((newest, { id }) => (BigInt(id) > BigInt(newest) ? id : newest), before);
}
