import { z } from 'zod';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import type { AccountContext, PublishTrouble } from '../publish.port.ts';
import { followWatched, markOf, maxWatched } from './inbox.changes.ts';
import { readOnward } from './inbox.pages.ts';
import { askMastodon } from './mastodon.calls.ts';
import { postOfStatus } from './mastodon.mapper.ts';
import { statusSchema } from './mastodon.types.ts';

const saidSchema = statusSchema.extend({
  account: statusSchema.shape.account.extend({ id: z.string() }),
  mentions: z.array(z.object({ id: z.string(), acct: z.string() })).catch([]),
  in_reply_to_account_id: z.string().nullish().catch(undefined),
});
type Said = z.infer<typeof saidSchema>;
const notificationSchema = z.object({ id: z.string(), created_at: z.string(), status: saidSchema });
const parentSchema = z.object({ id: z.string(), uri: z.string(), account: z.object({ id: z.string() }) });

/** Up to where notifications and our own statuses were read, and the newest of theirs, to see what becomes of them. */
const cursorSchema = z.object({
  heard: z.string(),
  wrote: z.string(),
  watched: z.array(z.tuple([z.string(), z.string(), z.string()])),
});

/**
 * Mentions, which answers to us and direct messages are too, and what we wrote to people by another way. What strangers
 * say is told although the account filters it: a citizen is a stranger.
 * @see https://docs.joinmastodon.org/methods/notifications/
 */
export async function readMastodonInbox(cursor: string | undefined, context: AccountContext): Promise<InboxOutcome> {
  const { remoteId } = context.account;
  const before = cursor === undefined ? undefined : cursorSchema.parse(JSON.parse(cursor));
  const mentions = { 'types[]': 'mention', include_filtered: 'true' };
  const heard = await readOnward(
    { path: '/api/v1/notifications', query: mentions, schema: notificationSchema },
    before?.heard,
    context,
  );
  if (!heard.ok) return heard;
  const own = { path: `/api/v1/accounts/${remoteId}/statuses`, query: { exclude_reblogs: 'true' }, schema: saidSchema };
  const wrote = await readOnward(own, before?.wrote, context);
  if (!wrote.ok) return wrote;
  const theirs = heard.found.map(({ status }) => status).filter(({ account }) => account.id !== remoteId);
  const items: InboxItem[] = [];
  for (const status of [...theirs, ...wrote.found.filter((one) => isToSomebody(one, remoteId))]) {
    const made = await itemOf(status, context);
    if (!made.ok) return made;
    items.push(made.item);
  }
  const followed = await followWatched(before?.watched ?? [], context);
  const watched = [...followed.watched, ...theirs.map(markOf)].slice(-maxWatched);
  return {
    ok: true,
    items: items.toSorted((a, b) => (a.postedAt ?? '').localeCompare(b.postedAt ?? '')),
    ...(followed.changes.length > 0 ? { changes: followed.changes } : {}),
    cursor: JSON.stringify({ heard: heard.last, wrote: wrote.last, watched } satisfies z.infer<typeof cursorSchema>),
    more: heard.more || wrote.more,
  };
}

/** Whether we wrote it to somebody: what we say to all, and threads of our own, are none of the inbox. */
function isToSomebody({ visibility, in_reply_to_account_id: to }: Said, ownId: string): boolean {
  return isPrivate(visibility) || (typeof to === 'string' && to !== ownId);
}

/** What the author did not say to all is not to be answered before all. */
function isPrivate(visibility: string): boolean {
  return visibility === 'direct' || visibility === 'private';
}

async function itemOf(status: Said, context: AccountContext): Promise<{ ok: true; item: InboxItem } | PublishTrouble> {
  const { credentials, account } = context;
  const { network: _, ...post } = postOfStatus(status, credentials['server'] ?? '');
  const isOurs = status.account.id === account.remoteId;
  const said = {
    ...post,
    // What we publish is known by its name at our server.
    ...(isOurs ? { originId: status.id, isOurs: true as const } : {}),
    authorId: status.account.id,
  };
  if (isPrivate(status.visibility)) {
    const others = [status.account.id, ...status.mentions.map(({ id }) => id)].filter((id) => id !== account.remoteId);
    const threadId = [...new Set(others)].toSorted().join(',') || status.id;
    return { ok: true, item: { ...said, kind: 'private', threadId, text: withoutAddressees(said.text) } };
  }
  const above = await ancestorsOf(status, context);
  if (!above.ok) return above;
  const root = above.ancestors[0];
  const parent = above.ancestors.at(-1);
  const place = {
    threadId: root?.uri ?? status.uri,
    ...(parent ? { inReplyTo: parent.uri } : {}),
    ...(status.in_reply_to_id && !parent ? { incomplete: parentUnknown } : {}),
  };
  const isUnderOurs = root?.account.id === account.remoteId;
  return {
    ok: true,
    item: isUnderOurs
      ? { ...said, ...place, kind: 'comment', underId: root.id }
      : { ...said, ...place, kind: 'mention' },
  };
}

const parentUnknown = {
  fr: 'Le message auquel cela répond n’est plus lisible sur le serveur.',
  en: 'The message that this answers can no longer be read on the server.',
};

/** What it answers, first post of the conversation first. */
async function ancestorsOf(
  { id, in_reply_to_id }: Said,
  context: AccountContext,
): Promise<{ ok: true; ancestors: z.infer<typeof parentSchema>[] } | PublishTrouble> {
  if (!in_reply_to_id) return { ok: true, ancestors: [] };
  const call = { path: `/api/v1/statuses/${id}/context`, maxBytes: 50_000_000 };
  const told = await askMastodon(context.credentials, call, z.object({ ancestors: z.array(z.unknown()) }), context);
  if (!told.ok) return told.kind === 'not_found' ? { ok: true, ancestors: [] } : told;
  return { ok: true, ancestors: told.body.ancestors.flatMap((one) => parentSchema.safeParse(one).data ?? []) };
}

/** A direct message begins by naming whom it is for. */
function withoutAddressees(text: string): string {
  return text.replace(/^(?:@[\w.-]+(?:@[\w.-]+)?\s+)+/, '');
}
