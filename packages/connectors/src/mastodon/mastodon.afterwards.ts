import { z } from 'zod';
import { partOf, remoteIdOf, textWithLink } from '../publish.plan.ts';
import type {
  AccountContext,
  Done,
  MeasureOutcome,
  Outgoing,
  Published,
  ReadBackOutcome,
  RepliesOutcome,
} from '../publish.port.ts';
import { publishTrouble } from '../publish.trouble.ts';
import { askMastodon, callMastodon } from './mastodon.calls.ts';
import { hostOf } from './mastodon.client.ts';
import { postOfStatus } from './mastodon.mapper.ts';
import { statusSchema } from './mastodon.types.ts';
import { repliesSince } from '../replies.cursor.ts';
import { readContent } from './status.content.ts';

const shownSchema = z.object({
  url: z.string().nullish(),
  uri: z.string(),
  content: z.string(),
  created_at: z.string(),
});

export async function readBackMastodon(published: Published, context: AccountContext): Promise<ReadBackOutcome> {
  const call = { path: `/api/v1/statuses/${remoteIdOf(published)}` };
  const told = await askMastodon(context.credentials, call, shownSchema, context);
  if (!told.ok) return told.kind === 'not_found' ? { ok: true, exists: false } : told;
  const { url, uri, content, created_at } = told.body;
  return { ok: true, exists: true, url: url ?? uri, text: readContent(content).text, at: created_at };
}

export async function removeMastodon({ steps }: Published, context: AccountContext): Promise<Done> {
  for (const { refs } of steps.toReversed()) {
    const call = { method: 'DELETE', path: `/api/v1/statuses/${refs['id'] ?? ''}` } as const;
    const removed = await callMastodon(context.credentials, call, context);
    if (!removed.ok && removed.kind !== 'not_found') return removed;
  }
  return { ok: true };
}

const keptSchema = z.object({
  media_attachments: z.array(z.object({ id: z.string() })).catch([]),
  sensitive: z.boolean().catch(false),
  poll: z
    .object({ options: z.array(z.object({ title: z.string() })), expires_at: z.string(), multiple: z.boolean() })
    .nullish()
    .catch(undefined),
});

/** In seconds; a poll that ends sooner is kept open that long. */
const shortestPoll = 300;

/** What an edit leaves out is taken away: images and poll are sent back as they stand. */
export async function editMastodon(published: Published, outgoing: Outgoing, context: AccountContext): Promise<Done> {
  for (const { key, refs } of published.steps) {
    const path = `/api/v1/statuses/${refs['id'] ?? ''}`;
    const kept = await askMastodon(context.credentials, { path }, keptSchema, context);
    if (!kept.ok) return kept;
    const { media_attachments, sensitive, poll } = kept.body;
    const expiresIn = poll ? (Date.parse(poll.expires_at) - context.now().getTime()) / 1000 : 0;
    if (poll && expiresIn <= 0) return closedPoll(context);
    const json = {
      status: textOf(key, outgoing),
      language: outgoing.lang,
      spoiler_text: outgoing.contentWarning ?? '',
      sensitive,
      media_ids: media_attachments.map(({ id }) => id),
      ...(poll
        ? {
            poll: {
              options: poll.options.map(({ title }) => title),
              expires_in: Math.max(shortestPoll, Math.ceil(expiresIn)),
              multiple: poll.multiple,
            },
          }
        : {}),
    };
    const edited = await callMastodon(context.credentials, { method: 'PUT', path, json }, context);
    if (!edited.ok) return edited;
  }
  return { ok: true };
}

function closedPoll({ credentials }: AccountContext): Done {
  return publishTrouble(
    {
      kind: 'rejected',
      fr: 'ne modifie pas un message dont le sondage est clos sans perdre les votes : publiez une correction',
      en: 'does not edit a post whose poll is closed without losing its votes: post a correction',
      done: 'no',
    },
    hostOf(credentials['server'] ?? ''),
  );
}

const countsSchema = z.object({
  replies_count: z.number(),
  reblogs_count: z.number(),
  favourites_count: z.number(),
});

/** Mastodon counts no impressions, by choice. */
export async function measureMastodon(published: Published, context: AccountContext): Promise<MeasureOutcome> {
  const call = { path: `/api/v1/statuses/${remoteIdOf(published)}` };
  const told = await askMastodon(context.credentials, call, countsSchema, context);
  if (!told.ok) return told;
  const { replies_count, reblogs_count, favourites_count } = told.body;
  return { ok: true, counts: { reactions: favourites_count, shares: reblogs_count, comments: replies_count } };
}

const descendantSchema = statusSchema.and(z.object({ account: z.object({ id: z.string() }) }));

/** The whole tree under the first part comes in one answer (4,096 at most); what was told before is left out. */
export async function readMastodonReplies(
  published: Published,
  cursor: string | undefined,
  context: AccountContext,
): Promise<RepliesOutcome> {
  const { credentials, account } = context;
  const call = { path: `/api/v1/statuses/${remoteIdOf(published)}/context`, timeoutMs: 60_000, maxBytes: 50_000_000 };
  const told = await askMastodon(credentials, call, z.object({ descendants: z.array(z.unknown()) }), context);
  if (!told.ok) return told;
  const all = told.body.descendants.flatMap((one) => descendantSchema.safeParse(one).data ?? []);
  const uris = new Map(all.map(({ id, uri }) => [id, uri] as const));
  for (const { refs } of published.steps) if (refs['id'] && refs['uri']) uris.set(refs['id'], refs['uri']);
  const theirs = all
    .filter((status) => status.account.id !== account.remoteId)
    .map((status) => ({ id: status.id, at: status.created_at, status }));
  const { fresh, cursor: next } = repliesSince(theirs, cursor);
  const server = credentials['server'] ?? '';
  const replies = fresh.map(({ status }) => postOfStatus(status, server, (id) => uris.get(id)));
  return { ok: true, replies, ...(next === undefined ? {} : { cursor: next }) };
}

function textOf(key: string, outgoing: Outgoing): string {
  if (key === 'comment') return outgoing.firstComment ?? '';
  const index = Number(key.split(':')[1]);
  const part = partOf(outgoing, index);
  return index === 0 ? textWithLink(part, outgoing.link) : part.text;
}
