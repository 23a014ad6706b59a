import { z } from 'zod';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import type { AccountContext, PublishTrouble } from '../publish.port.ts';
import { repliesSince } from '../replies.cursor.ts';
import { askBluesky } from './bluesky.calls.ts';
import { partsOf, postOfView } from './bluesky.mapper.ts';
import { postViewSchema, type PostView } from './bluesky.types.ts';
import { beginChat, followChat } from './chat.inbox.ts';

const weekMs = 7 * 24 * 3600_000;
const pageSize = 100;
const maxPages = 20;

const cursorSchema = z.object({ heard: z.string().optional(), log: z.string().optional() });
const floorSchema = z.object({ floor: z.string() });
const listSchema = z.object({ notifications: z.array(z.unknown()), cursor: z.string().optional() });
/** The root of a conversation stands in each of its posts. */
const rootedSchema = z.object({ record: z.object({ reply: z.object({ root: z.object({ uri: z.string() }) }) }) });

type Heard = { view: PostView; rootUri: string | undefined };

/**
 * Answers, mentions and quotes, by what the account is notified of, and private messages where the application password
 * opens them.
 */
export async function readBlueskyInbox(cursor: string | undefined, context: AccountContext): Promise<InboxOutcome> {
  const before = cursor === undefined ? {} : cursorSchema.parse(JSON.parse(cursor));
  const weekAgo = new Date(context.now().getTime() - weekMs).toISOString();
  const floor = before.heard === undefined ? weekAgo : floorSchema.parse(JSON.parse(before.heard)).floor;
  const heard = await notifiedSince(floor, context);
  if (!heard.ok) return heard;
  const all = heard.heard.map((one) => ({ id: one.view.uri, at: one.view.indexedAt, one }));
  const { fresh, cursor: next } = repliesSince(all, before.heard);
  const chat = await (before.log === undefined ? beginChat(weekAgo, context) : followChat(before.log, context));
  // Private messages that this password does not open leave the rest to be told.
  if (!chat.ok && chat.kind !== 'forbidden') return chat;
  const told = chat.ok ? chat : { items: [], changes: [], log: before.log, more: false };
  const items = [...fresh.map(({ one }) => itemOf(one, context.account.remoteId)), ...told.items];
  return {
    ok: true,
    items: items.toSorted((a, b) => (a.postedAt ?? '').localeCompare(b.postedAt ?? '')),
    ...(told.changes.length > 0 ? { changes: told.changes } : {}),
    cursor: JSON.stringify({ heard: next, log: told.log } satisfies z.infer<typeof cursorSchema>),
    more: told.more,
  };
}

/** Newest first over there, page after page down to an instant; each post once, whatever it is notified for. */
async function notifiedSince(
  floor: string,
  context: AccountContext,
): Promise<{ ok: true; heard: Heard[] } | PublishTrouble> {
  const heard = new Map<string, Heard>();
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const query = { reasons: ['mention', 'reply', 'quote'], limit: pageSize, cursor };
    const call = { method: 'app.bsky.notification.listNotifications', query, maxBytes: 20_000_000 };
    const told = await askBluesky(context.credentials, call, listSchema, context);
    if (!told.ok) return told;
    const views = told.body.notifications.flatMap((one) => {
      const view = postViewSchema.safeParse(one).data;
      return view ? [{ view, rootUri: rootedSchema.safeParse(one).data?.record.reply.root.uri }] : [];
    });
    for (const one of views) if (one.view.indexedAt >= floor) heard.set(one.view.uri, one);
    ({ cursor } = told.body);
    const isPast = views.some(({ view }) => view.indexedAt < floor);
    if (isPast || cursor === undefined || told.body.notifications.length === 0) break;
  }
  return { ok: true, heard: [...heard.values()] };
}

function itemOf({ view, rootUri }: Heard, ownDid: string): InboxItem {
  const { network: _, ...post } = postOfView(view);
  const said = { ...post, authorId: view.author.did, threadId: rootUri ?? view.uri };
  const isUnderOurs = rootUri !== undefined && partsOf(rootUri).did === ownDid;
  return isUnderOurs ? { ...said, kind: 'comment', underId: rootUri } : { ...said, kind: 'mention' };
}
